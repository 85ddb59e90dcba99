import { parseArgs } from "node:util";
import { suggestion } from "../text/nearest.ts";
import { UsageError } from "./exit.ts";

/** A flag of a command. */
export interface Flag {
  readonly type: "boolean" | "string";
  readonly multiple?: boolean;
  readonly short?: string;
  /** What its value is called in the help: `FILE`. */
  readonly value?: string;
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
 * Reads a command line.
 * @throws UsageError naming the flag and the nearest valid one
 */
export function parseFlags<const F extends Flags>(argv: readonly string[], flags: F): Arguments<F> {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type, multiple, short }]) => {
      return [name, { type, multiple: multiple ?? false, ...(short === undefined ? {} : { short }) }];
    }),
  );
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, boolean | string | string[]> = {};
  for (const name in flags) if (flags[name]?.multiple) values[name] = [];
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const flag = flags[token.name];
    if (!flag) throw new UsageError(`unknown flag ${token.rawName}${suggestFlag(token.rawName, flags)}`);
    const value = flagValue(flag, token);
    const list = values[token.name];
    if (Array.isArray(list) && typeof value === "string") list.push(value);
    else values[token.name] = value;
  }
  return { values: values as Arguments<F>["values"], positionals };
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function flagValue(flag: Flag, { rawName, value, inlineValue }: OptionToken): boolean | string {
  if (flag.type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return true;
  }
  const isFlag = value !== undefined && !inlineValue && value.length > 1 && value.startsWith("-");
  if (value === undefined || isFlag) throw new UsageError(`${rawName} needs a value: ${rawName} ${flag.value}`);
  return value;
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
