import type { Script as ShellTree, WordPart } from "unbash";

export type { Lookup } from "../fact.ts";

import type { MappedText } from "../../text/offset-map.ts";
import { cover, type Span, type Spanned } from "../../text/span.ts";
import { basename } from "../posix-path.ts";
import { asTemplate, hasHole, hole, type Template } from "../template.ts";

/** "posix" is a POSIX-family shell whose exact make is not known. "other" is any interpreter that is not a shell. */
export type Dialect = "bash" | "dash" | "ash" | "posix" | "zsh" | "ksh" | "powershell" | "cmd" | "other";

/** Whether scripts of a dialect are parsed into a tree. */
export function isPosixFamily(dialect: Dialect): boolean {
  return dialect !== "powershell" && dialect !== "cmd" && dialect !== "other";
}

export interface ScriptError extends Spanned {
  readonly message: string;
}

/** A text that a command reads from below the script's line. */
export interface Heredoc {
  /** The word that ends it. */
  readonly name: string;
  readonly body: MappedText;
}

/**
 * A script in its dialect, with the place where whoever parsed it says that it runs. All spans are offsets of the file, whatever was
 * joined, stripped or decoded on the way.
 */
export interface Script<P = unknown> extends Spanned {
  readonly type: "Script";
  readonly place: P;
  readonly dialect: Dialect;
  readonly mapped: MappedText;
  /** Whether that is what the shell reads, to the letter: not where somebody fills in parts, or a letter's place cannot be told. */
  readonly exact: boolean;
  /** Those that start on its last line and end below it, where they do not stand in `mapped`: of a RUN. */
  readonly heredocs: readonly Heredoc[];
  /** The tree as unbash gives it; its offsets index `mapped.text`. Undefined outside the POSIX family, and where there is too much to read. */
  readonly tree: ShellTree | undefined;
  /** Every simple command in source order, those inside substitutions, `sh -c` strings and functions included. */
  readonly commands: readonly Command<P>[];
  readonly pipelines: readonly Pipeline<P>[];
  readonly errors: readonly ScriptError[];
  /** Whether `set -e` (or the shell's own `-e`) is in force from the start or from the first command on. */
  readonly errexit: boolean;
  /** Whether `set -o pipefail` (or the shell's own) is in force from the start or from the first command on. */
  readonly pipefail: boolean;
}

/** One word of a script. */
export interface ShellWord extends Spanned {
  /** Its offset in the script's `mapped.text`; -1 for a word that has none (inside an escaped backtick, in exec form). */
  readonly at: number;
  /** As written, continuations joined. */
  readonly raw: string;
  /** Quotes and escapes removed, expansions left as written. */
  readonly text: string;
  /** No expansion, substitution or unquoted glob: `text` is what the program gets. */
  readonly literal: boolean;
  /** Expansions and quoting, where the word has any; offsets index the script's `mapped.text`, where the word has a place. */
  readonly parts: readonly WordPart[] | undefined;
}

/** What a program receives after the variables known to the model are expanded and split. */
export interface Argument extends Spanned {
  /** The value, or undefined where it cannot be known. A glob is left as written. */
  readonly value: string | undefined;
  /** The word it came from; several arguments share one when a variable was split. */
  readonly word: ShellWord;
}

/** An option of a command: `-y`, `--yes`, `-o x=y`, `-qq` (one entry a letter). */
export interface Option extends Spanned {
  /** Canonical name without dashes, from the command's table: "assume-yes" for -y, --yes and --assume-yes. */
  readonly name: string;
  /** As written, without a value: "-y", "--assume-yes". For a letter in a cluster, the letter with one dash. */
  readonly flag: string;
  /** Whether the command's table has it. An unknown option never takes the next word as its value. */
  readonly known: boolean;
  readonly value: Argument | undefined;
  readonly word: ShellWord;
}

export interface Assignment extends Spanned {
  readonly name: string;
  /** undefined where it cannot be known. */
  readonly value: string | undefined;
  readonly valueSpan: Span;
}

export interface Redirect extends Spanned {
  readonly operator: string;
  /** File descriptor written before the operator. */
  readonly descriptor: number | undefined;
  readonly target: Argument | undefined;
}

/** One of the arms of a choice, of which exactly one runs. */
export interface Arm {
  /** The same object for all arms of a choice. */
  readonly choice: { readonly arms: number };
  readonly index: number;
}

/** How control reaches a command, and where its failure goes. */
export interface Flow {
  /** Stands in a branch, loop body, function, or to the right of `||`: it may never run. */
  readonly conditional: boolean;
  /** The arm of an `if` with an `else`, or of a `case` with a `*)`, where nothing but that choice decides whether it runs. */
  readonly arm: Arm | undefined;
  readonly loop: boolean;
  readonly subshell: boolean;
  readonly function: boolean;
  readonly substitution: boolean;
  readonly background: boolean;
  /** Its failure does not fail the script: left of `||`, in a condition, negated, before `;` without errexit, before `|` without pipefail, in the background. */
  readonly tolerated: boolean;
  /** The operator that leads to the next command of the same list; undefined for the last one. */
  readonly followedBy: "&&" | "||" | ";" | "&" | "|" | undefined;
}

