import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "../../src/config/error.ts";
import { movable } from "../../src/config/peers/index.ts";
import { wishesOf, withoutCounterpart } from "../../src/config/peers/layer.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { defaultOptions } from "../../src/config/resolve.ts";
import { lintProject } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { FileReport, LintReport } from "../../src/engine/types.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import { formats, loadReporter } from "../../src/reporters/index.ts";
import type { Rule } from "../../src/rule.ts";
import { conflict } from "../../src/text/edit.ts";
import { positionAt } from "../../src/text/source.ts";
import type { Input } from "./input.ts";
import type { Random } from "./random.ts";

/** What must hold of every text. Gives what is wrong, or undefined. */
export type Property = (input: Input, random: Random) => Promise<string | undefined>;

export type Properties = ReadonlyMap<string, Property>;

/** By name; those that cost more are tried on one text of several. */
export function propertiesFor(rules: readonly Rule[]): Properties {
  const lint = linter(rules);
  return new Map<string, Property>([
    ["is linted", async (input) => faultIn(lint(input))],
    ["gives the same twice", async (input) => (same(lint(input), lint(input)) ? undefined : "the reports differ")],
    ["gives the same with other line endings", async (input) => otherEndings(input, lint)],
    ["is fixed once and for all", rarely(4, async (input) => unstableFix(input, lint))],
    ["is reported well", rarely(20, async (input) => badReport(lint(input), rules))],
    ["is read as a configuration", (input) => badConfiguration(input, rules)],
    ["is read as a configuration of other linters", (input) => badPeerConfiguration(input)],
  ]);
}

function rarely(often: number, property: Property): Property {
  return async (input, random) => (random.below(often) === 0 ? property(input, random) : undefined);
}

type Lint = (input: Input, more?: Partial<LintOptions>) => LintReport;

