import type { CommandTable, Runs } from "../../knowledge/types.ts";
import { cover, type Span } from "../../text/span.ts";
import { type Analysis, analyse } from "./arguments.ts";
import type { Argument, Assignment, Command, Flow, Pipeline, Redirect, Script, Wrapper } from "./script.ts";
import { argumentAssignment } from "./words.ts";

/** A command line as the shell runs it, before wrappers are taken off. */
export interface Invocation {
  readonly script: Script;
  /** Program first; at least one. */
  readonly args: readonly Argument[];
  readonly environment: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly wrappers: readonly Wrapper[];
  readonly flow: Flow;
  readonly pipeline: Pipeline | undefined;
  readonly span: Span;
}

/** More wrappers than this are not taken off. */
const maxWrappers = 32;

/** Where built commands go. */
export interface Shop {
  tables(program: string): CommandTable | undefined;
  add(command: Command): void;
  /** A command that runs a shell string; `join` when all of `strings` are one script. */
  runString(command: Command, strings: readonly Argument[]): void;
}

/** Builds the command that a line spells, through its wrappers, and those that it carries (`sh -c`, `find -exec`). */
export function buildCommand(invocation: Invocation, shop: Shop): Command {
  let { args, wrappers, environment } = invocation;
  let at = 0;
  for (;;) {
    const program = args[at] as Argument;
    const base = program.value === undefined ? undefined : baseName(program.value) || undefined;
    const table = base === undefined ? undefined : shop.tables(base);
    const canonical = table ? canonicalName(table) : base;
    const own = table?.runs?.kind === "exec" ? withoutGroups(args, at + 1, table.runs.options) : undefined;
    const analysis = own ? analyse(own.args, 0, table) : analyse(args, at + 1, table);
    if (!analysis.runs || wrappers.length >= maxWrappers) {
      const line = wrappers === invocation.wrappers ? invocation : { ...invocation, args, wrappers, environment };
      const command = assemble(line, at, canonical, table, analysis, invocation.args);
      shop.add(command);
      if (own) for (const group of own.groups) buildGroup(command, group, shop);
      else runStrings(command, analysis.level.runs, shop);
      return command;
    }
    wrappers = [...wrappers, { program: canonical ?? "", span: program.span }];
    if (analysis.assignments.length > 0)
      environment = [...environment, ...analysis.assignments.map(argumentAssignment)];
    if (analysis.level.runs?.kind === "module") {
      args = [analysis.runs, ...args.slice(analysis.at)];
      at = 0;
    } else {
      at = analysis.at - 1;
    }
  }
}

/** "/usr/bin/apt-get" gives "apt-get"; Windows' own paths and suffix too. */
export function baseName(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const extension = base.length - 4;
  return extension > 0 && base[extension] === "." && base.slice(extension).toLowerCase() === ".exe"
    ? base.slice(0, extension)
    : base;
}

function canonicalName(table: CommandTable): string {
  const first = table.programs[0] as string;
  return first.endsWith("*") ? first.slice(0, -1) : first;
}

function assemble(
  line: Invocation,
  at: number,
  program: string | undefined,
  table: CommandTable | undefined,
  analysis: Analysis,
  words: readonly Argument[],
): Command {
  const name = line.args[at] as Argument;
  const { subcommandWords } = analysis;
  const first = subcommandWords[0];
  const { runs } = analysis.level;
  const command: Command = {
    type: "Command",
    place: line.script.place,
    script: line.script,
    program,
    name: nameWord(name),
    subcommand: analysis.subcommand,
    subcommandSpan: first && cover(first.span, (subcommandWords.at(-1) as Argument).span),
    tabled: table !== undefined,
    options: analysis.options,
    operands: analysis.operands,
    arguments: line.args.slice(at + 1),
    line: words,
    environment: line.environment,
    redirects: line.redirects,
    wrappers: line.wrappers,
    flow: line.flow,
    pipeline: line.pipeline,
    span: line.span,
  };
  return runs?.kind === "string" && runs.option !== undefined ? withStringValue(command, runs.option) : command;
}

/** The program's word; for a part of a word (`python -mpip`) a word of its own. */
function nameWord({ word, value, span }: Argument): Command["name"] {
  if (value === undefined || span === word.span) return word;
  return { ...word, raw: value, text: value, span };
}

/** `sh -c` is a flag whose script is the first operand: makes that operand the option's value. */
function withStringValue(command: Command, name: string): Command {
  const index = command.options.findIndex((option) => option.name === name);
  const given = command.options[index];
  const [string, ...operands] = command.operands;
  if (!given || given.value || !string) return command;
  return { ...command, operands, options: command.options.with(index, { ...given, value: string }) };
}

function runStrings(command: Command, runs: Runs | undefined, shop: Shop): void {
  if (!runs || runs.kind === "exec" || runs.kind === "module") return;
  if (runs.kind === "string" && runs.option === undefined) {
    const strings = runs.join ? command.operands : command.operands.slice(0, 1);
    if (strings.length > 0) shop.runString(command, strings);
    return;
  }
  const value = command.options.find((option) => option.name === runs.option)?.value;
  if (value) shop.runString(command, [value]);
}

interface Group {
  readonly args: readonly Argument[];
  /** Ended by `;`: its failure does not become that of `find`. */
  readonly tolerated: boolean;
}

/** Splits off the commands of `find -exec`, which end at `;` or at `{} +`. */
function withoutGroups(
  args: readonly Argument[],
  from: number,
  options: readonly string[],
): { args: readonly Argument[]; groups: readonly Group[] } {
  const own: Argument[] = [];
  const groups: Group[] = [];
  for (let i = from; i < args.length; i++) {
    const argument = args[i] as Argument;
    own.push(argument);
    if (argument.value === undefined || !options.includes(argument.value)) continue;
    const start = i + 1;
    for (i++; i < args.length && !endsGroup(args, i); i++);
    if (i > start) groups.push({ args: args.slice(start, i), tolerated: args[i]?.value === ";" });
  }
  return { args: own, groups };
}

function endsGroup(args: readonly Argument[], at: number): boolean {
  const value = args[at]?.value;
  return value === ";" || (value === "+" && args[at - 1]?.value === "{}");
}

function buildGroup(command: Command, group: Group, shop: Shop): void {
  const { flow } = command;
  if (command.wrappers.length >= maxWrappers) return;
  buildCommand(
    {
      script: command.script,
      args: group.args,
      environment: command.environment,
      redirects: [],
      wrappers: [...command.wrappers, { program: command.program ?? "", span: command.name.span }],
      flow: {
        ...flow,
        conditional: true,
        arm: undefined,
        tolerated: flow.tolerated || group.tolerated,
        followedBy: undefined,
      },
      pipeline: undefined,
      span: cover((group.args[0] as Argument).span, (group.args.at(-1) as Argument).span),
    },
    shop,
  );
}
