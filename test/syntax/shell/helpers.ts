import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { parseScript } from "../../../src/syntax/shell/parse.ts";
import type { Command, Dialect, Lookup, Script } from "../../../src/syntax/shell/script.ts";
import { type MappedText, verbatim } from "../../../src/text/offset-map.ts";

interface Options {
  readonly dialect?: Dialect;
  readonly errexit?: boolean;
  readonly pipefail?: boolean;
  /** Values of variables; null for one that is set to something unknown. */
  readonly variables?: Readonly<Record<string, string | null>>;
}

export function lookupIn(variables: Options["variables"] = {}): Lookup {
  return (name) => {
    const value = variables[name];
    if (value === undefined) return undefined;
    return value === null ? unknownFact(`${name} is not known`) : known(value);
  };
}

export function parseMapped(mapped: MappedText, options: Options = {}): Script {
  return parseScript(mapped, {
    dialect: options.dialect ?? "bash",
    shellOptions: { errexit: options.errexit ?? false, pipefail: options.pipefail ?? false },
    lookup: lookupIn(options.variables),
    tables: findCommandTable,
  });
}

export function parse(text: string, options: Options = {}): Script {
  return parseMapped(verbatim(text, 0), options);
}

export function commandOf(text: string, options: Options = {}): Command {
  const [command] = parse(text, options).commands;
  if (!command) throw new Error(`no command in ${text}`);
  return command;
}

/** Joins the continued lines of a piece of a file, as a Dockerfile's parser does. */
export function join(source: string, from = 0): MappedText {
  const starts = [0];
  const origins = [from];
  let text = "";
  for (let i = from; i < source.length; i++) {
    const end = source[i] === "\\" ? /^\r?\n/.exec(source.slice(i + 1))?.[0] : undefined;
    if (end !== undefined) {
      i += end.length;
      if (starts.at(-1) === text.length) origins[origins.length - 1] = i + 1;
      else {
        starts.push(text.length);
        origins.push(i + 1);
      }
    } else text += source[i];
  }
  return { text, starts, origins };
}

export function values(list: readonly { readonly value: string | undefined }[]): (string | undefined)[] {
  return list.map(({ value }) => value);
}

/** "name" or "name=value" of each option, unknown ones with a question mark. */
export function optionsOf(command: Command): string[] {
  return command.options.map(
    ({ name, value, known }) => name + (value ? `=${value.value ?? "?"}` : "") + (known ? "" : " (unknown)"),
  );
}

/** The words of each command as its program gets them, with assignments before it; `?` for what cannot be known. */
export function calls(text: string, options: Options = {}): readonly string[] {
  return parse(text, options).commands.map(({ environment, name, arguments: given, program }) => {
    const set = environment.map(({ name, value }) => `${name}=${shown(value)}`);
    return [...set, shown(program && name.literal ? name.text : program), ...values(given).map(shown)].join(" ");
  });
}

function shown(value: string | undefined): string {
  if (value === undefined) return "?";
  return /^[^\s?"']+$/.test(value) ? value : JSON.stringify(value);
}
