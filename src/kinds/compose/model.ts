import type { Problem } from "../../nodes/problem.ts";
import { lazily } from "../../text/lazy.ts";
import type { ModelInput } from "../kind.ts";
import { builtImagesOf } from "./built-images.ts";
import { type Chain, chainsOf, layersOf } from "./chain.ts";
import { containerOf, type ServiceContainer } from "./container.ts";
import { type JoinedFiles, joinFiles } from "./joined.ts";
import { mergedOf } from "./merged.ts";
import type { ComposeDocument, ComposeModel } from "./nodes.ts";
import { type ComposeProject, projectOf } from "./project.ts";
import { referencesOf } from "./references.ts";

/** The model, with what only its own folder knows of it. */
export interface ServicesModel extends ComposeModel {
  readonly containers: readonly ServiceContainer[];
  readonly project: ComposeProject;
  /** The texts of the file and of those that say more of its services. */
  readonly joined: JoinedFiles;
  /** One for each service, in order. */
  readonly chains: readonly Chain[];
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
  joined: ({ document }) => joinFiles(document),
  chains: ({ document }, { project, joined }) => chainsOf(document, project, joined),
  problems: (_, { project }) => project.problems,
  references: ({ document }, { project }) => referencesOf(document, project),
  services: (_, { chains }) =>
    chains.map(({ over, under }) => ({
      node: mergedOf(layersOf(under)),
      get whole() {
        return over.length === 0 ? this.node : mergedOf(layersOf([...over, ...under]));
      },
    })),
  containers({ document, knowledge }, { project, joined, chains }) {
    const built = builtImagesOf(document, [...project.stack.under, ...project.stack.over]);
    return chains.map((chain) => containerOf({ chain, joined, knowledge, project, built }));
  },
});
