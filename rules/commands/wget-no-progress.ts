import {
  type Command,
  defineRule,
  type Holds,
  type Knowledge,
  knownValue,
  option,
  type ProposedFix,
  type Script,
} from "../../src/author.ts";
import { insertOption, isHiddenFrom, readingOption } from "../../src/kit.ts";
import { hasGnuWget } from "../../src/knowledge/base-images/families.ts";

export default defineRule({
  id: "wget-no-progress",
  summary: "wget does not write its progress to the build log",
  why: "Without a terminal wget prints a line for every few kilobytes, which buries what matters in the log.",
  topic: "commands",
  category: "style",
  severity: "info",
  fix: "both",
  recommended: false,
  aliases: { hadolint: ["DL3047"], "dockerfile-roast": ["DF056"], dockleaner: ["DL3047"] },
  options: readingOption,
  messages: { progress: "wget writes its progress to the build log: add -nv, or -q for BusyBox" },
  examples: [
    {
      bad: "FROM debian:12\nRUN «wget» https://example.com/x",
      fixed: "FROM debian:12\nRUN wget -nv https://example.com/x",
      good: "FROM debian:12\nRUN wget -nv https://example.com/x",
    },
    {
      title: "BusyBox knows only -q",
      bad: "FROM alpine:3.20\nRUN «wget» https://example.com/x",
      fixed: "FROM alpine:3.20\nRUN wget -q https://example.com/x",
    },
  ],
  on: {
    Command: {
      when: { programs: ["wget"] },
      handle(command, { knowledge, options }) {
        if (isHiddenFrom(options, command)) return;
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
  const requires = { "its output is not read": isUnread(command) };
  return edits && { title: `Add ${word}`, safe: true, requires, effect: "options", edits };
}

/** wget writes what it has to say to standard error. */
function isUnread({ redirects, script, pipeline }: Command): Holds {
  if (redirects.some(({ operator, descriptor }) => operator.startsWith("&") || descriptor === 2)) return false;
  if (pipeline?.operators.some(({ start, end }) => end - start > 1)) return false;
  return !hasRedirectsAround(script) || { unless: "its output is read" };
}

/** Once for a script, which may call wget as often as there is room. */
function hasRedirectsAround(script: Script): boolean {
  const known = answers.get(script);
  if (known !== undefined) return known;
  const found = redirectsAround.test(script.mapped.text);
  answers.set(script, found);
  return found;
}

const answers = new WeakMap<Script, boolean>();

/** Of a group, a loop or a condition, or of the shell itself. */
const redirectsAround = /(?:[})]|\bdone|\bfi|\besac)\s*(?:2>|&>|>&|\|&)|\bexec\s+(?:\d*[<>]|&>)/;
