import { parse, TomlError } from "smol-toml";
import { ConfigError, keyText } from "../error.ts";
import type { PeerFile } from "./types.ts";
import type { Table, Values } from "./values.ts";

/**
 * Reads TOML. Places are those of the last key, as far as it stands at the start of a line.
 * @throws ConfigError with the place of what cannot be read
 */
export async function tomlValues({ name, text }: PeerFile): Promise<Values> {
  let lines: ReadonlyMap<string, number> | undefined;
  return {
    table: parsed(name, text),
    line(path) {
      const key = path.findLast((step) => typeof step === "string");
      lines ??= keyLines(text);
      return lines.get(String(key));
    },
    comment: () => undefined,
    fail(path, message) {
      throw new ConfigError([{ file: name, key: keyText(path), message }]);
    },
  };
}

/** The first line of each key, and of each table. */
function keyLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const match = /^\s*(?:"([^"]*)"\s*=|'([^']*)'\s*=|([\w-]+)\s*=|\[+([^[\]]+)\])/.exec(line);
    const key = match?.slice(1).find((part) => part !== undefined);
    if (key !== undefined && !lines.has(key)) lines.set(key, i + 1);
  }
  return lines;
}

function parsed(name: string, text: string): Table {
  try {
    return parse(text) as Table;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = `is not TOML: ${(error.message.split("\n", 1)[0] as string).replace(/^Invalid TOML document: /, "")}`;
    throw new ConfigError([{ file: name, line: error.line, column: error.column, key: "", message }], error);
  }
}
