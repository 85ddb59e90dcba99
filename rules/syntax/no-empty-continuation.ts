import { defineRule, type Instruction, type Problem, type ProposedFix, remove } from "../../src/author.ts";
import { effectsOf, effectsOfKeyword, isKeyword, perModel } from "../../src/kit.ts";

export default defineRule({
  id: "no-empty-continuation",
  summary: "A continued instruction has no empty line in it",
  why: "Docker skips the line with a warning today, and will reject it in a future release.",
  topic: "syntax",
  category: "deprecated",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["NoEmptyContinuation"], "dockerfile-utils": ["EMPTY_CONTINUATION_LINE"] },
  reference: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
  messages: {
    blank: "This empty line does not end the {keyword} above it, and a future release will reject it: delete it",
    swallowed:
      "This empty line does not end the {keyword} above it, so {next} below is part of it: delete the last {escape}",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN apk add --no-cache \\\n«\n»    curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    curl",
      message: "blank",
    },
    {
      title: "One line continuation too many",
      bad: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    curl \\\n«\n»USER 65532",
      fixedUnsafe: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    curl\n\nUSER 65532",
      message: "swallowed",
      severity: "warning",
    },
    {
      title: "A comment may separate the lines",
      good: "FROM alpine:3.20\nRUN apk add --no-cache \\\n    # for the health check\n    curl",
    },
  ],
  on: {
    Problem(problem, { source, document, model }) {
      const { code, span, instruction } = problem;
      if (code !== "empty-continuation" || !instruction) return undefined;
      const keyword = instruction.keyword.text;
      const next = swallowed(source.text, problem, instruction);
      if (next !== undefined) {
        const data = { keyword, next, escape: document.escape };
        const fixes = endAbove(source.text, document.escape, problem, instruction, next);
        return { at: span, message: "swallowed", data, fixes, severity: "warning" };
      }
      const all = blankIn(model).get(instruction) ?? [problem];
      if (all[0] !== problem) return undefined;
      const title = all.length > 1 ? "Delete the empty lines" : "Delete the empty line";
      const edits = all.map((one) => remove(one.span));
      return { at: span, message: "blank", data: { keyword }, fixes: { title, safe: true, effect: "none", edits } };
    },
  },
});

/** The blank lines of each instruction that swallow nothing: one finding speaks for all. */
const blankIn = perModel(({ document }): ReadonlyMap<Instruction, readonly Problem[]> => {
  const found = new Map<Instruction, Problem[]>();
  for (const problem of document.problems) {
    const { code, instruction } = problem;
    if (code !== "empty-continuation" || !instruction) continue;
    if (swallowed(document.source.text, problem, instruction) !== undefined) continue;
    const others = found.get(instruction);
    if (others) others.push(problem);
    else found.set(instruction, [problem]);
  }
  return found;
});

/** The keyword that starts the next line which is no comment, where a line of the instruction follows. */
function swallowed(text: string, { span }: Problem, instruction: Instruction): string | undefined {
  const lines = text.slice(span.end, instruction.span.end).split("\n");
  const next = lines.find((line) => !/^\s*#/.test(line));
  const word = /^([A-Z]+)\s+\S/.exec(next ?? "")?.[1];
  return word !== undefined && isKeyword(word) ? word : undefined;
}

/** Deletes the escape character before the blank line. */
function endAbove(
  text: string,
  escapeCharacter: string,
  { span }: Problem,
  instruction: Instruction,
  next: string,
): ProposedFix | undefined {
  const last = text.slice(0, span.start).trimEnd().length - 1;
  if (text[last] !== escapeCharacter) return undefined;
  const start = text.slice(0, last).trimEnd().length;
  return {
    title: `End the ${instruction.keyword.text} above the empty line`,
    safe: false,
    effect: [...effectsOf(instruction.type), ...effectsOfKeyword(next), "commands"],
    edits: remove({ start, end: last + 1 }),
  };
}
