import type { CommandTable } from "../../knowledge/types.ts";
import { type Level, levelOf, type OptionSpec } from "./option-table.ts";
import type { Argument, Option } from "./script.ts";

/** The words after a program, told apart. */
export interface Analysis {
  readonly options: readonly Option[];
  readonly operands: readonly Argument[];
  readonly subcommand: string | undefined;
  /** The words that named the subcommand. */
  readonly subcommandWords: readonly Argument[];
  /** `A=b` operands before the wrapped command. */
  readonly assignments: readonly Argument[];
  /** The program of a wrapped command; undefined when none is run. */
  readonly runs: Argument | undefined;
  /** Index of the first argument that was not read: those of the wrapped command. */
  readonly at: number;
  /** The table of the subcommand, or of the program where none was named. */
  readonly level: Level;
}

interface Reader {
  readonly args: readonly Argument[];
  at: number;
  level: Level;
  /** Whether the next operand may still name a subcommand. */
  selecting: boolean;
  /** Whether options are over. */
  ended: boolean;
  skip: number;
  runs: Argument | undefined;
  subcommand: string | undefined;
  readonly options: Option[];
  readonly operands: Argument[];
  readonly subcommandWords: Argument[];
  readonly assignments: Argument[];
}

/**
 * Tells options, their values, subcommands and operands apart, from `from` on. An option that the table lacks never
 * takes the next word. A word whose value is unknown is an operand, unless it starts with a literal option name.
 */
export function analyse(args: readonly Argument[], from: number, table: CommandTable | undefined): Analysis {
  const level = levelOf(table);
  const reader: Reader = {
    args,
    at: from,
    level,
    selecting: true,
    ended: level.style === "operands",
    skip: level.skipOperands,
    runs: undefined,
    subcommand: undefined,
    options: [],
    operands: [],
    subcommandWords: [],
    assignments: [],
  };
  if (level.dashlessCluster) readDashlessCluster(reader);
  while (reader.at < args.length && reader.runs === undefined) readWord(reader);
  return reader;
}

function readWord(reader: Reader): void {
  const argument = reader.args[reader.at++] as Argument;
  if (!reader.ended && readStart(reader, argument)) return;
  const text = optionText(argument);
  if (reader.ended || text === undefined) {
    readOperand(reader, argument);
    return;
  }
  if (text === "--") {
    reader.ended = true;
    if (reader.level.handsOn) reader.at = reader.args.length;
    return;
  }
  if (reader.level.style === "single-dash") readNamedOption(reader, argument, text);
  else readCluster(reader, argument, text);
}

/** A word whose start is an option and whose rest is its value: `+nightly`, `-p:Configuration=Release`. */
function readStart(reader: Reader, argument: Argument): boolean {
  const text = argument.value ?? argument.word.text;
  const found = reader.level.starts.find(({ start }) => text.length > start.length && text.startsWith(start));
  if (!found) return false;
  const flag = found.start.replace(/:$/, "");
  push(reader, makeOption(found, flag, argument, valueWithin(argument, found.start.length), argument.span.start));
  return true;
}

/** The text of a word that starts like an option; of a word that holds unknown expansions, with these as written. */
function optionText(argument: Argument): string | undefined {
  const text = argument.value ?? argument.word.text;
  return text.length > 1 && text.charCodeAt(0) === 45 ? text : undefined;
}

function readOperand(reader: Reader, argument: Argument): void {
  if (reader.selecting && selectSubcommand(reader, argument)) return;
  if (reader.level.assignments && isAssignment(argument)) {
    reader.assignments.push(argument);
  } else if (reader.skip > 0) {
    reader.skip--;
    reader.operands.push(argument);
  } else if (runsNothing(reader)) {
    reader.operands.push(argument);
    if (reader.level.style === "posix") reader.ended = true;
  } else {
    reader.runs = argument;
  }
}

/** Whether the options read so far say that the operands are no command. */
function runsNothing({ level: { runs }, options, ended }: Reader): boolean {
  if (runs?.kind !== "operands" || (runs.separated && !ended)) return true;
  const given = (names: readonly string[]) => options.some((option) => names.includes(option.name));
  if (runs.option !== undefined && given([runs.option])) return true;
  return given(runs.unless ?? []) || (runs.only !== undefined && !given(runs.only));
}

function isAssignment(argument: Argument): boolean {
  return /^[A-Za-z_]\w*=/.test(argument.value ?? argument.word.text);
}

function selectSubcommand(reader: Reader, argument: Argument): boolean {
  if (argument.value === undefined) {
    // An unquoted expansion may be options or nothing at all: a subcommand may still follow. A quoted one is it.
    reader.selecting = isUnquotedExpansion(argument);
    return false;
  }
  const entry = reader.level.subcommands?.get(argument.value);
  if (!entry) {
    reader.selecting = false;
    return false;
  }
  reader.subcommand = reader.subcommand === undefined ? entry.name : `${reader.subcommand} ${entry.name}`;
  reader.subcommandWords.push(argument);
  reader.level = entry.level();
  reader.ended = reader.level.style === "operands";
  reader.skip = reader.level.skipOperands;
  return true;
}

function isUnquotedExpansion(argument: Argument): boolean {
  const first = argument.word.parts?.[0]?.type;
  return first === "SimpleExpansion" || first === "ParameterExpansion" || first === "CommandExpansion";
}

