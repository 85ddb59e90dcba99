import { defineRule, type ProposedFix, replace, report, type Word } from "../../src/author.ts";

export default defineRule({
  id: "expose-proto-lowercase",
  summary: "EXPOSE writes protocols in lower case",
  why: "Docker records the protocol in lower case, whatever EXPOSE says: a reader who looks for `80/tcp` should find it in the file, too.",
  topic: "metadata",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { buildkit: ["ExposeProtoCasing"] },
  reference: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
  messages: { casing: "The protocol of {port} is not lower case: write {expected}" },
  examples: [
    {
      bad: "FROM nginx:1.27\nEXPOSE «80/TCP»",
      fixed: "FROM nginx:1.27\nEXPOSE 80/tcp",
      good: "FROM nginx:1.27\nEXPOSE 80",
    },
    {
      title: "The value of a variable counts",
      bad: "FROM nginx:1.27\nARG PORTS='80/tcp 53/Udp'\nEXPOSE «$PORTS»",
    },
  ],
  on: {
    Expose(expose, { model }) {
      return expose.ports.flatMap((word) => {
        const value = model.resolve(word, expose);
        if (!value.known) return [];
        // Docker splits a variable's value at blanks.
        const port = value.value.split(/\s/).find((one) => lowered(one) !== one);
        if (port === undefined) return [];
        const expected = lowered(port);
        return report(word, "casing", { data: { port, expected }, fixes: rewrite(word, port, expected) });
      });
    },
  },
});

function lowered(port: string): string {
  const slash = port.lastIndexOf("/");
  return slash < 0 ? port : port.slice(0, slash) + port.slice(slash).toLowerCase();
}

/** Only of a word that is written out. */
function rewrite({ text, span }: Word, port: string, expected: string): ProposedFix | undefined {
  if (text !== port) return undefined;
  return { title: `Write ${expected}`, safe: true, effect: "ports", edits: replace(span, expected) };
}
