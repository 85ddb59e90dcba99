import type { Invocation } from "../nodes/invocation.ts";
import type { Source } from "../text/source.ts";
import type { ResolvedConfig } from "./options.ts";
import type { Outline } from "./types.ts";

/**
 * The stages of a document and what they take from where, undefined for kinds that have none. Reads the text again, so
 * that a run whose report shows no picture pays nothing.
 */
export function outlineOf(
  { kind: name, source }: { readonly kind: string; readonly source: Source },
  { kinds, knowledge }: Pick<ResolvedConfig, "kinds" | "knowledge">,
  invocation?: Invocation,
): Outline | undefined {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (!kind?.outline) return undefined;
  const document = kind.parse(source);
  return kind.outline(document, kind.model?.(document, { invocation, knowledge }));
}
