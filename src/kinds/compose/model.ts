import type { Build } from "../../nodes/build.ts";
import type { Lookup } from "../../syntax/fact.ts";
import type { ModelInput } from "../kind.ts";
import { chainsOf } from "./chain.ts";
import { containerOf, type ServiceContainer } from "./container.ts";
import { variablesOf } from "./inheritance.ts";
import type { ComposeDocument, ComposeModel, Scalar, Service } from "./nodes.ts";

/** The model, with what only its own folder knows of a container. */
export interface ServicesModel extends ComposeModel {
  readonly containers: readonly ServiceContainer[];
}

/** What the services of a file run; each part is read when it is asked for. */
export function createModel(document: ComposeDocument, { knowledge, files }: ModelInput): ServicesModel {
  const source = document.source.text;
  const lookup: Lookup = files ? variablesOf(document, files) : () => undefined;
  const builtAs = buildsByName(document.services);
  return {
    containers: chainsOf(document.services).map((chain) => containerOf({ chain, source, knowledge, lookup, builtAs })),
  };
}

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
