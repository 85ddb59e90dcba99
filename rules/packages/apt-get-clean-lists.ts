import {
  callOf,
  defineRule,
  headOf,
  type LayerEffect,
  type RuleContext,
  type Run,
  report,
  unknown,
} from "../../src/author.ts";
import {
  appendRemedy,
  areListsUnneeded,
  cleanStores,
  countsForSize,
  isCall,
  isForcedRemoval,
  leftBehind,
  perModel,
  runsBefore,
  type StagesOption,
  searchedCleanOptions,
} from "../../src/kit.ts";

export default defineRule({
  id: "apt-get-clean-lists",
  summary: "apt's package lists are deleted in the layer that downloaded them",
  why: "A later layer can hide files but not free their space; package lists take tens of megabytes and become outdated.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3009"],
    kics: ["df746b39-6564-4fed-bf85-e9c44382303c"],
    semgrep: ["remove-package-lists", "remove-package-cache"],
    dockerfilelint: ["apt-get_missing_rm"],
    dockerfile_lint: ["no_apt-get_clean"],
    parfum: ["aptGetInstallThenRemoveAptLists"],
    sonar: ["S6587"],
    "dockerfile-roast": ["DF004"],
    dockleaner: ["DL3009"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
  options: searchedCleanOptions,
  messages: {
    left: "{command} leaves its package lists in this layer",
    archives:
      "{command} leaves its downloaded packages in this layer: /etc/apt/apt.conf.d/docker-clean, which deletes them, is removed",
  },
  examples: [
    {
      message: "left",
      bad: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl",
      fixed: "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
    },
    {
      title: "A cache mount keeps the lists out of the layer",
      good: "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \\\n    apt-get update && apt-get install -y curl",
    },
    {
      title: "Deleting them in a later layer is too late",
      message: "left",
      bad: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*",
      fixed:
        "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN rm -rf /var/lib/apt/lists/*",
    },
    {
      title: "Layers of a build stage do not ship",
      good: "FROM debian:12 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM debian:12\nCOPY --from=build /app /app",
    },
  ],
  on: {
    *Run(run, context) {
      yield lists(run, context);
      yield archives(run, context);
    },
  },
});

const lists = cleanStores({
  managers: ["apt"],
  what: "lists",
  written: {
    stores: (command) => isCall(command, "apt-get apt aptitude", "update"),
    cleans: (command) => isForcedRemoval(command) || isCall(command, "rm", "/var/lib/apt/lists/*"),
    mounts: ["/var/lib/apt"],
  },
  searched: (run) => run.command.form === "shell" && leavesLists(run.command.text.text),
  fix(left, run, { model }) {
    const fix = appendRemedy(left, run, model);
    // Without an update of its own a later install would fail.
    const unneeded = areListsUnneeded(run, model);
    return fix && { ...fix, requires: { ...fix.requires, "no later command needs the package lists": unneeded } };
  },
});

/** Whether no `apt-get clean` and no `rm -rf` begins a part of the text behind the part that installs. */
function leavesLists(text: string): boolean {
  const installs = /apt-get (?:--?[a-zA-Z]+ *){0,20}install/.exec(text)?.[0];
  if (installs === undefined) return false;
  return !["&& ", "; "].some((operator) => {
    const parts = text
      .replaceAll("\t", "")
      .split(operator)
      .map((part) => part.trim());
    const first = parts.findIndex((part) => part.startsWith(installs));
    return first >= 0 && parts.slice(first + 1).some((part) => /^(?:apt-get clean|rm -rf)/.test(part));
  });
}

/** Debian's and Ubuntu's images delete packages after each install, for as long as nobody removes what says so. */
function archives(run: Run, { model, options }: RuleContext<"dockerfile", StagesOption>) {
  const removed = removalsOfCleaning(model);
  if (removed.length === 0 || !countsForSize(run, model, options)) return undefined;
  const [left] = leftBehind(run, ["apt"], model).filter(
    ({ store, command }) =>
      store.what === "cache" &&
      removed.some(({ instruction, span }) =>
        instruction === run ? span.start < command.span.start : runsBefore(instruction, run, model),
      ),
  );
  if (!left) return undefined;
  const at = headOf(left.command);
  if (left.unsure !== undefined) return unknown(at, left.unsure);
  return report(at, "archives", { data: { command: callOf(left.command) } });
}

const removalsOfCleaning = perModel((model): readonly LayerEffect[] =>
  model.stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      model
        .effects(instruction)
        .filter(({ action, path }) => action === "remove" && path === "/etc/apt/apt.conf.d/docker-clean"),
    ),
  ),
);
