import { failOn, formatOf, registries } from "../../config/peers/hadolint.ts";
import type { PeerSetting, RunSettings } from "../../config/peers/types.ts";
import { lookUp } from "../../text/look-up.ts";
import { suggestion } from "../../text/nearest.ts";

/** A word of a command line: as it is written, and what it says where that is known. */
export interface CallWord {
  readonly raw: string;
  readonly value: string | undefined;
  /** What a comment behind it says. */
  readonly reason?: string | undefined;
}

/** What a call of hadolint asks for, in our terms. */
export interface Call {
  /** Flags of ours, fit for a shell. */
  readonly flags: readonly string[];
  /** What is linted. */
  readonly operands: readonly CallWord[];
  /** What goes into the configuration. */
  readonly settings: readonly PeerSetting[];
  /** Configurations that it names. */
  readonly configs: readonly string[];
  /** What has no counterpart. */
  readonly remarks: readonly string[];
}

const levels: Readonly<Record<string, PeerSetting["level"]>> = {
  ignore: "off",
  error: "error",
  warning: "warning",
  info: "info",
  style: "info",
};

const shortNames: Readonly<Record<string, string>> = {
  c: "config",
  f: "format",
  o: "output",
  t: "failure-threshold",
  V: "verbose",
};

const withoutValue = new Set(["no-fail", "no-color", "verbose", "strict-labels", "disable-ignore-pragma"]);
const withValue = new Set([
  ...Object.keys(levels),
  "config",
  "format",
  "output",
  "failure-threshold",
  "file-path-in-report",
  "trusted-registry",
  "require-label",
]);

/**
 * Reads the words behind `hadolint`.
 * @param run what its configuration says of the run, which ours does not hold
 */
export function readHadolintCall(words: readonly CallWord[], run: RunSettings, line?: number): Call {
  const given = new Map<string, CallWord[]>();
  const operands: CallWord[] = [];
  const remarks: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as CallWord;
    const flag = flagIn(word);
    if (!flag) {
      operands.push(word);
      continue;
    }
    const takesNext = withValue.has(flag.name) && flag.value === undefined;
    const value = takesNext ? words[++i] : flag.value;
    if (withoutValue.has(flag.name) || (withValue.has(flag.name) && value)) {
      const reason = value?.reason ?? word.reason;
      const earlier = given.get(flag.name) ?? [];
      given.set(flag.name, earlier);
      earlier.push({ ...(value ?? word), reason });
    } else remarks.push(`hadolint knows no --${flag.name}${suggestion(flag.name, [...withValue, ...withoutValue])}`);
  }
  return { ...translated(given, run, line), operands, remarks: [...remarks, ...lost(given)] };
}

interface GivenFlag {
  readonly name: string;
  readonly value: CallWord | undefined;
}

function flagIn({ raw, value }: CallWord): GivenFlag | undefined {
  const text = value ?? raw;
  const long = /^--([\w-]+)(?:=(.*))?$/s.exec(text);
  if (long) return { name: long[1] as string, value: long[2] === undefined ? undefined : wordOf(long[2]) };
  const short = /^-(\w)(.*)$/s.exec(text);
  const name = short && lookUp(shortNames, short[1] as string);
  return name ? { name, value: short[2] ? wordOf(short[2]) : undefined } : undefined;
}

function wordOf(text: string): CallWord {
  return { raw: quoted(text), value: text };
}

function translated(given: ReadonlyMap<string, readonly CallWord[]>, run: RunSettings, line: number | undefined) {
  const values = (name: string) => (given.get(name) ?? []).map(({ raw, value }) => value ?? raw);
  const last = (name: string) => values(name).at(-1);
  const flags: string[] = [];
  const exitZero = given.has("no-fail") || (!given.has("failure-threshold") && run.exitZero);
  const fail = failOn(last("failure-threshold")) ?? run.failOn;
  const format = formatOf(last("format")) ?? run.format;
  if (exitZero) flags.push("--exit-zero");
  else if (fail) flags.push("--fail-on", fail);
  if (format) flags.push("--format", format);
  for (const { raw } of given.get("output") ?? []) flags.push("--output", raw);
  if (given.has("no-color")) flags.push("--no-color");
  for (const { raw } of given.get("file-path-in-report") ?? []) flags.push("--stdin-filename", raw);
  const settings = Object.entries(levels).flatMap(([name, level]) =>
    (given.get(name) ?? []).map(({ raw, value, reason }): PeerSetting => {
      return { code: value ?? raw, level, key: `--${name}`, line, reason };
    }),
  );
  const trusted = registries(values("trusted-registry"), "--trusted-registry", line);
  return { flags, settings: [...settings, ...trusted], configs: values("config") };
}

function lost(given: ReadonlyMap<string, unknown>): readonly string[] {
  return ["require-label", "strict-labels", "disable-ignore-pragma"]
    .filter((name) => given.has(name))
    .map((name) => `--${name} has no counterpart`);
}

/** A text as a word of a shell. */
export function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
