import {
  type Command,
  callOf,
  type DockerfileModel,
  defineRule,
  type Edit,
  headOf,
  option,
  type ProposedFix,
  type Run,
  remove,
} from "../../src/author.ts";
import {
  addCacheMounts,
  cleaningsOf,
  emptiesStore,
  environmentAt,
  homeAt,
  isStoreMounted,
  layoutOf,
  packageSteps,
  packageUse,
  perPart,
  removeArgument,
  switchedOn,
} from "../../src/kit.ts";
import type { PackageManager, Store } from "../../src/knowledge/package-manager.ts";

export default defineRule({
  id: "package-cache-mounts",
  summary: "Package managers keep their downloads in cache mounts",
  why: "With a cache mount a changed list of packages downloads only what is new, and no layer contains the cache.",
  topic: "packages",
  category: "cache",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    tally: [
      "tally/prefer-package-cache-mounts",
      "tally/js/node-gyp-cache-mounts",
      "tally/ruby/prefer-bundler-cache-mount",
    ],
  },
  reference: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
  options: {
    ignore: {
      type: "array",
      items: { type: "string" },
      default: ["go", "cargo"],
      description: "Package managers that need no cache mount.",
    },
  },
  messages: { unmounted: "{command} downloads without a cache mount" },
  examples: [
    {
      bad: "FROM python:3.13\nRUN «pip install» --no-cache-dir -r requirements.txt",
      fixedUnsafe: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt",
    },
    {
      bad: "FROM debian:12\nRUN apt-get update && «apt-get install» -y curl && rm -rf /var/lib/apt/lists/*",
      fixedUnsafe:
        "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && apt-get install -y curl",
    },
    { good: "FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci" },
  ],
  on: {
    *Run(run, { model, options }) {
      const seen = new Set<PackageManager>();
      for (const { command, uses } of packageSteps(run, model)) {
        const manager = uses.find(({ action }) => action === "install")?.manager;
        if (!manager || seen.has(manager) || options.ignore.includes(manager.name)) continue;
        const stores = manager.stores.filter(({ writtenBy }) => writtenBy.includes("install"));
        if (manager.cacheMounts.length === 0) continue;
        seen.add(manager);
        if (option(command, "offline", "no-index", "no-network", "simulate", "dry-run")) continue;
        if (stores.some((store) => isStoreMounted(store, command, run, model) !== "no")) continue;
        yield {
          at: headOf(command),
          message: "unmounted",
          data: { command: callOf(command) },
          fixes: fixOf(manager, run, model),
        };
      }
    },
  },
});

/** Adds the mounts, and drops what would keep them empty: options against caching, and commands that clean. */
function fixOf(manager: PackageManager, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const layout = layoutOf(model);
  // The mounts belong to root, and those below a home to root's.
  if (run.command.form === "exec" || homeAt(model.before(run)) !== "/root" || !model.before(run).user.known)
    return undefined;
  // What is mounted there already, such as the lists alone, is not mounted a second time.
  const missing = manager.cacheMounts.filter(({ target }) => !model.mounted(run, target.replace(/^~/, "/root")));
  if (missing.length === 0) return undefined;
  const edits: Edit[] = [addCacheMounts(missing, run, layout)];
  for (const [index, one] of model.commands(run).entries()) {
    if (packageUse(one, "install")?.manager === manager) {
      const off = manager.stores.flatMap((store) => store.off ?? []);
      const given = one.options.filter(({ name }) => off.some(({ options }) => options?.includes(name)));
      // Written as they are read, and where they seem to stand.
      const places = given.map(({ span }) => layout.source.slice(span.start, span.end));
      if (given.some(({ word, flag }, i) => word.raw !== flag || places[i] !== flag)) return undefined;
      for (const { word, span } of given) edits.push(removeArgument({ word, span, value: word.text }, layout));
      const withoutOptions = { ...one, options: [] };
      if (off.some((behaviour) => switchedOn(withoutOptions, behaviour, environmentAt(one, run, model))))
        return undefined;
    } else if (cleans(one, manager, run, model)) {
      const edit = dropCleaning(index, manager, run, model);
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  return { title: "Add cache mounts", safe: false, effect: ["mounts", "options", "cleanup"], edits };
}

/** Whether a command takes away what a manager's mounts would hold. */
function cleans(command: Command, manager: PackageManager, run: Run, model: DockerfileModel): boolean {
  return (
    cleaningsOf(command).some((one) => one.manager === manager) ||
    removals(command, run, model).some((path) => holds(path, manager.stores))
  );
}

/** What a command takes away, by its path. */
function removals(command: Command, run: Run, model: DockerfileModel): readonly (string | undefined)[] {
  return removalsIn(run, model).get(command) ?? [];
}

const removalsIn = perPart((run: Run, model) => {
  const removed = new Map<Command, (string | undefined)[]>();
  for (const { action, command, path, what } of model.effects(run)) {
    if (!command || action !== "remove" || what.startsWith("package")) continue;
    const paths = removed.get(command);
    if (paths) paths.push(path);
    else removed.set(command, [path]);
  }
  return removed;
});

function holds(path: string | undefined, stores: readonly Store[]): boolean {
  if (path === undefined) return false;
  return stores.some((store) =>
    emptiesStore(
      path,
      store,
      store.paths.map((one) => one.replace(/^~/, "/root")),
    ),
  );
}

/** A cleaning that follows another command by `&&` goes with its `&&`; one that also removes other things stays. */
function dropCleaning(index: number, manager: PackageManager, run: Run, model: DockerfileModel): Edit | undefined {
  const commands = model.commands(run);
  const command = commands[index] as Command;
  const others = removals(command, run, model).some((path) => !holds(path, manager.stores));
  let before = index - 1;
  while (before >= 0 && (commands[before] as Command).span.end >= command.span.start) before--;
  const previous = commands[before];
  if (others || command.pipeline || previous?.flow.followedBy !== "&&" || command.flow.followedBy === "||")
    return undefined;
  const { document } = model;
  const between = document.source.text.slice(previous.span.end, command.span.start).replaceAll(document.escape, "");
  return between.trim() === "&&" ? remove({ start: previous.span.end, end: command.span.end }) : undefined;
}
