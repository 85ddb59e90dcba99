import { defineRule, type ProposedFix, remove, type Span } from "../../src/author.ts";

export default defineRule({
  id: "compose-no-version",
  summary: "Compose files have no version",
  why: "Compose reads every file by the current specification and warns that `version` is obsolete.",
  topic: "compose",
  category: "deprecated",
  severity: "warning",
  fix: "safe",
  kinds: ["compose"],
  // Most files still have one, and it does no harm.
  recommended: false,
  precision: "very-high",
  aliases: { dclint: ["no-version-field"] },
  reference: "https://docs.docker.com/reference/compose-file/version-and-name/",
  messages: { obsolete: "The key version is obsolete: remove it" },
  examples: [
    {
      bad: '«version: "3.8"»\nservices:\n  app:\n    image: example.com/app:1',
      fixed: "services:\n  app:\n    image: example.com/app:1",
      good: "services:\n  app:\n    image: example.com/app:1",
    },
  ],
  on: {
    Entry: {
      when: { keys: ["version"] },
      handle: ({ span }, { source }) => ({ at: span, message: "obsolete", fixes: fix(span, source.text) }),
    },
  },
});

/** Removes the line, and a blank one after it at the top of a file, where nothing else stands on it. */
function fix({ start, end }: Span, text: string): ProposedFix | undefined {
  const isAlone = start === 0 || text[start - 1] === "\n";
  const [rest] = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end)) ?? [];
  if (!isAlone || rest === undefined) return undefined;
  const [blank = ""] = (start === 0 && /^(?:[ \t]*\r?\n)+/.exec(text.slice(end + rest.length))) || [];
  const edits = remove({ start, end: end + rest.length + blank.length });
  return { title: "Remove version", safe: true, effect: "none", edits };
}
