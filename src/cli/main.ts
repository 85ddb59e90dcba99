import { ConfigError } from "../config/error.ts";
import { lookUp } from "../text/look-up.ts";
import type { Command, Context, Engine } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** Commands by name; each is loaded only when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import("./lint.ts")).lint,
  explain: async () => (await import("./explain.ts")).explain,
  why: async () => (await import("./why.ts")).why,
  rules: async () => (await import("./rules.ts")).rules,
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
      io.stderr.write(`plimsoll: ${error.message}\nSee \`plimsoll --help\`.\n`);
      return exit.usage;
    }
    if (error instanceof ConfigError) {
      io.stderr.write(`${error.message}\n`);
      return exit.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr.write(`plimsoll: this is a fault of ours, please report it\n${detail}\n`);
    return exit.internal;
  }
}

async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  const [first = "", ...rest] = argv;
  if (first === "help") return help(rest[0], context);
  const isCommand = Object.hasOwn(commands, first);
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
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).some((argument) => names.includes(argument));
}

async function help(name: string | undefined, context: Context): Promise<number> {
  const { helpText } = await import("./help.ts");
  context.io.stdout.write(await helpText(name, commands));
  return exit.clean;
}
