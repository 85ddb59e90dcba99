import { contains, defineRule, type Holds, replace } from "../../src/author.ts";

export default defineRule({
  id: "valid-parser-directives",
  summary: "Parser directives are spelled correctly, are at the top and are given once",
  why: "Docker treats a directive that it does not recognise as a comment, so it has no effect.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    buildkit: ["build-error/escape-directive", "build-error/check-directive"],
    "dockerfile-utils": ["INVALID_ESCAPE_DIRECTIVE", "DUPLICATED_ESCAPE_DIRECTIVE", "CASING_DIRECTIVE"],
    tally: ["tally/syntax-directive-typo"],
  },
  reference: "https://docs.docker.com/reference/dockerfile/#parser-directives",
  messages: {
    invalid: "{problem}",
    typo: "{problem}; did you mean {name}?",
    casing: "Parser directives are lower case: write {name}",
  },
  examples: [
    {
      bad: "# «sytnax»=docker/dockerfile:1\nFROM alpine:3.20",
      severity: "warning",
      fixedUnsafe: "# syntax=docker/dockerfile:1\nFROM alpine:3.20",
      message: "typo",
    },
    {
      title: "Nothing may come before a parser directive",
      bad: "# My image\n«# syntax=docker/dockerfile:1»\nFROM alpine:3.20",
      message: "invalid",
      severity: "warning",
    },
    { bad: "# escape=«/»\nFROM alpine:3.20", good: "# escape=`\nFROM alpine:3.20", message: "invalid" },
    {
      bad: "# «Syntax»=docker/dockerfile:1\nFROM alpine:3.20",
      severity: "info",
      fixed: "# syntax=docker/dockerfile:1\nFROM alpine:3.20",
      message: "casing",
    },
  ],
  on: {
    Problem(problem, { document, source }) {
      if (problem.code !== "directive") return undefined;
      const { message, suggestion, span } = problem;
      if (suggestion !== undefined) {
        const edits = replace(span, suggestion);
        return {
          at: span,
          message: "typo",
          data: { problem: message, name: suggestion },
          severity: "warning",
          fixes: {
            title: `Write ${suggestion}`,
            safe: true,
            requires: { "the file is parsed as before": saysNothingNew(suggestion, source.text.slice(span.end)) },
            effect: "directives",
            edits,
          },
        };
      }
      // One that stands too low is a comment to Docker: the build goes on.
      const counts = document.directives.some((one) => contains(one.span, span));
      return { at: span, message: "invalid", data: { problem: message }, severity: counts ? "error" : "warning" };
    },
  },
  *check({ directives, source }) {
    for (const { name, nameSpan } of directives) {
      if (!known.includes(name) || source.text.slice(nameSpan.start, nameSpan.end) === name) continue;
      yield {
        at: nameSpan,
        message: "casing",
        data: { name },
        severity: "info",
        fixes: { title: `Write ${name}`, safe: true, effect: "none", edits: replace(nameSpan, name) },
      };
    }
  },
});

const known: readonly string[] = ["syntax", "escape", "check"];

/**
 * The escape character that Docker has anyway. Below it a directive that has been a comment so far would begin to count.
 */
function saysNothingNew(name: string, rest: string): Holds {
  const [, value, next] = /^[ \t]*=[ \t]*(?:(\S)[ \t]*)?(?:\r?\n(.*)|$)/.exec(rest) ?? [];
  const isDefault = name === "escape" && value === "\\" && !/^[ \t]*#[ \t]*\w+[ \t]*=/.test(next ?? "");
  return isDefault || { unless: `the file must be parsed without ${name}` };
}
