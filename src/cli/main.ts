import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigError } from "../config/error.ts";
import { lookUp } from "../text/look-up.ts";
import { suggestion } from "../text/nearest.ts";
import type { Command, Context, Engine } from "./command.ts";
import { exit, Interrupted, UsageError } from "./exit.ts";
import { type Io, tell } from "./io.ts";

/** Commands by name; each is loaded only when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import("./lint.ts")).lint,
  explain: async () => (await import("./explain.ts")).explain,
  why: async () => (await import("./why.ts")).why,
  graph: async () => (await import("./graph.ts")).graph,
  files: async () => (await import("./files.ts")).files,
  rules: async () => (await import("./rules.ts")).rules,
  migrate: async () => (await import("./migrate.ts")).migrate,
  init: async () => (await import("./init.ts")).init,
  lsp: async () => (await import("./lsp.ts")).lsp,
  merge: async () => (await import("./merge.ts")).merge,
  completion: async () => (await import("./completion.ts")).completion,
};

/**
 * Runs a command line (without `node` and the program's name).
 * @returns the exit code; never throws
 */
export async function run(
  argv: readonly string[],
  io: Io,
  loadEngine: () => Promise<Engine> = async () => (await import("./engine.ts")).engine,
): Promise<number> {
  try {
    return await dispatch(argv, { io, loadEngine, commands });
  } catch (error) {
    if (error instanceof UsageError) {
      tell(io.stderr, `plimsoll: ${error.message}`, "See `plimsoll --help`.");
      return exit.usage;
    }
    if (error instanceof ConfigError) {
      tell(io.stderr, ...error.lines);
      return exit.usage;
    }
    if (error instanceof Interrupted) {
      tell(io.stderr, `plimsoll: ${error.message}`);
      return error.code;
    }
    if (error instanceof Error && error.name === "ReplacedError") {
      tell(io.stderr, `plimsoll: ${error.message}`);
      return exit.internal;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell(io.stderr, "plimsoll: this is a bug in Plimsoll, please report it", ...detail.split("\n"));
    return exit.internal;
  }
}

async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  const [first = "", ...rest] = argv;
  if (first === "help") return help(rest[0], context);
  refuseFileNames(argv, context.io.cwd);
  const isCommand = Object.hasOwn(commands, first);
  if (!isCommand) refuseMisspelt(first, context.io.cwd);
  const name = isCommand ? first : "lint";
  const commandArguments = isCommand ? rest : argv;
  if (has(commandArguments, "-h", "--help")) return help(isCommand ? name : undefined, context);
  if (first === "version" || has(commandArguments, "-V", "--version")) {
    const { version } = await import("./version.ts");
    context.io.stdout.write(`${version()}\n`);
    return exit.clean;
  }
  const command = await (lookUp(commands, name) as () => Promise<Command>)();
  return command.run(commandArguments, context);
}

/** Whether a flag stands anywhere before `--`. */
function has(argv: readonly string[], ...names: readonly string[]): boolean {
  return beforePaths(argv).some((argument) => names.includes(argument));
}

/** What stands before `--`; all behind it are paths. */
function beforePaths(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/**
 * Hooks and shells put names of files behind a command, and whoever names a file `--config=x` would give a flag.
 * @throws UsageError for a flag that is also the name of a file
 */
function refuseFileNames(argv: readonly string[], cwd: string): void {
  const name = beforePaths(argv).find((argument) => /^-./.test(argument) && isThere(resolve(cwd, argument)));
  if (name === undefined) return;
  throw new UsageError(
    `${name} is both a flag and a file here: for the file, write ./${name} or put -- before the paths; ` +
      "for the flag, rename the file",
  );
}

/**
 * A word that is no file here and looks like a command is not a path.
 * @throws UsageError
 */
function refuseMisspelt(word: string, cwd: string): void {
  if (!/^[a-z]+$/.test(word) || isThere(resolve(cwd, word))) return;
  const meant = suggestion(word, Object.keys(commands));
  if (meant !== "") throw new UsageError(`\`${word}\` is not a command or a file${meant}`);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

async function help(name: string | undefined, context: Context): Promise<number> {
  const { helpText } = await import("./help.ts");
  context.io.stdout.write(await helpText(name, commands));
  return exit.clean;
}
