import {
  type Command,
  defineRule,
  type Edit,
  type Holds,
  insert,
  type Knowledge,
  knownValue,
  type ProposedFix,
  replace,
  type Source,
} from "../../src/author.ts";
import { partsOf, readingOption, replaceWord } from "../../src/kit.ts";
import { aptQueries, sharedWithAptGet } from "../../src/knowledge/apt.ts";

export default defineRule({
  id: "no-apt",
  summary: "Scripts use apt-get or apt-cache, not apt",
  why: "apt is made for interactive use; its manual page warns that options and output may change between versions.",
  topic: "packages",
  category: "correctness",
  severity: "warning",
  fix: "both",
  recommended: false,
  aliases: {
    hadolint: ["DL3027"],
    checkov: ["CKV_DOCKER_9"],
    kics: ["b84a0b47-2e99-4c9f-8933-98bcabe2b94d"],
    semgrep: ["prefer-apt-get"],
    parfum: ["DL3027"],
    "dockerfile-roast": ["DF059"],
  },
  reference: "https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS",
  options: {
    reading: {
      ...readingOption.reading,
      enum: ["meaning", "words", "text"],
      description:
        "Whether commands are judged by what they do (meaning), by their words alone, without wrappers such as sudo (words), or a RUN by a part between && that has apt between blanks, and not the letters rm (text).",
    },
  },
  messages: { apt: "apt has no stable command-line interface: use {instead} in scripts" },
  examples: [
    {
      bad: "FROM debian:12\nRUN «apt» update && «apt» install -y curl",
      fixed: "FROM debian:12\nRUN apt-get update && apt-get install -y curl",
    },
    { good: "FROM debian:12\nRUN apt-get update && apt-get install -y curl" },
  ],
  on: {
    Run(run, { options }) {
      if (options.reading !== "text") return;
      // The keyword stands before the first part.
      const parts = partsOf(run).map((part, i) => (i === 0 ? ` ${part}` : part));
      if (!parts.some((part) => part.includes(" apt ") && !part.includes("rm"))) return;
      return { at: run.keyword, message: "apt", data: { instead: "apt-get" } };
    },
    Command: {
      when: { programs: ["apt"] },
      handle(command, { knowledge, source, options }) {
        if (command.place.phase === "run" || options.reading === "text") return;
        if (options.reading === "words" && command.wrappers.length > 0) return;
        const instead = aptQueries.has(command.subcommand ?? "") ? "apt-cache" : "apt-get";
        return {
          at: command.name,
          message: "apt",
          data: { instead },
          fixes: fixOf(command, keepsNone(command, source, knowledge)),
        };
      },
    },
  },
});

/**
 * Whether apt-get keeps no downloaded packages either: apt never does, apt-get only by a setting that the images of
 * Debian and Ubuntu have. What the machine of a job keeps goes with it.
 */
function keepsNone({ subcommand = "", place }: Command, source: Source, knowledge: Knowledge): Holds {
  if (!downloading.has(subcommand) || place.phase === "job") return true;
  if (mentionsSetting(source)) return false;
  const image = knownValue(place.image);
  const family = image && knowledge.baseImage(image.name, image.tag, image.digest)?.family;
  return (
    family === "debian" || family === "ubuntu" || { unless: "the image keeps the packages that apt-get downloads" }
  );
}

/** Once for a text, which may call apt as often as there is room. */
function mentionsSetting(source: Source): boolean {
  const known = mentions.get(source);
  if (known !== undefined) return known;
  const found = /docker-clean|Keep-Downloaded-Packages/i.test(source.text);
  mentions.set(source, found);
  return found;
}

const mentions = new WeakMap<Source, boolean>();

const downloading = new Set(["install", "reinstall", "upgrade", "full-upgrade", "build-dep", "satisfy"]);

function fixOf(command: Command, keeps: Holds): ProposedFix | undefined {
  const { name, subcommand = "", subcommandSpan } = command;
  const edits: Edit[] = [];
  if (subcommand === "upgrade" && subcommandSpan) edits.push(insert(subcommandSpan.end, " --with-new-pkgs"));
  else if (subcommand === "full-upgrade" && subcommandSpan) edits.push(replace(subcommandSpan, "dist-upgrade"));
  else if (!sharedWithAptGet.has(subcommand)) return undefined;
  // A name that a variable or a path holds is not a word to replace; nor are quotes of the exec form.
  if (name.raw !== "apt" || !command.script.tree) return undefined;
  return {
    title: "Use apt-get",
    safe: true,
    requires: { "apt-get keeps no downloaded packages that apt would delete": keeps },
    effect: ["commands", "options", "cleanup"],
    edits: [replaceWord(name, "apt-get"), ...edits],
  };
}
