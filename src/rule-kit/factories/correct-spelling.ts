import type { Problem } from "../../kinds/dockerfile/nodes.ts";
import type { ProposedFix } from "../../report.ts";
import type { RuleContext } from "../../rule.ts";
import { replace } from "../../text/edit.ts";
import { editDistance } from "../../text/nearest.ts";
import { effectsOf } from "../edits/instruction-effects.ts";

/** Shorter words are one letter from several. */
const shortest = 4;

/**
 * The repair of a problem that begins with a misspelt word: what was meant in its place. Safe one letter away, since the
 * file does not build as it is.
 */
export function correctSpelling(
  { instruction, span, suggestion }: Problem,
  { source }: RuleContext<"dockerfile">,
): ProposedFix | undefined {
  const word = /^[a-z-]+/i.exec(source.text.slice(span.start, span.end))?.[0];
  if (!instruction || suggestion === undefined || word === undefined) return undefined;
  const isClose = suggestion.length >= shortest && editDistance(word.toLowerCase(), suggestion) <= 1;
  return {
    title: `Write ${suggestion}`,
    safe: true,
    requires: { "one word is meant": isClose || { unless: "another word is meant" } },
    effect: effectsOf(instruction.type),
    edits: replace({ start: span.start, end: span.start + word.length }, suggestion),
  };
}
