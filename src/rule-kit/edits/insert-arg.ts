import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import type { ProposedFix } from "../../rule.ts";
import { insert } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import { commandEffects } from "./instruction-effects.ts";

/**
 * Declares a build argument above an instruction. Unsafe, for what was empty gets a value; undefined where the
 * instruction does not start its line.
 */
export function declareArg(name: string, { span, keyword }: Instruction, source: string): ProposedFix | undefined {
  const line = source.lastIndexOf("\n", span.start - 1) + 1;
  const indent = source.slice(line, span.start);
  if (indent.trim() !== "") return undefined;
  const newline = newlineOf(source);
  const arg = keyword.text === keyword.text.toLowerCase() ? "arg" : "ARG";
  return {
    title: `Declare ARG ${name} in this stage`,
    safe: false,
    // Commands that read it get its value.
    effect: ["args", ...commandEffects],
    edits: insert(span.start, `${arg} ${name}${newline}${indent}`),
  };
}
