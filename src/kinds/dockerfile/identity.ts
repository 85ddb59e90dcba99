import { derivedOffset } from "../../text/offset-map.ts";
import { lastStarting, type Span } from "../../text/span.ts";
import type { Identity } from "../kind.ts";
import { even, identity, lineIdentity } from "../line-identity.ts";
import type { DockerfileDocument, Instruction, Word } from "./nodes.ts";

/**
 * An instruction without its layout: lines joined, comments gone, blanks even, keywords in capitals, a JSON array
 * without blanks around its commas. A FROM is known without its AS, so that renaming a stage changes where it stands,
 * not what it is. What stands outside of instructions is known by its line.
 */
export function identityOf(document: DockerfileDocument, span: Span): Identity {
  const { text } = document.source;
  const stage = lastStarting(document.stages, span.start);
  const within = stage ? (stage.name ?? String(stage.index)) : "";
  const instruction = lastStarting(document.instructions, span.start);
  if (!instruction || span.start >= instruction.span.end) return { ...lineIdentity(text, span), within };
  const { line, at, tidy } = layoutless(instruction);
  const start = derivedOffset(instruction.keyword.line, span.start);
  const end = derivedOffset(instruction.keyword.line, span.end);
  const isWhole = start === 0 && end === line.length;
  // In a comment or in a heredoc nothing of the line is left.
  const words = tidy(line.slice(start, end)) || even(text.slice(span.start, span.end));
  return identity(within, at, isWhole ? at : words);
}

interface Layoutless {
  /** The logical line with its keywords in capitals, each character in its place. */
  readonly line: string;
  readonly at: string;
  tidy(part: string): string;
}

const known = new WeakMap<Instruction, Layoutless>();

function layoutless(instruction: Instruction): Layoutless {
  let result = known.get(instruction);
  if (!result) {
    const line = capitalised(instruction).trimEnd();
    const tidy = isArray(instruction) ? tidyArray : even;
    const named = instruction.type === "From" && instruction.as;
    const bodies = instruction.heredocs.map(({ body }) => ` ${even(body.text)}`);
    const at = tidy(named ? line.slice(0, named.keyword.at) : line) + bodies.join("");
    result = { line, at, tidy };
    known.set(instruction, result);
  }
  return result;
}

function tidyArray(part: string): string {
  return even(part).replace(/(\[) | ?(,) ?| (\])/g, "$1$2$3");
}

function capitalised(instruction: Instruction): string {
  let { text } = instruction.keyword.line;
  for (const { at, text: word } of keywordsOf(instruction)) {
    text = text.slice(0, at) + word.toUpperCase() + text.slice(at + word.length);
  }
  return text;
}

function keywordsOf(instruction: Instruction): readonly Word[] {
  const { keyword } = instruction;
  if (instruction.type === "From" && instruction.as) return [keyword, instruction.as.keyword];
  if (instruction.type === "Healthcheck" && instruction.test) return [keyword, instruction.test];
  if (instruction.type === "Onbuild" && instruction.instruction)
    return [keyword, ...keywordsOf(instruction.instruction)];
  return [keyword];
}

/** Whether what follows is a JSON array, in which blanks mean nothing. */
function isArray(instruction: Instruction): boolean {
  if (instruction.type === "Onbuild" && instruction.instruction) return isArray(instruction.instruction);
  if ("json" in instruction) return instruction.json;
  return "command" in instruction && instruction.command?.form === "exec";
}
