import { type Command, defineRule, type Knowledge, knownValue, option, type ProposedFix } from "../../src/author.ts";
import { insertOption } from "../../src/kit.ts";
import { hasGnuWget } from "../../src/knowledge/base-images/families.ts";

export default defineRule({
  id: "wget-no-progress",
  summary: "wget does not draw its progress into the build log",
  why: "Without a terminal wget prints a line for every few kilobytes: what matters in the log drowns.",
  topic: "commands",
  category: "style",
  severity: "info",
  fix: "safe",
  recommended: false,
  aliases: { hadolint: ["DL3047"], "dockerfile-roast": ["DF056"], dockleaner: ["DL3047"] },
  messages: { progress: "wget fills the build log with its progress" },
  examples: [
    {
      bad: "FROM debian:12\nRUN «wget» https://example.com/x",
      fixed: "FROM debian:12\nRUN wget -nv https://example.com/x",
      good: "FROM debian:12\nRUN wget -nv https://example.com/x",
    },
    {
      title: "busybox knows -q only",
      bad: "FROM alpine:3.20\nRUN «wget» https://example.com/x",
      fixed: "FROM alpine:3.20\nRUN wget -q https://example.com/x",
    },
  ],
  on: {
    Command: {
      when: { programs: ["wget"] },
      handle(command, { knowledge }) {
        if (command.place.phase === "run" || command.operands.length === 0 || option(command, ...quiet)) return;
        return { at: command.name, message: "progress", fixes: fix(command, knowledge) };
      },
    },
  },
});

const quiet = ["quiet", "no-verbose", "progress", "output-file", "append-output", "background", "spider"];

function fix(command: Command, knowledge: Knowledge): ProposedFix | undefined {
  const image = knownValue(command.place.image);
  const family = image && knowledge.baseImage(image.name, image.tag, image.digest)?.family;
  const word = hasGnuWget(family) ? "-nv" : "-q";
  const edits = command.script.tree ? insertOption(command, word) : undefined;
  return edits && { title: `Add ${word}`, safe: true, effect: "options", edits };
}
