import { composeKind } from "../../../src/kinds/compose/kind.ts";
import { createModel, type ServicesModel } from "../../../src/kinds/compose/model.ts";
import type { ComposeDocument, Service } from "../../../src/kinds/compose/nodes.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { Container } from "../../../src/nodes/container.ts";
import type { Span } from "../../../src/text/span.ts";

/** What has to be loaded before a file is read. */
export async function prepare(): Promise<void> {
  await composeKind.prepare?.();
}

export interface Read extends ComposeDocument {
  readonly model: ServicesModel;
  readonly containers: readonly Container[];
  slice(span: Span): string;
}

/** A Compose file with what its services run. */
export function read(text: string): Read {
  const document = parseCompose({ path: "compose.yaml", text });
  const model = createModel(document, { knowledge: defaultKnowledge });
  return { ...document, model, containers: model.containers, slice: ({ start, end }) => text.slice(start, end) };
}

/** The only service of a file, by the lines of it, and its container. */
export function readOne(
  ...lines: readonly string[]
): Read & { readonly service: Service; readonly container: Container } {
  const file = read(`services:\n  web:\n    ${lines.join("\n    ")}\n`);
  const [service] = file.services;
  const [container] = file.containers;
  if (!service || !container) throw new Error("no service");
  return { ...file, service, container };
}
