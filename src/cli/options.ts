import { addAll } from "../text/add-all.ts";
import { lookUp } from "../text/look-up.ts";
import { suggestion } from "../text/nearest.ts";
import { UsageError } from "./exit.ts";

/** A flag of a command. */
export interface Flag {
  readonly type: "boolean" | "string";
  readonly multiple?: boolean;
  readonly short?: string;
  /** What its value is called in the help: `FILE`. */
  readonly value?: string;
  /** What its value can be, where that is a fixed few: for completion. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export type Flags = Readonly<Record<string, Flag>>;

type ValueOf<F extends Flag> = F["type"] extends "boolean"
  ? boolean | undefined
  : F extends { readonly multiple: true }
    ? readonly string[]
    : string | undefined;

export interface Arguments<F extends Flags> {
  readonly values: { readonly [N in keyof F]: ValueOf<F[N]> };
  readonly positionals: readonly string[];
}

/**
 * Reads a command line as GNU programs do: `--flag`, `--flag value`, `--flag=value`, `-f value`, `-fvalue`, `-abc`; all
 * after `--` are positionals. Not `parseArgs` of Node, whose modules cost more to load than most files to lint.
 * @throws UsageError naming the flag and the nearest valid one
 */
export function parseFlags<const F extends Flags>(argv: readonly string[], flags: F): Arguments<F> {
  const values: Record<string, boolean | string | string[]> = {};
  for (const name in flags) if (flags[name]?.multiple) values[name] = [];
  const positionals: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === "--") {
      addAll(positionals, argv.slice(i + 1));
      break;
    }
    if (word === "-" || !word.startsWith("-")) positionals.push(word);
    for (const option of optionsIn(word, flags)) {
      const flag = lookUp(flags, option.name) as Flag;
      const takesNext = flag.type === "string" && option.value === undefined;
      const value = takesNext ? separateValue(option.written, argv[++i], flag) : givenValue(option, flag);
      const list = lookUp(values, option.name);
      if (Array.isArray(list) && typeof value === "string") list.push(value);
      else values[option.name] = value;
    }
  }
  return { values: values as Arguments<F>["values"], positionals };
}

/** A known flag in a word, with the value that stands in the same word. */
interface Option {
  readonly name: string;
  readonly written: string;
  readonly value: string | undefined;
}

function optionsIn(word: string, flags: Flags): readonly Option[] {
  if (word === "-" || !word.startsWith("-")) return [];
  if (!word.startsWith("--")) return shortOptions(word, flags);
  const equals = word.indexOf("=");
  const written = equals < 0 ? word : word.slice(0, equals);
  const name = written.slice(2);
  if (!Object.hasOwn(flags, name)) throw unknownFlag(written, flags);
  return [{ name, written, value: equals < 0 ? undefined : word.slice(equals + 1) }];
}

/** Letters behind one dash; what follows a letter that takes a value is its value. */
function shortOptions(word: string, flags: Flags): readonly Option[] {
  const options: Option[] = [];
  for (let i = 1; i < word.length; i++) {
    const written = `-${word[i]}`;
    const name = Object.keys(flags).find((candidate) => lookUp(flags, candidate)?.short === word[i]);
    if (name === undefined) throw unknownFlag(written, flags);
    const isLast = lookUp(flags, name)?.type === "string";
    options.push({ name, written, value: isLast && i + 1 < word.length ? word.slice(i + 1) : undefined });
    if (isLast) break;
  }
  return options;
}

function separateValue(written: string, next: string | undefined, flag: Flag): string {
  const isFlag = next !== undefined && next.length > 1 && next.startsWith("-");
  if (next === undefined || isFlag) throw new UsageError(`${written} needs a value: ${written} ${flag.value}`);
  return next;
}

function givenValue({ written, value }: Option, flag: Flag): boolean | string {
  if (flag.type === "string") return value ?? "";
  if (value !== undefined) throw new UsageError(`${written} does not take a value`);
  return true;
}

function unknownFlag(written: string, flags: Flags): UsageError {
  return new UsageError(`unknown flag ${written}${suggestFlag(written, flags)}`);
}

function suggestFlag(written: string, flags: Flags): string {
  return suggestion(
    written,
    Object.keys(flags).map((name) => `--${name}`),
  );
}

/**
 * A value out of a few.
 * @throws UsageError naming the nearest one
 */
export function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const list = allowed.map((candidate) => `\`${candidate}\``).join(", ");
  throw new UsageError(`${flag} ${value}: must be one of ${list}${suggestion(value, allowed)}`);
}
