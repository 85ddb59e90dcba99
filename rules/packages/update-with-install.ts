import {
  type Command,
  callOf,
  type DockerfileModel,
  defineRule,
  headOf,
  type Instruction,
  type ProposedFix,
  type Run,
  type Stage,
} from "../../src/author.ts";
import {
  endsWithItsRun,
  joinRuns,
  mayUseLists,
  mentions,
  packagesOf,
  packageUses,
  perModel,
  previousInstruction,
  unwrappedInstructions,
  type WrittenCommand,
  writtenCommands,
} from "../../src/kit.ts";

export default defineRule({
  id: "update-with-install",
  summary: "The package index is updated in the same RUN as the installation",
  why: "The layer of a separate update stays in the build cache: a later installation then asks for versions that the mirrors no longer have.",
  topic: "packages",
  category: "cache",
  severity: "warning",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  cis: ["4.7"],
  aliases: {
    trivy: ["DS-0017"],
    checkov: ["CKV_DOCKER_5"],
    kics: ["9bae49be-0aa3-4de5-bab2-4c3a069e40cd"],
    dockerfilelint: ["apt-get-update_require_install"],
    parfum: ["aptGetUpdatePrecedesInstall"],
    sonar: ["S6595"],
    "dockerfile-benchmarker": ["CIS-4.7"],
    "dockerfile-roast": ["DF028"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
  options: {
    reading: {
      type: "string",
      enum: ["meaning", "words", "count"],
      default: "meaning",
      description:
        "Whether an update is reported that a later RUN depends on (meaning), one that no later command of its RUN installs after, by words (words), or every RUN with the word where those outnumber the RUNs with a word for installing (count).",
    },
  },
  messages: {
    alone:
      "{command} is not in the same RUN as the installation, so its cached package index becomes outdated: join them",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN «apt-get update»\nRUN apt-get install -y curl",
      fixed: "FROM debian:12\nRUN apt-get update \\\n    && apt-get install -y curl",
    },
    { good: "FROM debian:12\nRUN apt-get update && apt-get install -y curl" },
    {
      title: "An installation that updates again does not use the old index",
      good: "FROM debian:12\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl",
    },
  ],
  on: {
    Run(run, { model, options }) {
      if (options.reading === "count") {
        const { updates, installs } = countsOf(model);
        if (updates.has(run) && updates.size > installs) {
          return { at: run.keyword, message: "alone", data: { command: "An update" } };
        }
        return;
      }
      if (options.reading === "words") {
        const update = loneUpdate(writtenCommands(run, model));
        if (!update) return;
        return { at: update, message: "alone", data: { command: `${update.name} update` } };
      }
      const commands = model.commands(run);
      const update = commands.find((command) => !command.flow.conditional && does(command, "update"));
      if (!update || commands.some((command) => does(command, "install", "upgrade") || mayUseLists(command))) return;
      const install = nextInstalls(model).get(run);
      if (!install) return;
      return {
        at: headOf(update),
        message: "alone",
        data: { command: callOf(update) },
        related: [{ at: headOf(install.command), message: "Installs from the package index of another layer" }],
        fixes: mergeFix(run, install.run, model),
      };
    },
  },
});

/** The first update of a manager that no later command of the RUN installs with, by words, whatever other RUNs do. */
function loneUpdate(commands: readonly WrittenCommand[]): WrittenCommand | undefined {
  for (const names of [["apt-get", "apt"], ["yum"], ["apk"], ["dnf"], ["zypper"]]) {
    const update = commands.findIndex((command) => mentions(command, names, ["update", "up"]));
    if (update >= 0 && commands.findLastIndex((command) => mentions(command, names, installing)) <= update)
      return commands[update];
  }
  return undefined;
}

const installing = "upgrade install source-install reinstall groupinstall localinstall add".split(" ");

/** RUNs by their words, whatever else those mean. */
const countsOf = perModel((model) => {
  const runs = model.document.instructions.filter((one) => one.type === "Run");
  const updates = new Set<Instruction>(
    runs.filter((run) => run.heredocs.length === 0 && /\s(?:--)?update(?!\S)/.test(wordsOf(run, model))),
  );
  return { updates, installs: runs.filter((run) => /install|add|upgrade/.test(wordsOf(run, model))).length };
});

function wordsOf({ argsSpan: { start, end } }: Run, { document }: DockerfileModel): string {
  return document.source.text.slice(start, end);
}

/** apk, dnf and zypper fetch a newer index by themselves; these do not. */
const managers = ["apt", "pacman"];

function does(command: Command, ...actions: readonly string[]): boolean {
  return packageUses(command).some(
    ({ manager, action, invocation }) =>
      managers.includes(manager.name) &&
      actions.includes(action) &&
      // `pacman -Sy` could install, but is told of nothing.
      (action !== "install" || invocation.unnamed === true || packagesOf(command)?.length !== 0),
  );
}

interface Install {
  readonly run: Run;
  readonly command: Command;
}

/**
 * For each RUN the next install that has no update of its own before it, in its stage or in one that starts from it.
 * Children stand after their parents, so the last stage goes first.
 */
const nextInstalls = perModel((model): ReadonlyMap<Instruction, Install> => {
  const next = new Map<Instruction, Install>();
  const atEnd = new Map<Stage, Install>();
  for (const stage of [...model.stages].reverse()) {
    let install = atEnd.get(stage);
    for (const run of [...unwrappedInstructions(stage)].reverse()) {
      if (run.type !== "Run") continue;
      if (install) next.set(run, install);
      const first = firstOf(run, model);
      if (first) install = first === "update" ? undefined : first;
    }
    if (install && stage.parent) atEnd.set(stage.parent, install);
  }
  return next;
});

/** Which comes first: an install or an update. */
function firstOf(run: Run, model: DockerfileModel): Install | "update" | undefined {
  for (const command of model.commands(run)) {
    if (does(command, "update")) return "update";
    if (does(command, "install", "upgrade")) return { run, command };
  }
  return undefined;
}

/** Two RUNs that follow each other can simply be joined. */
function mergeFix(update: Run, install: Run, model: DockerfileModel): ProposedFix | undefined {
  const between = model.document.source.text.slice(headOf(model.commands(update)[0]!).end, install.span.start);
  // A comment of the shell would be lost.
  if (update.onbuild || install.onbuild || between.includes("#")) return undefined;
  if (previousInstruction(install, model) !== update) return undefined;
  const edit = joinRuns(update, install, model);
  return (
    edit && {
      title: "Join the two RUN instructions",
      safe: true,
      requires: {
        "no process or shell variable of the first RUN is needed by the second": endsWithItsRun(update, model),
      },
      effect: ["layers", "mounts"],
      edits: edit,
    }
  );
}
