import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import type { ConfigProblem } from "../config/error.ts";
import { type Finding, nameOf, type Severity } from "../finding.ts";
import { codePage, type Rule } from "../rule.ts";
import { lineStarts, type Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import type { Client } from "./client.ts";
import { lineAt, type Positions } from "./positions.ts";

export const name = "plimsoll";

/** What diagnostics are written with. */
export interface Writing {
  readonly client: Client;
  readonly positions: Positions;
  /** Where a rule is explained. */
  linkOf(rule: Rule): string | undefined;
  /** The file of a path relative to the root, for places in other files. */
  file(path: string): { readonly uri: string; readonly source: Source } | undefined;
}

/** A diagnostic's `data`: what a client may want to know without asking for actions. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules about what has no effect: editors fade it. */
const unnecessary = new Set(["no-unused-stage", "unused-directive", "no-redundant-target-platform"]);

export function diagnosticsOf({ source, findings, options }: Analysis, writing: Writing): Diagnostic[] {
  const { rules } = options.config;
  return findings.map((finding) =>
    diagnosticOf(
      finding,
      rules.find(({ id }) => id === finding.rule),
      source,
      writing,
    ),
  );
}

export function diagnosticOf(
  finding: Finding,
  rule: Rule | undefined,
  source: Source,
  { client, positions, linkOf, file }: Writing,
): Diagnostic {
  const data: DiagnosticData = { rule: finding.rule, fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })) };
  const diagnostic: Diagnostic = {
    range: positions.range(source, finding.span),
    severity: severities[finding.severity],
    code: nameOf(finding),
    source: name,
    message: finding.message,
    data,
  };
  const href = rule && ((finding.code === undefined ? undefined : codePage(rule, finding.code)) ?? linkOf(rule));
  if (client.codeDescription && href !== undefined) diagnostic.codeDescription = { href };
  const tag = tagOf(rule);
  if (client.tags && tag !== undefined) diagnostic.tags = [tag];
  if (client.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.flatMap(({ span, message, path }) => {
      const place = file(path ?? finding.path);
      return place ? [{ location: { uri: place.uri, range: positions.range(place.source, span) }, message }] : [];
    });
  }
  return diagnostic;
}

function tagOf(rule: Rule | undefined): DiagnosticTag | undefined {
  if (!rule) return undefined;
  if (rule.category === "deprecated") return DiagnosticTag.Deprecated;
  return unnecessary.has(rule.id) ? DiagnosticTag.Unnecessary : undefined;
}

/** What is wrong in a config, at its places in that file. */
export function configDiagnostics(
  problems: readonly ConfigProblem[],
  source: Source,
  positions: Positions,
): Diagnostic[] {
  const starts = lineStarts(source);
  return problems.map(({ line = 1, column = 1, key, message }) => {
    const start = Math.min((starts[line - 1] ?? source.text.length) + column - 1, source.text.length);
    const end = /^[^\s,\]}#]*/.exec(source.text.slice(start, start + 200))?.[0].length ?? 0;
    const whole = lineAt(source, start);
    const span = end > 0 ? { start, end: start + end } : { start: starts[whole] as number, end: start };
    return {
      range: positions.range(source, span),
      severity: DiagnosticSeverity.Error,
      source: name,
      message: key === "" ? message : `${key}: ${message}`,
    };
  });
}
