import type { Build } from "../../nodes/build.ts";
import type { Problem } from "../../nodes/problem.ts";
import { lazily } from "../../text/lazy.ts";
import type { ModelInput } from "../kind.ts";
import { chainsOf } from "./chain.ts";
import { containerOf, type ServiceContainer } from "./container.ts";
import type { ComposeDocument, ComposeModel, Scalar, Service } from "./nodes.ts";
import { type ComposeProject, projectOf } from "./project.ts";
import { referencesOf } from "./references.ts";

/** The model, with what only its own folder knows of it. */
export interface ServicesModel extends ComposeModel {
  readonly containers: readonly ServiceContainer[];
  readonly project: ComposeProject;
  /** What Compose rejects in files that are read together. */
  readonly problems: readonly Problem[];
}

interface Written extends ModelInput {
  readonly document: ComposeDocument;
}

/** What the services of a file run; each part is read when it is asked for. */
export const createModel = (document: ComposeDocument, input: ModelInput): ServicesModel =>
  modelOf({ ...input, document });

const modelOf = lazily<ServicesModel, Written>({
  project: ({ document, files }) => projectOf(document, files),
  problems: (_, { project }) => project.problems,
  references: ({ document }, { project }) => referencesOf(document, project),
  containers({ document, knowledge }, { project }) {
    const builtAs = buildsByName(document.services);
    const source = document.source.text;
    return chainsOf(document.services).map((chain) => containerOf({ chain, source, knowledge, project, builtAs }));
  },
});

/** The builds of a file by the names that services give their images, as they are written. */
function buildsByName(services: readonly Service[]): (image: Scalar | undefined) => Build | undefined {
  let byName: ReadonlyMap<string, Build> | undefined;
  return (image) => {
    byName ??= new Map(
      services.flatMap(({ build, builtImage }) => (build && builtImage ? [[builtImage.value, build.node]] : [])),
    );
    return image && byName.get(image.value);
  };
}
