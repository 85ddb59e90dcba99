import type { Store } from "../../../knowledge/package-manager.ts";
import { managersOf, storePaths } from "../../../knowledge/package-managers.ts";
import type { Command } from "../../../nodes/command.ts";
import { cleaningsOf, packageUses, storesWritten } from "../../../syntax/packages.ts";
import { basename, resolvePath } from "../../../syntax/posix-path.ts";
import { directoriesOf } from "../../../syntax/shell/directories.ts";
import { type Argument, option } from "../../../syntax/shell/script.ts";
import { addAll } from "../../../text/add-all.ts";
import type { Span } from "../../../text/span.ts";
import type { Instruction } from "../nodes.ts";
import type { LayerEffect } from "./types.ts";

/** Where a script's commands run. */
export interface Surroundings {
  readonly instruction: Instruction;
  /** Undefined when not known. */
  readonly workdir: string | undefined;
  readonly home: string | undefined;
  /** Value of an environment variable, where known. */
  environment(name: string): string | undefined;
  mounted(path: string): boolean;
}

interface Step extends Omit<Surroundings, "workdir"> {
  readonly command: Command;
  /** Working directory at the command, `cd` taken into account. */
  readonly directory: string | undefined;
}

type Describe = (step: Step) => readonly LayerEffect[];

/** What the commands of a script create, remove, change and read, in order. */
export function effectsOf(commands: readonly Command[], surroundings: Surroundings): readonly LayerEffect[] {
  const effects: LayerEffect[] = [];
  const { instruction, workdir, home, environment, mounted } = surroundings;
  const directories = directoriesOf(commands, workdir, () => home);
  for (let i = 0; i < commands.length; i++) {
    const command = commands[i] as Command;
    const describe = command.program === undefined ? undefined : descriptions.get(command.program);
    const packages = command.program !== undefined && managersOf(command.program).length > 0;
    // Most commands do nothing that is known here: they cost no more than these look-ups.
    if (!describe && !packages && command.redirects.length === 0) continue;
    const step: Step = { instruction, home, environment, mounted, command, directory: directories[i] };
    for (const { operator, target } of command.redirects) {
      if (target && writing.has(operator)) addAll(effects, created(step, [target], "file"));
    }
    if (describe) addAll(effects, describe(step));
    if (packages) addAll(effects, packageEffects(step));
  }
  return effects;
}

const writing: ReadonlySet<string> = new Set([">", ">>", ">|", "&>", "&>>"]);

function effect(
  step: Step,
  action: LayerEffect["action"],
  at: Span,
  path: string | undefined,
  what: LayerEffect["what"],
  recursive = false,
  change?: LayerEffect["change"],
): LayerEffect {
  // An unset variable in quotes: the empty word names nothing.
  const located = path === undefined || path === "" ? undefined : locate(expandHome(path, step.home), step.directory);
  const resolved = ifPossible(located);
  return {
    span: at,
    command: step.command,
    instruction: step.instruction,
    action,
    path: resolved,
    what,
    recursive,
    change,
    mounted: resolved !== undefined && step.mounted(resolved),
  };
}

/** In characters; Linux takes no longer ones, and what looks at all directories above a path must come to an end. */
const longestPath = 4096;

function ifPossible(path: string | undefined): string | undefined {
  return path !== undefined && path.length <= longestPath ? path : undefined;
}

/** A home that is not known stays a `~`. */
function locate(path: string, directory: string | undefined): string {
  return path === "~" || path.startsWith("~/") ? path : resolvePath(path, directory);
}

function expandHome(path: string, home: string | undefined): string {
  if (home === undefined || (path !== "~" && !path.startsWith("~/"))) return path;
  return `${home}${path.slice(1)}`;
}

const archive = /\.(tar|tgz|tbz2?|txz|tzst|zip|7z|rar|deb|rpm|apk|whl|jar|gz|bz2|xz|zst|lz4)$/i;