/** A program that runs another: `sudo`, `env`, `exec`, `xargs`, `sh -c`, `nice`, `time`... */
export interface Wrapper extends Spanned {
  readonly program: string;
}

/** One command as its program sees it: options and operands told apart by the tables in `knowledge/commands`. */
export interface Command<P = unknown> extends Spanned {
  readonly type: "Command";
  readonly place: P;
  /** The innermost script it stands in (that of `sh -c` for a command in its string). */
  readonly script: Script<P>;
  /** Base name of the program ("/usr/bin/apt-get" gives "apt-get"), aliases of tables applied ("pip3" gives "pip"); undefined where it cannot be known. */
  readonly program: string | undefined;
  /** The program's word. */
  readonly name: ShellWord;
  /** Canonical subcommand from the table ("install" for "npm i"); several levels are joined by a blank ("mod download"). */
  readonly subcommand: string | undefined;
  readonly subcommandSpan: Span | undefined;
  /** Whether `knowledge` has a table for the program; without one every dashed word is an unknown option and all others are operands. */
  readonly tabled: boolean;
  readonly options: readonly Option[];
  /** What is neither option, option value nor subcommand. */
  readonly operands: readonly Argument[];
  /** Everything after the program's word, in order. */
  readonly arguments: readonly Argument[];
  /** Every word of the line, program first: wrappers and their options too. */
  readonly line: readonly Argument[];
  /** Prefix assignments (`A=b cmd`), those given by `env A=b cmd` included. */
  readonly environment: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** Outermost first. */
  readonly wrappers: readonly Wrapper[];
  readonly flow: Flow;
  readonly pipeline: Pipeline<P> | undefined;
  /** Span from the first wrapper or assignment to the last word or redirect. Redirects and prefixes included. */
  readonly span: Span;
}

/** Two or more commands joined by `|`. */
export interface Pipeline<P = unknown> extends Spanned {
  readonly type: "Pipeline";
  /** The simple commands that stand directly in it, in order; a compound member gives the commands inside it. */
  readonly commands: readonly Command<P>[];
  /** Offsets of the `|` operators in the file. */
  readonly operators: readonly Span[];
  /** Whether pipefail is in force here. */
  readonly pipefail: boolean;
  readonly flow: Flow;
}

/**
 * What is known of an argument: its value, or what its word spells out, with holes for the variables and substitutions in
 * it. Undefined where nothing is spelled out, or the word may become several.
 */
export function argumentTemplate({ value, word }: Argument): Template | undefined {
  if (value !== undefined) return value;
  if (word.parts) return asTemplate(spelledOut(word.parts));
  return hasHole(word.text) ? asTemplate(word.text) : undefined;
}

function spelledOut(parts: readonly WordPart[]): string {
  let text = "";
  for (const part of parts) {
    if (part.type === "Literal" || part.type === "SingleQuoted" || part.type === "AnsiCQuoted") text += part.value;
    else if (part.type === "DoubleQuoted") text += spelledOut(part.parts);
    else text += hole;
  }
  return text;
}

/** The option of that canonical name, if given (the last one wins, as programs do). */
export function option(command: Command, ...names: readonly string[]): Option | undefined {
  for (let i = command.options.length - 1; i >= 0; i--) {
    const candidate = command.options[i] as Option;
    if (names.includes(candidate.name)) return candidate;
  }
  return undefined;
}

/** Whether the command is `program` with one of the given subcommands (any subcommand when none is given). */
export function runs(command: Command, program: string, ...subcommands: readonly string[]): boolean {
  if (command.program !== program) return false;
  return subcommands.length === 0 || (command.subcommand !== undefined && subcommands.includes(command.subcommand));
}

/** The value that an environment prefix gives to a variable, undefined when there is none or it is unknown. */
export function prefixValue(command: Command, name: string): string | undefined {
  return command.environment.findLast((assignment) => assignment.name === name)?.value;
}

/** Where a command says what it does: from the program's name to its subcommand (`apt-get -qq install`). */
export function headOf({ name, subcommandSpan }: Command): Span {
  return subcommandSpan ? cover(name.span, subcommandSpan) : name.span;
}

/** The same in words, for messages: program and subcommand as written, without options between them. */
export function callOf(command: Command): string {
  const { program, name, subcommand, subcommandSpan } = command;
  const given = new Set(command.options.map(({ value }) => value));
  const written = command.arguments.filter((argument) => {
    const { span, value } = argument;
    const isInside = subcommandSpan && span.start >= subcommandSpan.start && span.end <= subcommandSpan.end;
    return isInside && !value?.startsWith("-") && !given.has(argument);
  });
  const words = name.span.start === subcommandSpan?.start ? [subcommand] : written.map(({ value }) => value);
  // `dnf5` is what its reader wrote and looks for, whatever else reads its command line as `dnf` does.
  const called = program !== undefined && /^[\w./+-]+$/.test(name.text) ? basename(name.text) : (program ?? name.text);
  return [called, ...words].filter((word) => word !== undefined).join(" ");
}
