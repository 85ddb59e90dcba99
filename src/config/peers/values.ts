import { lookUp } from "../../text/look-up.ts";
import { positionAt } from "../../text/source.ts";
import { ConfigError, type ConfigProblem, type KeyPath, keyText } from "../error.ts";
import { parseYaml } from "../load.ts";
import { locator } from "../locate.ts";
import type { PeerFile } from "./types.ts";

/** A map of unknown content. */
export type Table = Readonly<Record<string, unknown>>;

/** The value of a configuration file, with the places and comments of what stands in it. */
export interface Values {
  readonly table: Table;
  line(path: KeyPath): number | undefined;
  /** The comment behind a value, on its line. */
  comment(path: KeyPath): string | undefined;
  /** @throws ConfigError that names the place of a value */
  fail(path: KeyPath, message: string): never;
}

/**
 * Reads YAML, and so JSON.
 * @throws ConfigError with the place of what cannot be read
 */
export async function valuesOf({ name, text }: PeerFile): Promise<Values> {
  const value = await parseYaml(text, name);
  if (!isTable(value)) throw new ConfigError([{ file: name, line: 1, column: 1, key: "", message: "must be a map" }]);
  const locate = await locator(text);
  const source = { path: name, text };
  const positionOf = (path: KeyPath) => {
    const span = locate(path, "value");
    return span && positionAt(source, span.start);
  };
  return {
    table: value,
    line: (path) => positionOf(path)?.line,
    comment(path) {
      const span = locate(path, "value");
      return span && commentBehind(text, span.end);
    },
    fail(path, message) {
      const problem: ConfigProblem = { file: name, ...positionOf(path), key: keyText(path), message };
      throw new ConfigError([problem]);
    },
  };
}

function commentBehind(text: string, end: number): string | undefined {
  const match = /^[ \t,\]}]*[ \t]#[ \t]*(\S.*)/.exec(text.slice(end, end + longestComment).split(/[\r\n]/, 1)[0] ?? "");
  return match?.[1]?.trim();
}

const longestComment = 300;

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/** What a table has under the word that a value is; undefined for any other value. */
export function meaningOf<T>(table: Readonly<Record<string, T>>, value: unknown): T | undefined {
  return typeof value === "string" ? lookUp(table, value) : undefined;
}

/** A list of texts below a key, each with its path; nothing where the key is absent or empty. */
export function textsAt(values: Values, path: KeyPath): readonly { readonly text: string; readonly path: KeyPath }[] {
  const value = path.reduce<unknown>((at, step) => (isTable(at) ? lookUp(at, String(step)) : undefined), values.table);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return values.fail(path, "must be a list");
  return value.map((text: unknown, i) => {
    if (typeof text !== "string") values.fail([...path, i], "must be a text");
    return { text: text as string, path: [...path, i] };
  });
}

/** The same where a text may also be several with commas between them. */
export function listedAt(values: Values, key: string): readonly { readonly text: string; readonly path: KeyPath }[] {
  const value = lookUp(values.table, key);
  if (typeof value !== "string") {
    return textsAt(values, [key]).flatMap(({ text, path }) => parts(text).map((part) => ({ text: part, path })));
  }
  return parts(value).map((text) => ({ text, path: [key] }));
}

function parts(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export function booleanAt(values: Values, key: string): boolean | undefined {
  const value = lookUp(values.table, key);
  if (value === undefined || value === null || typeof value === "boolean") return value ?? undefined;
  return values.fail([key], "must be true or false");
}
