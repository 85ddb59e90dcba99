import { type Problem, type ProposedFix, replace } from "../../src/author.ts";
import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "copy-no-remote",
  summary: "COPY does not copy from URLs",
  why: "Docker rejects a URL in COPY; only ADD downloads.",
  fix: "both",
  aliases: { buildkit: ["build-error/copy-remote"] },
  codes: ["copy-remote"],
  examples: [
    {
      bad: "FROM alpine:3.20\nCOPY «https://example.com/app.tgz» /tmp/",
      fixed: "FROM alpine:3.20\nADD https://example.com/app.tgz /tmp/",
    },
    {
      title: "ADD does not support --from",
      bad: "FROM alpine:3.20\nCOPY --from=alpine:3.20 «https://example.com/a» /",
    },
  ],
  repair: useAdd,
});

/** As it is, the file does not build: no image changes. ADD would unpack what else is copied. */
function useAdd({ instruction }: Problem): ProposedFix | undefined {
  const copy = instruction?.type === "Onbuild" ? instruction.instruction : instruction;
  if (copy?.type !== "Copy" || copy.flags.some(({ name }) => name === "from" || name === "parents")) return undefined;
  const lower = copy.keyword.text === copy.keyword.text.toLowerCase();
  const local = copy.sources.find(({ text }) => !/^https?:\/\//i.test(text));
  return {
    title: "Use ADD",
    safe: true,
    requires: { "what is added is no archive": local === undefined || { unless: `${local.text} is an archive` } },
    effect: "copies",
    edits: replace(copy.keyword.span, lower ? "add" : "ADD"),
  };
}