/** `--name`, `--name=value`, `--name value`, and `-name` where the style has single dashes. */
function readNamedOption(reader: Reader, argument: Argument, text: string): void {
  const [flag = text] = text.split("=", 1);
  const spec = findSpec(reader.level, flag);
  if (!spec && readGlued(reader, argument, text)) return;
  const glued = flag === text ? undefined : valueWithin(argument, flag.length + 1);
  const value = glued ?? (spec?.takes === "value" ? nextValue(reader) : undefined);
  push(reader, makeOption(spec, flag, argument, value, argument.span.start));
}

function push(reader: Reader, option: Option): void {
  const { runs } = reader.level;
  if (runs?.kind === "module" && runs.option === option.name) reader.runs = option.value;
  reader.options.push(option);
}

/** `-I/usr/include` in single-dash style, for letters whose table says that values may be glued. */
function readGlued(reader: Reader, argument: Argument, text: string): boolean {
  const flag = text.slice(0, 2);
  const spec = reader.level.options.get(flag);
  if (!spec?.glued) return false;
  reader.options.push(makeOption(spec, flag, argument, valueWithin(argument, 2), argument.span.start));
  return true;
}

/** An exact spelling, or in gnu style an unambiguous beginning of a long one. */
function findSpec(level: Level, flag: string): OptionSpec | undefined {
  const exact =
    level.options.get(flag) ?? (level.style === "single-dash" ? level.options.get(flag.slice(1)) : undefined);
  if (exact || level.style === "single-dash" || flag.length < 5) return exact;
  let found: OptionSpec | undefined;
  for (const [spelling, spec] of level.options) {
    if (!spelling.startsWith(flag)) continue;
    if (found && found.name !== spec.name) return undefined;
    found = spec;
  }
  return found;
}

/** `-qqy`, `-ofile`, `-o file`, and `--name`. */
function readCluster(reader: Reader, argument: Argument, text: string): void {
  const { options } = reader.level;
  const whole = options.get(text);
  const first = options.get(text.slice(0, 2));
  if (whole || !first) {
    // A long option, one of several letters that the table has, or one that nobody knows: never taken apart.
    readNamedOption(reader, argument, text);
    return;
  }
  for (let i = 1; i < text.length; i++) {
    // The letters from here on are those of a variable's name.
    if (argument.value === undefined && /[$`]/.test(text.charAt(i))) return;
    const flag = `-${text[i]}`;
    const spec = options.get(flag);
    const from = letterStart(argument, i);
    const takesRest = spec && spec.takes !== "none" && i + 1 < text.length;
    if (takesRest && (!spec.flag || text[i + 1] === "=")) {
      const value = valueWithin(argument, text[i + 1] === "=" ? i + 2 : i + 1);
      push(reader, makeOption(spec, flag, argument, value, from));
      return;
    }
    const value = spec?.takes === "value" ? nextValue(reader) : undefined;
    const option = makeOption(spec, flag, argument, value, from);
    push(reader, value ? option : { ...option, span: letterSpan(argument, i) });
  }
}

/** `tar xzf file`: letters without a dash, whose values follow in the letters' order. */
function readDashlessCluster(reader: Reader): void {
  const argument = reader.args[reader.at];
  const text = argument?.value;
  if (!argument || !text) return;
  for (const letter of text) if (!reader.level.options.has(`-${letter}`)) return;
  reader.at++;
  for (const letter of text) {
    const spec = reader.level.options.get(`-${letter}`);
    const value = spec?.takes === "value" ? nextValue(reader) : undefined;
    reader.options.push({
      ...makeOption(spec, `-${letter}`, argument, value, argument.span.start),
      span: argument.span,
    });
  }
}

function nextValue(reader: Reader): Argument | undefined {
  return reader.args[reader.at++];
}

function makeOption(
  spec: Pick<OptionSpec, "name"> | undefined,
  flag: string,
  argument: Argument,
  value: Argument | undefined,
  start: number,
): Option {
  return {
    name: spec?.name ?? flag.replace(/^-+/, ""),
    flag,
    known: spec !== undefined,
    value,
    word: argument.word,
    span: { start, end: Math.max(argument.span.end, value?.span.end ?? 0) },
  };
}

/** Whether the word stands in the file character for character, so that offsets within it can be told. */
function isPlain(argument: Argument): boolean {
  const { raw, text } = argument.word;
  return raw === (argument.value ?? text) && argument.span.end - argument.span.start === raw.length;
}

/** The rest of a word from `from` on as an argument of its own. */
function valueWithin(argument: Argument, from: number): Argument {
  const { raw, text } = argument.word;
  const value = argument.value?.slice(from);
  const sliceable = argument.span.end - argument.span.start === raw.length && raw.startsWith(text.slice(0, from));
  const start = sliceable ? argument.span.start + from : argument.span.start;
  return { value, word: argument.word, span: { start, end: argument.span.end } };
}

function letterStart(argument: Argument, index: number): number {
  return isPlain(argument) && index > 1 ? argument.span.start + index : argument.span.start;
}

/** The span of one letter of a cluster of several. */
function letterSpan(argument: Argument, index: number): { start: number; end: number } {
  if (!isPlain(argument)) return argument.span;
  return { start: argument.span.start + index, end: argument.span.start + index + 1 };
}
