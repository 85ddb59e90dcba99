import { join, relative, resolve, sep } from "node:path";
import type { Waiver } from "../../engine/gates/waivers.ts";
import { type IgnoreStack, isIgnored } from "../../engine/git-ignore.ts";
import { parseGitIgnore } from "../../engine/git-ignore-rules.ts";
import type { Rule } from "../../rule.ts";
import type { Matcher } from "../../text/glob/glob.ts";
import { lookUp } from "../../text/look-up.ts";
import { byId } from "../by-id.ts";
import { pathMatcher } from "../globs.ts";
import type { PeerConfig, PeerException, PeerSetting, Remark, RunSettings } from "./types.ts";
import { isTable, type Table } from "./values.ts";

/** Ids of rules that a name stands for. */
type Lookup = (name: string) => readonly string[];

/** Linters whose codes another one reports as its own: hadolint runs ShellCheck. */
const insideOf: Readonly<Record<string, readonly string[]>> = { hadolint: ["shellcheck"] };

/** Names its rules with the linter before a slash. */
const withNamespaces = "tally";

/** The rules that speak for a code of a linter. A name of ours, or of another linter's, is none of its codes. */
export function rulesFor(tool: string, code: string, lookup: Lookup): readonly string[] {
  if (tool === withNamespaces && code.includes("/")) return lookup(code);
  const tools = [tool, ...(lookUp(insideOf, tool) ?? [])];
  return [...new Set(tools.flatMap((one) => lookup(`${one}:${code}`)))];
}

/** What other linters' configurations say of a rule. */
export interface RuleWish {
  readonly level: PeerSetting["level"];
  readonly options: Table | undefined;
  /** Where it comes from, for people. */
  readonly origin: string;
  /** The settings that say so: the one that counts comes first. */
  readonly sources: readonly [Source, ...Source[]];
}

interface Source {
  readonly config: PeerConfig;
  readonly setting: PeerSetting;
}

/** The rules that configurations of other linters speak of. */
export function wishesOf(
  configs: readonly PeerConfig[],
  rules: readonly Rule[],
  lookup: Lookup,
): ReadonlyMap<string, RuleWish> {
  const all = configs.flatMap((config) => config.settings.map((setting): Source => ({ config, setting })));
  const nameOf = ({ config, setting }: Source) => `${config.tool} ${setting.code}`;
  const ignored = new Set(all.filter(({ setting }) => setting.level === "off").map(nameOf));
  const sources = new Map<string, [Source, ...Source[]]>();
  for (const source of all) {
    // What is ignored is, whatever else is said of it.
    if (source.setting.level !== "off" && ignored.has(nameOf(source))) continue;
    for (const id of rulesFor(source.config.tool, source.setting.code, lookup)) {
      const earlier = sources.get(id);
      if (earlier) earlier.push(source);
      else sources.set(id, [source]);
    }
  }
  const index = byId(rules);
  return new Map([...sources].map(([id, own]) => [id, wishOf(index.get(id), own)]));
}

/** Of the levels that several codes of a rule have the gravest counts: what is off does not silence the others. */
const ranks: Readonly<Record<PeerSetting["level"], number>> = { error: 4, warning: 3, info: 2, on: 1, off: 0 };

function wishOf(rule: Rule | undefined, sources: [Source, ...Source[]]): RuleWish {
  sources.sort((a, b) => ranks[b.setting.level] - ranks[a.setting.level]);
  const given = sources.flatMap(({ setting }): readonly Table[] => {
    return setting.options ? [optionsFor(rule, setting.options)] : [];
  });
  const [{ config, setting }] = sources;
  return {
    level: setting.level,
    options: given.length > 0 ? merged(given) : undefined,
    origin: config.file === undefined ? setting.key : `${config.name} ${setting.key}`,
    sources,
  };
}

