import type { CommandTable, Runs, SubcommandTable } from "../../knowledge/types.ts";

export interface OptionSpec {
  /** Canonical name: the last spelling without its dashes. */
  readonly name: string;
  readonly takes: "none" | "value" | "optional";
  /** Listed as a flag too: only `=` gives it a value. */
  readonly flag: boolean;
  /** A value may be glued in single-dash style. */
  readonly glued: boolean;
}

/** A command table, or one of its subcommands with what it inherits, made ready for look-ups. */
export interface Level {
  readonly style: NonNullable<CommandTable["style"]>;
  readonly options: ReadonlyMap<string, OptionSpec>;
  readonly subcommands: ReadonlyMap<string, Subcommand> | undefined;
  readonly dashlessCluster: boolean;
  readonly runs: Runs | undefined;
  readonly assignments: boolean;
  readonly handsOn: boolean;
  readonly skipOperands: number;
  /** Starts of words that are an option glued to its value. */
  readonly starts: readonly { readonly start: string; readonly name: string }[];
}

export interface Subcommand {
  readonly name: string;
  level(): Level;
}

type AnyTable = SubcommandTable & { readonly programs?: readonly string[] };

const untabled = compile({}, undefined);
const levels = new WeakMap<AnyTable, Level>();

/** The look-up form of a program's table, built once. */
export function levelOf(table: CommandTable | undefined): Level {
  if (!table) return untabled;
  let level = levels.get(table);
  if (!level) {
    level = compile(table, undefined);
    levels.set(table, level);
  }
  return level;
}

function compile(table: AnyTable, parent: Level | undefined): Level {
  const options = new Map(parent?.options);
  for (const spellings of table.flags ?? []) add(options, spellings, "none");
  for (const spellings of table.values ?? []) add(options, spellings, "value");
  for (const spellings of table.optional ?? []) add(options, spellings, "optional");
  const level: Level = {
    // "posix" of a parent says that options end at the subcommand, not how the subcommand reads its own.
    style: table.style ?? (parent && parent.style !== "posix" ? parent.style : "gnu"),
    options,
    subcommands: undefined,
    dashlessCluster: table.dashlessCluster ?? false,
    runs: table.runs,
    assignments: table.assignments ?? false,
    handsOn: table.handsOn ?? parent?.handsOn ?? false,
    skipOperands: table.skipOperands ?? 0,
    starts: [...(parent?.starts ?? []), ...(table.glued ?? []).flatMap(startsOf)],
  };
  if (!table.subcommands) return level;
  const subcommands = new Map<string, Subcommand>();
  const complete: Level = { ...level, subcommands };
  for (const [name, sub] of Object.entries(table.subcommands)) {
    let built: Level | undefined;
    const entry: Subcommand = {
      name,
      level() {
        built ??= compile(sub, complete);
        return built;
      },
    };
    subcommands.set(name, entry);
    for (const alias of sub.aliases ?? []) subcommands.set(alias, entry);
  }
  return complete;
}

function startsOf(spellings: string): Level["starts"] {
  const all = spellings.split("|");
  const name = (all.at(-1) as string).replace(/^[-+/]+|:$/g, "");
  // A start that is a word of its own ("+toolchain") only names the option.
  return all.filter((start) => start.endsWith(":") || !/[A-Za-z]/.test(start)).map((start) => ({ start, name }));
}

function add(options: Map<string, OptionSpec>, spellings: string, takes: OptionSpec["takes"]): void {
  const all = spellings.split("|");
  const name = (all.at(-1) as string).replace(/^-+/, "");
  for (const spelling of all) {
    const given = options.get(spelling);
    const same = given?.name === name ? given : undefined;
    options.set(spelling, {
      name,
      takes: takes === "optional" && same?.takes === "value" ? "value" : takes,
      flag: takes === "none" || (same?.flag ?? false),
      glued: takes === "optional" || (same?.glued ?? false),
    });
  }
}
