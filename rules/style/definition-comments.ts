import {
  type Comment,
  type DockerfileDocument,
  defineRule,
  type Instruction,
  insert,
  type Source,
} from "../../src/author.ts";
import { firstFrom, newlineOf } from "../../src/kit.ts";

export default defineRule({
  id: "definition-comments",
  summary: "A comment right above a named stage or an ARG begins with its name",
  why: "`docker build --call=outline` and `--call=targets` show such a comment as the description of the stage or argument, and only if it begins with the name. An empty line keeps any other comment apart.",
  topic: "style",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: { buildkit: ["InvalidDefinitionDescription"] },
  reference: "https://docs.docker.com/reference/build-checks/invalid-definition-description/",
  options: {
    comments: {
      type: "string",
      enum: ["prose", "all"],
      default: "prose",
      description:
        "Whether comments that tools read, such as `# renovate: datasource=docker`, are left alone (prose), or must describe the stage or argument as well (all).",
    },
  },
  messages: {
    undescribed: "The comment does not begin with {name}: begin with the name, or put an empty line below it",
  },
  examples: [
    {
      bad: "«# compiles the program»\nFROM golang:1.24 AS build",
      fixed: "# compiles the program\n\nFROM golang:1.24 AS build",
      good: "# build compiles the program\nFROM golang:1.24 AS build",
    },
    {
      title: "Every line of a comment above counts, and the last one must name it",
      good: "# Versions\n# GO is that of Go\nARG GO=1.24\nFROM golang:$GO",
    },
    {
      title: "Comments for tools describe nothing",
      good: "# renovate: datasource=docker depName=golang\nARG GO=1.24\nFROM golang:$GO",
    },
    {
      title: "As BuildKit has it",
      options: { comments: "all" },
      bad: "«# hadolint ignore=DL3006»\nFROM golang AS build",
      fixed: "# hadolint ignore=DL3006\n\nFROM golang AS build",
    },
  ],
  on: {
    Instruction: {
      when: { types: ["From", "Arg"] },
      handle(instruction, { document, source, options }) {
        const names = namesOf(instruction);
        const comment = names.length > 0 ? commentAbove(instruction, document, source) : undefined;
        if (!comment || (options.comments === "prose" && !isProse(comment.text))) return;
        const [first = ""] = comment.text.split(" ", 1);
        if (names.some((name) => name === first)) return;
        return {
          at: comment,
          message: "undescribed",
          data: { name: names.length > 1 ? "the name of an argument" : (names[0] ?? "") },
          fixes: {
            title: "Put an empty line below the comment",
            safe: true,
            effect: "none",
            edits: insert(comment.span.end, newlineOf(source.text)),
          },
        };
      },
    },
  },
});

/** Neither for a tool nor a mere line. */
function isProse(text: string): boolean {
  return /\p{L}/u.test(text) && !forTools.test(text);
}

/** `renovate: datasource=docker`, `checkov:skip=...`, `hadolint ignore=...`, `kics-scan ignore-line`, `nosemgrep`. */
const forTools = /^[\w.-]+:[\w.-]|^[\w.-]+(?::?\s+[\w.-]+){0,2}\s*=|^(?:kics-scan|nosem(?:grep)?)\b/;

/** What a comment above an instruction may describe. */
function namesOf(instruction: Instruction): readonly string[] {
  if (instruction.onbuild) return [];
  if (instruction.type === "From") return instruction.as ? [instruction.as.name.text] : [];
  return instruction.type === "Arg" ? instruction.pairs.map(({ key }) => key.text) : [];
}

/** The comment on the line before an instruction. */
function commentAbove({ span }: Instruction, { comments }: DockerfileDocument, { text }: Source): Comment | undefined {
  const comment = comments[firstFrom(comments, span.start, (one) => one.span.start) - 1];
  if (!comment || comment.inside) return undefined;
  return /^\r?\n[ \t]*$/.test(text.slice(comment.span.end, span.start)) ? comment : undefined;
}