/** Those that the rule has. */
function optionsFor(rule: Rule | undefined, options: Table): Table {
  return Object.fromEntries(Object.entries(options).filter(([name]) => rule && Object.hasOwn(rule.options, name)));
}

/** Lists one behind the other, maps in one, of which the first that has a key counts. */
function merged(tables: readonly Table[]): Table {
  const values = new Map<string, unknown[]>();
  for (const table of tables) {
    for (const [name, value] of Object.entries(table)) {
      const earlier = values.get(name);
      if (earlier) earlier.push(value);
      else values.set(name, [value]);
    }
  }
  return Object.fromEntries([...values].map(([name, several]) => [name, united(several)]));
}

function united(values: readonly unknown[]): unknown {
  if (values.every(Array.isArray)) return [...new Set(values.flat())];
  return values.every(isTable) ? Object.assign({}, ...[...values].reverse()) : values[0];
}

/** What configurations of other linters silence in some files or for some time. */
export function peerWaivers(
  configs: readonly PeerConfig[],
  rules: readonly Rule[],
  lookup: Lookup,
  cwd: string,
): readonly Waiver[] {
  return configs.flatMap((config) =>
    config.exceptions.map((exception): Waiver => {
      const { code, reason, until, line } = exception;
      const place = line === undefined ? config.name : `${config.name}:${line}`;
      return {
        rules: new Set(code === undefined ? rulesOf(config.tool, rules) : rulesFor(config.tool, code, lookup)),
        files: matcherFor(exception.files, config.dir, cwd),
        stages: undefined,
        reason: reason ?? `it is in ${config.name}`,
        owner: undefined,
        until,
        origin: place,
      };
    }),
  );
}

/** The rules that cover anything of a linter. */
export function rulesOf(tool: string, rules: readonly Rule[]): readonly string[] {
  return rules.filter(({ aliases }) => Object.hasOwn(aliases, tool)).map(({ id }) => id);
}

function matcherFor(files: PeerException["files"], dir: string, cwd: string): Matcher {
  if (files === undefined) return () => true;
  if (!("gitIgnore" in files)) return pathMatcher(files, dir, cwd);
  let stack: IgnoreStack | undefined;
  return (path) => {
    stack ??= [parseGitIgnore(files.gitIgnore.replaceAll("\r\n", "\n"), false, dir.replaceAll(sep, "/"))];
    return isBelowIgnored(resolve(cwd, path), dir, stack);
  };
}

/** A file in an ignored directory is ignored, whatever is said of the file. */
function isBelowIgnored(full: string, dir: string, stack: IgnoreStack): boolean {
  const way = relative(dir, full).split(sep);
  if (way[0] === "..") return false;
  return way.some((_, i) => isIgnored(stack, join(dir, ...way.slice(0, i + 1)), i < way.length - 1));
}

/** How the run goes, of several configurations as the first says that says something. */
export function runOf(configs: readonly PeerConfig[]): RunSettings {
  const first = <K extends keyof RunSettings>(key: K) => configs.find(({ run }) => run[key] !== undefined)?.run[key];
  return { failOn: first("failOn"), exitZero: first("exitZero"), format: first("format") };
}

/** What a configuration asks for that has no counterpart here, in the order of its lines. */
export function withoutCounterpart(config: PeerConfig, lookup: Lookup): readonly Remark[] {
  const unknown = new Map<
    string,
    { readonly key: string; readonly line: number | undefined; readonly codes: string[] }
  >();
  for (const { code, key, line } of [...config.settings, ...config.exceptions]) {
    if (code === undefined || rulesFor(config.tool, code, lookup).length > 0) continue;
    const place = `${line} ${key}`;
    const known = unknown.get(place);
    if (known) known.codes.push(code);
    else unknown.set(place, { key, line, codes: [code] });
  }
  const remarks = [...unknown.values()].map(
    ({ key, line, codes }): Remark => ({ key, line, message: `no rule covers ${codes.join(", ")}` }),
  );
  return [...remarks, ...config.remarks].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
