import type { Lookup } from "../../syntax/fact.ts";
import type { ModelInput } from "../kind.ts";
import { chainsOf } from "./chain.ts";
import { containerOf, type ServiceContainer } from "./container.ts";
import { variablesOf } from "./inheritance.ts";
import type { ComposeDocument, ComposeModel } from "./nodes.ts";

/** The model, with what only its own folder knows of a container. */
export interface ServicesModel extends ComposeModel {
  readonly containers: readonly ServiceContainer[];
}

/** What the services of a file run; each part is read when it is asked for. */
export function createModel(document: ComposeDocument, { knowledge, files }: ModelInput): ServicesModel {
  const source = document.source.text;
  const lookup: Lookup = files ? variablesOf(document, files) : () => undefined;
  return {
    containers: chainsOf(document.services).map((chain) => containerOf({ chain, source, knowledge, lookup })),
  };
}