function kindOf(path: string | undefined): "file" | "archive" {
  return path !== undefined && archive.test(path.replace(/[?#].*$/s, "")) ? "archive" : "file";
}

function created(step: Step, targets: readonly Argument[], what: LayerEffect["what"]): readonly LayerEffect[] {
  return targets
    .filter(({ value }) => value === undefined || !value.startsWith("/dev/"))
    .map((target) => effect(step, "create", target.span, target.value, what === "file" ? kindOf(target.value) : what));
}

/** The name under which `curl -O` and plain `wget` save a URL. */
function savedName(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
  return path === "" || path.endsWith("/") ? "index.html" : basename(path);
}

function isUrl(argument: Argument): boolean {
  return argument.value === undefined || /^(https?|ftp):\/\//i.test(argument.value);
}

const curl: Describe = (step) => {
  const output = option(step.command, "output");
  const directory = option(step.command, "output-dir")?.value?.value;
  const place = (name: string | undefined) =>
    name !== undefined && directory !== undefined ? `${directory}/${name}` : name;
  if (output?.value) {
    if (output.value.value === "-" || output.value.value?.startsWith("/dev/")) return [];
    return [effect(step, "create", output.value.span, place(output.value.value), kindOf(output.value.value))];
  }
  if (!option(step.command, "remote-name", "remote-name-all")) return [];
  const named = option(step.command, "remote-header-name") === undefined;
  return step.command.operands.filter(isUrl).map((url) => {
    // With -J the server says how the file is called.
    const name = named ? savedName(url.value) : undefined;
    return effect(step, "create", url.span, place(name), kindOf(name));
  });
};

const wget: Describe = (step) => {
  const output = option(step.command, "output-document");
  if (output?.value) {
    if (output.value.value === "-" || output.value.value?.startsWith("/dev/")) return [];
    return [effect(step, "create", output.value.span, output.value.value, kindOf(output.value.value))];
  }
  if (option(step.command, "spider")) return [];
  const prefix = option(step.command, "directory-prefix")?.value?.value;
  const named = option(step.command, "content-disposition", "recursive", "mirror") === undefined;
  return step.command.operands.filter(isUrl).map((url) => {
    const name = named ? savedName(url.value) : undefined;
    const path = name !== undefined && prefix !== undefined ? `${prefix}/${name}` : name;
    return effect(step, "create", url.span, path, kindOf(name));
  });
};

const tar: Describe = (step) => {
  const { command } = step;
  const file = option(command, "file")?.value;
  if (option(command, "create")) return file ? created(step, [file], "file") : [];
  if (!option(command, "extract")) return [];
  const into = option(command, "directory")?.value;
  const effects: LayerEffect[] = [];
  if (file && file.value !== "-") effects.push(effect(step, "read", file.span, file.value, "archive"));
  const target = into ? into.value : step.directory;
  effects.push(effect(step, "create", (into ?? command).span, target, "directory", true));
  return effects;
};

const unzip: Describe = (step) => {
  const [file] = step.command.operands;
  if (!file || option(step.command, "l", "t", "v", "p", "Z")) return [];
  const into = option(step.command, "d")?.value;
  return [
    effect(step, "read", file.span, file.value, "archive"),
    effect(step, "create", (into ?? step.command).span, into ? into.value : step.directory, "directory", true),
  ];
};

const rm: Describe = (step) => {
  const recursive = option(step.command, "recursive") !== undefined;
  return ownOperands(step.command).map((path) =>
    effect(step, "remove", path.span, path.value, recursive ? "directory" : kindOf(path.value), recursive),
  );
};

/** Those that the command line names: `{}` stands for what find or xargs comes across. */
function ownOperands({ operands, wrappers }: Command): readonly Argument[] {
  if (!wrappers.some(({ program }) => program === "find" || program === "xargs")) return operands;
  return operands.filter(({ value }) => value !== "{}");
}

/** What leaves find to take everything that it comes across, but for directories where it looks for files. */
const takesAll: ReadonlySet<string> = new Set(
  (
    "delete exec execdir ok okdir type mindepth depth d or o and a print print0 xdev mount follow H L P warn nowarn noleaf " +
    "ignore_readdir_race"
  ).split(" "),
);

/** Words of an expression that are no place. */
const operators: ReadonlySet<string | undefined> = new Set(["(", ")", "!", ",", ";", "+", "{}"]);

/** `find DIR -delete`, `find DIR -exec rm ...` and `find DIR | xargs rm` take away what they find there. */
const find: Describe = (step) => {
  const { command } = step;
  const removes = option(command, "delete") !== undefined || handsTo(command, "rm");
  // Tests on name or age leave something behind that nobody can tell.
  if (!removes || !command.options.every(({ name }) => takesAll.has(name))) return [];
  const [first] = command.options;
  const places = command.operands.filter(
    ({ value, span }) => !operators.has(value) && (first === undefined || span.start < first.span.start),
  );
  if (places.length === 0) return [effect(step, "remove", command.name.span, "*", "directory", true)];
  return places.map((place) =>
    effect(step, "remove", place.span, place.value && `${place.value}/*`, "directory", true),
  );
};

function handsTo(command: Command, program: string): boolean {
  const { pipeline } = command;
  if (pipeline?.commands.slice(pipeline.commands.indexOf(command) + 1).some((next) => next.program === program))
    return true;
  const exec = command.options.find(({ name }) => name === "exec" || name === "execdir");
  return (
    exec !== undefined && command.arguments.some(({ value, span }) => value === program && span.start > exec.span.end)
  );
}

/** Sources and destination of cp, mv, ln and install, `-t DIR` taken into account. */
function transferTargets(step: Step): {
  sources: readonly Argument[];
  targets: readonly [Argument, string | undefined][];
} {
  const { operands } = step.command;
  const directory = option(step.command, "target-directory")?.value;
  const sources = directory ? operands : operands.slice(0, -1);
  const destination = directory ?? operands.at(-1);
  if (!destination || sources.length === 0) return { sources: [], targets: [] };
  const intoDirectory = directory !== undefined || sources.length > 1 || destination.value?.endsWith("/") === true;
  if (!intoDirectory) return { sources, targets: [[destination, destination.value]] };
  return {
    sources,
    targets: sources.map((source) => {
      const known = destination.value !== undefined && source.value !== undefined;
      return [destination, known ? `${destination.value}/${basename(source.value as string)}` : undefined];
    }),
  };
}

const copies: Describe = (step) => {
  const recursive = option(step.command, "recursive", "archive") !== undefined;
  return transferTargets(step).targets.map(([at, path]) =>
    effect(step, "create", at.span, path, recursive ? "directory" : kindOf(path), recursive),
  );
};

const moves: Describe = (step) => {
  const { sources } = transferTargets(step);
  const removed = sources.map((source) => effect(step, "remove", source.span, source.value, "directory", true));
  return [...removed, ...copies(step)];
};

function changes(change: "mode" | "owner"): Describe {
  return (step) => {
    const recursive = option(step.command, "recursive") !== undefined;
    const operands = ownOperands(step.command);
    const paths = option(step.command, "reference") ? operands : operands.slice(1);
    return paths.map((path) =>
      effect(step, "modify", path.span, path.value, recursive ? "directory" : "file", recursive, change),
    );
  };
}

/** Lists and caches that a package manager leaves behind, and what its own cleaning takes away. */
const packageEffects: Describe = (step) => {
  const { command, home = "/root", environment } = step;
  const effects: LayerEffect[] = [];
  const add = (action: "create" | "remove", store: Store) => {
    const what = store.what === "lists" ? "package-lists" : "package-cache";
    for (const path of storePaths(store, home)) effects.push(effect(step, action, command.span, path, what, true));
  };
  for (const use of packageUses(command)) {
    for (const store of storesWritten(command, use, environment)) add("create", store);
  }
  for (const { manager, cleaning } of cleaningsOf(command)) {
    for (const store of manager.stores) if (cleaning.cleans.includes(store.what)) add("remove", store);
  }
  return effects;
};

const gitClone: Describe = (step) => {
  if (step.command.subcommand !== "clone") return [];
  const [url, into] = step.command.operands;
  if (!url) return [];
  const name = into ? into.value : url.value && basename(url.value).replace(/\.git$/, "");
  return [effect(step, "create", (into ?? url).span, name, "directory", true)];
};

const descriptions: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ["curl", curl],
  ["wget", wget],
  ["tar", tar],
  ["unzip", unzip],
  ["rm", rm],
  ["rmdir", rm],
  ["find", find],
  ["cp", copies],
  [
    "install",
    (step) => (option(step.command, "directory") ? created(step, step.command.operands, "directory") : copies(step)),
  ],
  ["ln", copies],
  ["mv", moves],
  ["mkdir", (step) => created(step, step.command.operands, "directory")],
  ["touch", (step) => created(step, step.command.operands, "file")],
  ["tee", (step) => created(step, step.command.operands, "file")],
  ["chmod", changes("mode")],
  ["chown", changes("owner")],
  ["chgrp", changes("owner")],
  ["git", gitClone],
]);

/** What a COPY or ADD puts into the layer: each source below, or as, the destination. */
export function copyEffects(
  instruction: Instruction & { readonly type: "Copy" | "Add" },
  sources: readonly (string | undefined)[],
  destination: string | undefined,
  workdir: string | undefined,
): readonly LayerEffect[] {
  const at = instruction.destination?.span ?? instruction.span;
  const put = (path: string | undefined, what: LayerEffect["what"], recursive: boolean): LayerEffect => ({
    span: at,
    command: undefined,
    instruction,
    action: "create",
    path: ifPossible(path),
    what,
    recursive,
    change: undefined,
    mounted: false,
  });
  const target = destination === undefined ? undefined : resolvePath(destination, workdir);
  if (target === undefined) return [put(undefined, "directory", true)];
  const intoDirectory = destination?.endsWith("/") || destination === "." || sources.length > 1 || target === "/";
  return sources.map((source) => {
    const wholeDirectory = source === undefined || source.endsWith("/") || /[*?[]/.test(source);
    // Whether a plain name is a file or a directory, whose content is copied, cannot be seen here.
    const looksLikeFile = !wholeDirectory && /\.[A-Za-z0-9]+$/.test(basename(source));
    const path = intoDirectory && looksLikeFile ? resolvePath(`${target}/${basename(source)}`, undefined) : target;
    const what = looksLikeFile ? kindOf(source) : "directory";
    return put(path, what, !looksLikeFile);
  });
}
