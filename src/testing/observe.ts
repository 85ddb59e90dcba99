import type { Finding, Fix, UnknownVerdict } from "../finding.ts";
import type { Holds, Rule } from "../rule.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Span } from "../text/span.ts";
import type { Case, CaseSettings } from "./cases.ts";
import { readMarks } from "./marks.ts";
import { kindOf, runCase, type Tested } from "./run-case.ts";

/** What a case's text and its other files say between their marks. */
export interface Expected {
  readonly text: string;
  readonly spans: readonly Span[];
  /** The text itself first, then the other files, with the places marked `‹›` in each. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly related: readonly Span[] }[];
}

/** All that a rule says of a case. */
export interface Observed {
  readonly kind: string;
  readonly expected: Expected;
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  /** Fixes as the findings offer them. */
  readonly offered: readonly Fix[];
  /** Those of them that hold what they declare. */
  readonly proven: readonly Fix[];
  /** Why the others do not. */
  readonly objections: readonly string[];
  readonly fixed: AfterFixes;
  /** What fixes require, and whether it holds. */
  readonly conditions: readonly Condition[];
}

/** One thing that a fix requires. */
export interface Condition {
  readonly name: string;
  readonly holds: "proven" | "refuted" | "unknown";
}

/** The text after fixes. */
export interface AfterFixes {
  readonly safe: string;
  readonly all: string;
  /** What a second run makes of it, where that is something else. */
  readonly again: string | undefined;
}

/** Lints a case, and once more for each way to fix it where a fix is offered. */
export async function observe(tested: Tested, one: Case): Promise<Observed> {
  const { expected, settings } = read(one);
  const { text } = expected;
  const kind = kindOf(tested, one);
  const run = kind === "config" ? (await import("./run-config-case.ts")).runConfigCase : runCase;
  const lint = (code: string, more?: Parameters<typeof runCase>[3]) => run(tested, code, settings, more);
  const conditions: Condition[] = [];
  const onCondition = ({ id }: Rule, name: string, holds: Holds) => {
    if (id === tested.rule.id) conditions.push({ name, holds: wordFor(holds) });
  };
  const { findings, unknown } = await lint(text, { observer: { onCondition } });
  const offered = findings.flatMap(({ fixes }) => fixes);
  const known = { kind, expected, findings, unknown, offered, conditions };
  if (offered.length === 0)
    return { ...known, proven: [], objections: [], fixed: { safe: text, all: text, again: undefined } };
  const objections: string[] = [];
  const observer = {
    onRefused: (_: Finding, { title }: Fix, reason: string) => objections.push(`"${title}": ${reason}`),
  };
  const proven = (await lint(text, { verifyFixes: true, observer })).findings.flatMap(({ fixes }) => fixes);
  const fix = (which: "safe" | "all") => fixTwice(text, async (code) => (await lint(code, { fix: which })).source.text);
  const safe = await fix("safe");
  const all = await fix("all");
  return { ...known, proven, objections, fixed: { safe: safe.text, all: all.text, again: safe.again ?? all.again } };
}

function wordFor(holds: Holds): Condition["holds"] {
  if (holds === true) return "proven";
  return holds === false ? "refuted" : "unknown";
}

async function fixTwice(text: string, fix: (code: string) => Promise<string>) {
  const once = await fix(text);
  const twice = once === text ? once : await fix(once);
  return { text: once, again: twice === once ? undefined : twice };
}

function read(one: Case): { readonly expected: Expected; readonly settings: CaseSettings } {
  const { text, spans, related } = readMarks(one.code);
  const others = Object.entries(one.files ?? {}).map(([name, content]) => {
    const file = readMarks(content);
    if (file.spans.length > 0) throw new Error(`«» in ${name}: findings are marked in \`code\``);
    return { path: normalizePath(name), ...file };
  });
  return {
    expected: { text, spans, files: [{ path: "", text, related }, ...others] },
    settings: { ...one, files: one.files && Object.fromEntries(others.map((file) => [file.path, file.text])) },
  };
}