/** Lints texts with every rule, each as it comes. */
export function linter(rules: readonly Rule[]): Lint {
  const settings = new Map(
    rules.map((rule) => [rule.id, { severity: rule.severity, options: defaultOptions(rule), origin: "fuzz" }]),
  );
  const config = {
    rules,
    kinds,
    knowledge: defaultKnowledge,
    lookup: (name: string) => (settings.has(name) ? [name] : []),
    settings: () => settings,
    byStage: false,
  };
  const options: LintOptions = {
    config,
    reader: { read: () => undefined, exists: () => false },
    today: "2026-01-01",
    reportUnusedDirectives: true,
  };
  return ({ kind, text }, more) => {
    if (kind === "config" || kind === "peer") return { files: [], failures: [], inputErrors: [] };
    return lintProject([{ path: "x", kind, text }], { ...options, ...more });
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function faultIn({ files, failures }: LintReport): string | undefined {
  if (failures.length > 0) return failures[0]?.stack ?? failures[0]?.message;
  for (const { findings, unknown, source } of files) {
    const { length } = source.text;
    const outside = ({ start, end }: { readonly start: number; readonly end: number }) =>
      !(0 <= start && start <= end && end <= length);
    for (const { rule, message, span, related, fixes } of findings) {
      if (outside(span)) return `${rule} speaks of a place outside of the text`;
      if (related.some((one) => one.path === undefined && outside(one.span))) return `${rule} relates to one outside`;
      if (/undefined|\[object |NaN/.test(message) && !/undefined|\[object |NaN/.test(source.text)) return message;
      for (const { title, edits } of fixes) {
        if (edits.some((edit) => outside(edit.span))) return `${rule}: ${title} edits outside of the text`;
        if (edits.some((edit, i) => edits.some((other, k) => k > i && conflict(edit, other))))
          return `${rule}: ${title} has edits in conflict`;
      }
    }
    const lost = unknown.find(({ span }) => outside(span));
    if (lost) return `${lost.rule} cannot tell of a place outside of the text`;
  }
  return undefined;
}

/** Carriage returns belong to the text in heredocs, in YAML's blocks and behind a backslash of no continuation. */
function otherEndings(input: Input, lint: Lint): string | undefined {
  if (input.kind !== "dockerfile" && input.kind !== "dockerignore") return undefined;
  if (/\r|<<|[\\`]|\n\n|["']/.test(input.text)) return undefined;
  const said = (text: string) =>
    lint({ ...input, text }).files[0]?.findings.map(
      ({ rule, span }) => `${rule} in line ${positionAt({ path: "", text }, span.start).line}`,
    );
  const [unix, windows] = [said(input.text), said(input.text.replaceAll("\n", "\r\n"))];
  return same(unix, windows) ? undefined : `with \\r\\n: ${JSON.stringify(windows)}, with \\n: ${JSON.stringify(unix)}`;
}

function unstableFix(input: Input, lint: Lint): string | undefined {
  const fixed = fileOf(lint(input, { fix: "safe" }));
  const text = fixed?.source.text ?? input.text;
  if (text === input.text) return undefined;
  const fault = faultIn(lint({ ...input, text }));
  if (fault) return `once fixed: ${fault}`;
  if (problemsIn({ ...input, text }) > problemsIn(input)) return `a fix breaks the text: ${JSON.stringify(text)}`;
  const again = fileOf(lint({ ...input, text }, { fix: "safe" }))?.source.text;
  return again === text ? undefined : `fixed again: ${JSON.stringify(again)}, once: ${JSON.stringify(text)}`;
}

function fileOf({ files }: LintReport): FileReport | undefined {
  return files[0];
}

/** How much of a text its parser does not understand. */
function problemsIn({ kind, text }: Input): number {
  const document = kinds.find(({ name }) => name === kind)?.parse({ path: "x", text });
  return (document as { readonly problems?: readonly unknown[] } | undefined)?.problems?.length ?? 0;
}

const json = new Set(["json", "sarif", "gitlab", "rdjson", "sonarqube", "blob"]);

async function badReport(report: LintReport, rules: readonly Rule[]): Promise<string | undefined> {
  if (report.files.length === 0) return undefined;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const context = { rules: byId, kinds, version: "1.0.0", color: false, unknown: true, quiet: false };
  for (const format of formats) {
    if (format === "blob") continue;
    const output = await (await loadReporter(format))(report, context);
    const bad = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\p{Cs}\u2028\u2029]/u.exec(output.replaceAll("\r\n", "\n"));
    if (bad) return `${format} writes ${JSON.stringify(bad[0])}`;
    if (json.has(format)) JSON.parse(output);
    if (format === "jsonl") for (const line of output.trimEnd().split("\n")) JSON.parse(line);
    if (format !== "github" && format !== "azure" && /^\s*(?:::|##vso\[)/m.test(output))
      return `${format} writes a workflow command`;
  }
  return undefined;
}

async function badConfiguration({ kind, text }: Input, rules: readonly Rule[]): Promise<string | undefined> {
  if (kind !== "config") return undefined;
  const cwd = mkdtempSync(join(tmpdir(), "plimsoll-fuzz-"));
  try {
    writeFileSync(join(cwd, "plimsoll.config.yaml"), text);
    const toolbox = { rules, kinds, knowledge: defaultKnowledge };
    const project = await loadProjectConfig({ cwd, toolbox, extendKnowledge });
    project.ignores("a/Dockerfile");
    return undefined;
  } catch (error) {
    return error instanceof ConfigError ? undefined : `throws ${error instanceof Error ? error.stack : error}`;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function badPeerConfiguration({ kind, text }: Input): Promise<string | undefined> {
  if (kind !== "peer") return undefined;
  for (const { names, read } of movable) {
    const name = names[0] as string;
    try {
      const config = await read({ file: `/${name}`, name, dir: "/", text });
      withoutCounterpart(config, () => []);
      wishesOf([config], [], () => []);
    } catch (error) {
      if (!(error instanceof ConfigError)) return `${name} throws ${error instanceof Error ? error.stack : error}`;
    }
  }
  return undefined;
}
