import type { Redirection, Assignment as TreeAssignment, Command as TreeCommand, Word } from "unbash";
import type { CommandTable } from "../../knowledge/types.ts";
import { buildCommand, type Shop } from "./build-command.ts";
import { type Expander, expandString, expandWord } from "./expand.ts";
import { flowAt, type Place } from "./place.ts";
import type { Scope } from "./scope.ts";
import type {
  Argument,
  Assignment,
  Command,
  Dialect,
  Heredoc,
  Lookup,
  Pipeline,
  Redirect,
  Script,
  ScriptError,
  ShellWord,
} from "./script.ts";
import type { Settings } from "./settings.ts";
import { applyCommand, assignPrefix } from "./side-effects.ts";
import type { Walk } from "./walk.ts";
import { assignmentWord, type Ground, locate, shellWord } from "./words.ts";

export interface ParseOptions<P = unknown> {
  /** Where the script runs: handed on to what is read. */
  readonly place?: P | undefined;
  readonly dialect: Dialect;
  /** Options that the shell itself was started with. */
  readonly shellOptions: Settings;
  readonly lookup: Lookup;
  tables(program: string): CommandTable | undefined;
  /** What `sh` is where the script runs; "posix" when not known. */
  readonly shDialect?: Dialect | undefined;
  /** Whether somebody fills in parts of the text before the shell reads it. */
  readonly filledIn?: boolean | undefined;
  /** Those of the script's own line that stand outside of it. */
  readonly heredocs?: readonly Heredoc[] | undefined;
}

/** A script while it is read. */
export interface Reader {
  readonly script: Script;
  readonly options: ParseOptions;
  readonly scope: Scope;
  readonly expander: Expander;
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly errors: ScriptError[];
  runString(place: Place, command: Command, strings: readonly Argument[]): void;
}

/** Reads a simple command, or assignments and redirects alone, and what they do to the shell. */
export function readSimple(
  reader: Reader,
  walk: Walk,
  node: TreeCommand,
  place: Place,
  followedBy: Command["flow"]["followedBy"],
): void {
  const environment: Assignment[] = [];
  const redirects: Redirect[] = [];
  for (const part of node.prefix) {
    if (part.type === "Assignment") environment.push(readAssignment(reader, part, place.ground));
    else redirects.push(readRedirect(reader, part, place.ground));
  }
  const args: Argument[] = [];
  if (node.name) pushArguments(reader, args, node.name, place.ground);
  for (const part of node.suffix) {
    if (part.type === "Word") pushArguments(reader, args, part, place.ground);
    else if (part.type === "Assignment") args.push(assignmentArgument(reader, part, place.ground));
    else redirects.push(readRedirect(reader, part, place.ground));
  }
  if (args.length === 0) {
    assignPrefix(reader.scope, node.prefix, environment);
    return;
  }
  const command = buildCommand(
    {
      script: reader.script,
      args,
      environment: [...place.environment, ...environment],
      redirects,
      wrappers: place.wrappers,
      flow: flowAt(place, walk.settings, followedBy),
      pipeline: place.pipeline?.pipeline,
      span: locate(place.ground, node.pos, node.end),
    },
    shopAt(reader, place),
  );
  walk.settings = applyCommand(command, reader.scope, walk.settings, place.wrappers.length);
}

function shopAt(reader: Reader, place: Place): Shop {
  return {
    tables: reader.options.tables,
    add(command) {
      reader.commands.push(command);
      for (let open = place.pipeline; open; open = open.outer) open.commands.push(command);
    },
    runString: (command, strings) => reader.runString(place, command, strings),
  };
}

function pushArguments(reader: Reader, args: Argument[], node: Word, ground: Ground): void {
  const word = shellWord(node, ground);
  if (word.literal) {
    args.push({ value: word.text, word, span: word.span });
    return;
  }
  for (const value of expandWord(node, reader.expander)) args.push({ value, word, span: word.span });
}

function assignmentArgument(reader: Reader, node: TreeAssignment, ground: Ground): Argument {
  const word = assignmentWord(node, ground);
  const value = node.value.type === "Word" ? expandString(node.value, reader.expander) : undefined;
  const head = node.text.slice(0, node.value.pos - node.pos);
  return { value: value === undefined ? undefined : head + value, word, span: word.span };
}

function readAssignment(reader: Reader, node: TreeAssignment, ground: Ground): Assignment {
  const { value } = node;
  const plain = value.type === "Word" && !node.append && !node.index;
  return {
    name: node.name,
    value: plain ? expandString(value, reader.expander) : undefined,
    valueSpan: locate(ground, value.pos, value.end),
    span: locate(ground, node.pos, node.end),
  };
}

function readRedirect(reader: Reader, node: Redirection, ground: Ground): Redirect {
  return {
    operator: node.operator,
    descriptor: node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : undefined,
    target: node.type === "HereDoc" ? delimiter(node, ground) : target(reader, node.target, ground),
    span: locate(ground, node.pos, node.end),
  };
}

function target(reader: Reader, node: Word | undefined, ground: Ground): Argument | undefined {
  if (!node) return undefined;
  const word = shellWord(node, ground);
  return { value: expandString(node, reader.expander), word, span: word.span };
}

function delimiter(node: Extract<Redirection, { type: "HereDoc" }>, ground: Ground): Argument | undefined {
  if (!node.delimiter) return undefined;
  const { text, value, pos, end } = node.delimiter;
  const span = locate(ground, pos, end);
  const word: ShellWord = {
    raw: text,
    text: value,
    literal: true,
    parts: undefined,
    at: ground.fixed ? -1 : pos,
    span,
  };
  return { value, word, span };
}
