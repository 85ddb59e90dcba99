import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Edit,
  type ProposedFix,
  type Run,
  runs,
} from "../../src/author.ts";
import {
  appendRemedy,
  cleanStores,
  hasWord,
  insertOption,
  isCall,
  type Leftover,
  layoutOf,
  partsOf,
  removeUntil,
  replaceWord,
  searchedCleanOptions,
  type WrittenCommand,
  writtenCommands,
} from "../../src/kit.ts";

export default defineRule({
  id: "apk-no-cache",
  summary: "apk leaves no package index behind",
  why: "Without --no-cache apk keeps the package index that it downloads, a few megabytes that the image does not need.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3019"],
    trivy: ["DS-0025"],
    kics: ["ae9c56a6-3ed1-4ac0-9b54-31267f51151d"],
    semgrep: ["missing-apk-no-cache"],
    dockerfilelint: ["apkadd-missing_nocache_or_updaterm"],
    parfum: ["apkAddUseNoCache"],
    sonar: ["S6587"],
    "dockerfile-roast": ["DF029"],
  },
  reference: "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
  options: searchedCleanOptions,
  messages: { left: "{command} leaves the package index in this layer" },
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN «apk add» curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    {
      title: "With --no-cache apk update is not needed",
      bad: "FROM alpine:3.20\nRUN «apk update» && apk add curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    { good: "FROM alpine:3.20\nRUN apk add --update curl && rm -rf /var/cache/apk/*" },
  ],
  on: {
    Run: cleanStores({
      managers: ["apk"],
      what: "lists",
      written: { stores: storesIndex, mounts: ["/var/cache/apk"] },
      searched: (run, model, reading) =>
        reading === "text" ? writtenCommands(run, model).some(storesIndex) : partsOf(run).some(addsWithCache),
      fix: (left, run, { model }) =>
        withoutCache(left, run, model) ??
        // A lone update is better dropped, by somebody who knows what it was for.
        (model.commands(run).length > 1 ? appendRemedy(left, run, model, "rm -rf /var/cache/apk/*") : undefined),
    }),
  },
});

function storesIndex(command: WrittenCommand): boolean {
  return isCall(command, "apk", "add") && !hasWord(command, "--no-cache");
}

function addsWithCache(part: string): boolean {
  const text = part.trim();
  return text.startsWith("apk ") && text.includes(" add ") && !text.includes("--no-cache");
}

/** `--no-cache` for each command that installs; a mere update, which then updates nothing, goes. */
function withoutCache(left: readonly Leftover[], run: Run, model: DockerfileModel): ProposedFix | undefined {
  if (run.command.form === "exec") return undefined;
  const commands = [...new Set(left.map(({ command }) => command))];
  const updates = commands.filter((command) => runs(command, "apk", "update"));
  const edits: (Edit | undefined)[] = [];
  for (const command of commands) {
    edits.push(updates.includes(command) ? dropUpdate(command, run, model) : addOption(command));
  }
  if (!edits.every((edit) => edit !== undefined)) return undefined;
  return {
    title: commands.length > updates.length ? "Add --no-cache" : "Remove apk update, which --no-cache makes redundant",
    safe: true,
    effect: updates.length > 0 ? ["options", "commands"] : "options",
    edits,
  };
}

/** In place of `--update`, which asks for what `--no-cache` does anyway. */
function addOption(command: Command): Edit | undefined {
  const update = command.options.find(({ flag }) => ["-U", "--update", "--update-cache"].includes(flag));
  if (update && update.word.raw === update.flag) return replaceWord(update.word, "--no-cache");
  return insertOption(command, "--no-cache");
}

/** Undefined where other commands of the RUN may read the index. */
function dropUpdate(update: Command, run: Run, model: DockerfileModel): Edit | undefined {
  const later = model.commands(run).filter(({ span }) => span.start > update.span.start);
  const [next] = later;
  if (!next || !later.every((command) => command.program !== "apk" || runs(command, "apk", "add", "upgrade", "del")))
    return undefined;
  if (!later.some((command) => runs(command, "apk", "add", "upgrade"))) return undefined;
  return removeUntil(update, next, layoutOf(model));
}
