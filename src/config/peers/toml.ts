import { parse, TomlError } from "smol-toml";
import { ConfigError, keyText } from "../error.ts";
import type { PeerFile } from "./types.ts";
import type { Table, Values } from "./values.ts";

/**
 * Reads TOML. Places are those of the last key, as far as it stands at the start of a line.
 * @throws ConfigError with the place of what cannot be read
 */
export async function tomlValues({ name, text }: PeerFile): Promise<Values> {
  const lines = text.split(/\r?\n/);
  return {
    table: parsed(name, text),
    line(path) {
      const key = path.findLast((step) => typeof step === "string");
      const at = lines.findIndex((line) => isKey(line, String(key)));
      return at < 0 ? undefined : at + 1;
    },
    comment: () => undefined,
    fail(path, message) {
      throw new ConfigError([{ file: name, key: keyText(path), message }]);
    },
  };
}

function isKey(line: string, key: string): boolean {
  const [, written] =
    /^\s*(?:"([^"]*)"|'([^']*)'|([\w./-]+))\s*=/.exec(line)?.filter((part) => part !== undefined) ?? [];
  return written === key || line.trim() === `[${key}]`;
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
