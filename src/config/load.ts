import { dirname, extname, relative } from "node:path";
import type { YAMLError } from "yaml";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { leadsOut, type Tree } from "../io/tree.ts";
import { inspectTokens, isTooDeep } from "../syntax/yaml/tokens.ts";
import { positionAt, type Source } from "../text/source.ts";
import { importCode, isCode } from "./code.ts";
import { type CodePolicy, importRefusal } from "./code-policy.ts";
import { ConfigError, type ConfigProblem, configError, type KeyPath, keyText, reasonOf } from "./error.ts";
import { type Locator, locator } from "./locate.ts";
import type { UserConfig } from "./types.ts";

/** A config whose shape has been checked. */
export interface LoadedConfig {
  readonly config: ConfigFile;
  readonly value: UserConfig;
}

/** A config that was read but not yet looked at. */
export interface ConfigFile {
  /** Absolute. */
  readonly file: string;
  /** As reported: relative to the working directory, forward slashes. */
  readonly name: string;
  /** Globs, plugins and paths in it are relative to this directory. */
  readonly dir: string;
  readonly value: unknown;
  /** Where the config stands inside its file: under `plimsoll` in a package.json. */
  readonly prefix: KeyPath;
  /** Whether code may run: its own, or its plugins'. */
  readonly code: CodePolicy;
  /** Where it was found, and what it names must lie; undefined for one that was named. */
  readonly tree?: Tree | undefined;
}

/** Path of a file for people. */
export function displayName(file: string, cwd: string): string {
  return (relative(cwd, file) || ".").replaceAll("\\", "/");
}

export function configFile(file: string, cwd: string, value: unknown, code: CodePolicy, tree?: Tree): ConfigFile {
  const prefix = file.endsWith("package.json") ? ["plimsoll"] : [];
  return { file, name: displayName(file, cwd), dir: dirname(file), value: value ?? {}, prefix, code, tree };
}

/**
 * The value that a config file holds: YAML unless its name says otherwise. Of a package.json it is the whole file.
 * @throws ConfigError
 */
export async function readConfigValue(file: string, cwd: string, code: CodePolicy, tree?: Tree): Promise<unknown> {
  const name = displayName(file, cwd);
  if (isCode(file)) {
    const refusal = code(file);
    if (refusal !== undefined) throw configError(name, "", `is code and is not run: ${refusal}`);
    const place = tree?.refusal(file);
    if (place !== undefined) throw configError(name, "", `cannot be read: ${place}${remedyFor(place)}`);
    const imports = await importRefusal(file, code);
    if (imports !== undefined) throw configError(name, "", `is code and is not run: ${imports}`);
    return importCode(file).catch((error: unknown) => {
      throw configError(name, "", `failed to load: ${reasonOf(error)}`, error);
    });
  }
  const text = textOf(file, name, tree);
  return extname(file) === ".json" ? parseJson(text, name) : parseYaml(text, name);
}

function textOf(file: string, name: string, tree: Tree | undefined): string {
  const text = readText(file, { largest: largest.settings, tree });
  if (!(text instanceof ReadFault)) return text;
  const { code, message } = text;
  const plain =
    code === "ENOENT"
      ? "does not exist"
      : code === "EISDIR"
        ? "is a directory"
        : `cannot be read: ${message}${remedyFor(message)}`;
  throw configError(name, "", plain, text);
}

/** What is named on the command line may lie anywhere. */
function remedyFor(fault: string): string {
  return fault === leadsOut ? "; use --config to read it all the same" : "";
}

/**
 * The value of a JSON text.
 * @throws ConfigError with the place of what is wrong
 */
export async function parseJson(text: string, name: string): Promise<unknown> {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = reasonOf(error).replace(/\s+/g, " ");
    // Node names the place only for some errors; what reads YAML stumbles at the same place.
    const at = /position (\d+)/.exec(reason)?.[1] ?? (await firstFault(text));
    const position = at === undefined ? undefined : positionAt({ path: name, text }, Number(at));
    throw new ConfigError([{ file: name, ...position, key: "", message: `is not JSON: ${reason}` }], error);
  }
}

async function firstFault(text: string): Promise<number | undefined> {
  const { parseDocument, Parser } = await import("yaml");
  if (isTooDeep(inspectTokens([...new Parser().parse(text)]))) return undefined;
  return parseDocument(text, { logLevel: "silent", uniqueKeys: false }).errors[0]?.pos[0];
}

/**
 * The value of a YAML text.
 * @throws ConfigError with the place of what is wrong
 */
export async function parseYaml(text: string, name: string): Promise<unknown> {
  const { isScalar, LineCounter, parseDocument, Parser, visit } = await import("yaml");
  if (isTooDeep(inspectTokens([...new Parser().parse(text)]))) {
    throw configError(name, "", "is nested too deeply");
  }
  const lineCounter = new LineCounter();
  // The package compares each key with all before it.
  const options = { lineCounter, merge: true, prettyErrors: false, logLevel: "silent", uniqueKeys: false } as const;
  const document = parseDocument(text, options);
  const errors: Pick<YAMLError, "pos" | "message">[] = [...document.errors];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) errors.push({ pos: [key.range?.[0] ?? 0, 0], message: "Map keys must be unique" });
        seen.add(key.value);
      }
    },
  });
  if (errors.length > 0) {
    throw new ConfigError(
      errors.map(({ pos, message }) => {
        const { line, col } = lineCounter.linePos(pos[0]);
        return { file: name, line, column: col, key: "", message };
      }),
    );
  }
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw configError(name, "", reasonOf(error), error);
  }
}

/** A problem at a key of a config, before it is known where that key stands. */
export interface KeyProblem {
  readonly path: KeyPath;
  readonly at: "key" | "value";
  readonly message: string;
}

/** Turns problems into an error that names line and column, where the file has such. */
export async function errorAt(config: ConfigFile, problems: readonly KeyProblem[]): Promise<ConfigError> {
  const known = placesIn.get(config) ?? readPlaces(config);
  placesIn.set(config, known);
  const { source, locate } = await known;
  const placed = problems.map(({ path, at, message }): ConfigProblem => {
    const span = locate?.([...config.prefix, ...path], at);
    return { file: config.name, ...(span && positionAt(source, span.start)), key: keyText(path), message };
  });
  placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return new ConfigError(placed);
}

interface Places {
  readonly source: Source;
  readonly locate: Locator | undefined;
}

/** Of what is told one by one the text is read once. */
const placesIn = new WeakMap<ConfigFile, Promise<Places>>();

async function readPlaces(config: ConfigFile): Promise<Places> {
  const text = isCode(config.file) ? undefined : readTextQuietly(config);
  const locate = text === undefined ? undefined : await locator(text);
  return { source: { path: config.name, text: text ?? "" }, locate };
}

/** The text of a config, undefined where it has none: it may have been given as a value. */
export function readTextQuietly(config: ConfigFile): string | undefined {
  try {
    return textOf(config.file, config.name, config.tree);
  } catch {
    return undefined;
  }
}
