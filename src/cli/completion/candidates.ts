import { presets } from "../../../presets/index.ts";
import { levels } from "../../config/levels.ts";
import type { Rule } from "../../rule.ts";
import { lookUp } from "../../text/look-up.ts";
import type { Command } from "../command.ts";
import { tools } from "../migrate/sources.ts";
import type { Flag, Flags } from "../options.ts";

/** Something that a word can become. */
export interface Candidate {
  readonly word: string;
  readonly help?: string | undefined;
}

export interface Candidates {
  readonly words: readonly Candidate[];
  /** Whether names of files fit too; the shell knows them. */
  readonly files: boolean;
}

/** What completion knows of the program. */
export interface Vocabulary {
  readonly commands: readonly Command[];
  readonly rules: readonly Rule[];
  readonly formats: readonly string[];
  readonly shells: readonly string[];
}

const onlyFiles: Candidates = { words: [], files: true };

/** What the last of the words, perhaps empty, can become. The words are those behind the program's name. */
export function candidatesFor(words: readonly string[], vocabulary: Vocabulary): Candidates {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const named = vocabulary.commands.find(({ name }) => name === before[0]);
  const command = named ?? vocabulary.commands.find(({ name }) => name === "lint");
  const flags = command?.flags ?? {};
  const given = named ? before.slice(1) : before;
  const { waiting, positionals, ended } = readFlags(given, flags);
  if (waiting !== undefined) return startingWith(current, valuesOf(waiting, current, flags, vocabulary));
  if (!ended && current.startsWith("--") && current.includes("=")) return gluedValue(current, flags, vocabulary);
  if (!ended && current.startsWith("-")) return startingWith(current, flagWords(flags));
  const found = positionalsOf(named?.name ?? before[0], positionals, current, vocabulary);
  return startingWith(current, before.length === 0 ? withCommands(found, vocabulary) : found);
}

function startingWith(current: string, { words, files }: Candidates): Candidates {
  return { words: words.filter(({ word }) => word.startsWith(current)), files };
}

interface Given {
  /** The flag whose value comes next. */
  readonly waiting: string | undefined;
  readonly positionals: readonly string[];
  /** Behind `--`. */
  readonly ended: boolean;
}

/** Reads what was typed so far, as far as it can be read. */
function readFlags(words: readonly string[], flags: Flags): Given {
  const positionals: string[] = [];
  let waiting: string | undefined;
  for (const [i, word] of words.entries()) {
    if (waiting !== undefined) waiting = undefined;
    else if (word === "--") return { waiting, positionals: [...positionals, ...words.slice(i + 1)], ended: true };
    else if (word.startsWith("-") && word !== "-") waiting = needsValue(word, flags);
    else positionals.push(word);
  }
  return { waiting, positionals, ended: false };
}

/** The flag that takes the word behind this one as its value. */
function needsValue(word: string, flags: Flags): string | undefined {
  const isLong = word.startsWith("--");
  const name = Object.keys(flags).find((flag) =>
    isLong ? `--${flag}` === word : lookUp(flags, flag)?.short === word.at(-1),
  );
  return name !== undefined && lookUp(flags, name)?.type === "string" ? name : undefined;
}

function flagWords(flags: Flags): Candidates {
  const entries = Object.entries(flags);
  const long = entries.map(([name, { help }]): Candidate => ({ word: `--${name}`, help }));
  const short = entries.flatMap(([, { short: letter, help }]) =>
    letter === undefined ? [] : [{ word: `-${letter}`, help }],
  );
  return { words: [...long, ...short], files: false };
}

function gluedValue(current: string, flags: Flags, vocabulary: Vocabulary): Candidates {
  const equals = current.indexOf("=") + 1;
  const head = current.slice(0, equals);
  const value = current.slice(equals);
  const { words, files } = startingWith(value, valuesOf(head.slice(2, -1), value, flags, vocabulary));
  return { words: words.map(({ word, help }) => ({ word: head + word, help })), files };
}

function valuesOf(name: string, current: string, flags: Flags, vocabulary: Vocabulary): Candidates {
  const flag = lookUp(flags, name);
  if (!flag) return { words: [], files: false };
  if (flag.choices) return plain(flag.choices);
  switch (name) {
    case "format":
      return current.includes("=") ? onlyFiles : plain(vocabulary.formats);
    case "preset":
      return { words: presets.map((preset) => ({ word: preset.name, help: preset.summary })), files: false };
    case "rule":
      return ruleSettings(current, vocabulary.rules);
    default:
      return { words: [], files: takesFile(flag) };
  }
}

function takesFile({ value = "" }: Flag): boolean {
  return /^(?:FILE|PATH|DIR)/.test(value);
}

function plain(words: readonly string[]): Candidates {
  return { words: words.map((word) => ({ word })), files: false };
}

/** Names of rules, and behind a colon what each can be set to. */
function ruleSettings(current: string, rules: readonly Rule[]): Candidates {
  const colon = current.lastIndexOf(":");
  if (colon < 0) return ruleNames(current, rules);
  return plain(levels.map((level) => `${current.slice(0, colon + 1)}${level}`));
}

/** Other linters' codes only once something is typed: there are many. */
function ruleNames(current: string, rules: readonly Rule[]): Candidates {
  const ids = rules.map(({ id, summary }): Candidate => ({ word: id, help: summary }));
  if (current === "") return { words: ids, files: false };
  const codes = new Map<string, Candidate>();
  for (const { aliases, summary } of rules) {
    for (const word of Object.values(aliases).flat()) codes.set(word, { word, help: summary });
  }
  return { words: [...ids, ...codes.values()], files: false };
}

function positionalsOf(
  command: string | undefined,
  positionals: readonly string[],
  current: string,
  { commands, rules, shells }: Vocabulary,
): Candidates {
  switch (command) {
    case "explain":
      return ruleNames(current, rules);
    case "why":
      return positionals.length === 0 ? onlyFiles : ruleNames(current, rules);
    case "migrate":
      return { ...plain(tools), files: true };
    case "completion":
      return positionals.length === 0 ? plain(shells) : plain([]);
    case "help":
      return { words: commands.map(({ name, summary }) => ({ word: name, help: summary })), files: false };
    case "rules":
    case "init":
    case "lsp":
    case "version":
      return plain([]);
    default:
      return onlyFiles;
  }
}

function withCommands({ words, files }: Candidates, { commands }: Vocabulary): Candidates {
  const names = commands.map(({ name, summary }): Candidate => ({ word: name, help: summary }));
  return { words: [...names, { word: "help", help: "Explain a command" }, ...words], files };
}
