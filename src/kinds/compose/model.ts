import type { ModelInput } from "../kind.ts";
import { chainsOf } from "./chain.ts";
import { containerOf, type ServiceContainer } from "./container.ts";
import type { ComposeDocument, ComposeModel } from "./nodes.ts";

/** The model, with what only its own folder knows of a container. */
export interface ServicesModel extends ComposeModel {
  readonly containers: readonly ServiceContainer[];
}

/** What the services of a file run; each part is read when it is asked for. */
export function createModel({ services, source }: ComposeDocument, { knowledge }: ModelInput): ServicesModel {
  return { containers: chainsOf(services).map((chain) => containerOf({ chain, source: source.text, knowledge })) };
}
