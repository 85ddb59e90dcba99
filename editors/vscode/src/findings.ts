import { type Diagnostic, DiagnosticSeverity, languages, type Uri } from "vscode";
import type { Findings } from "./status.ts";

/** Diagnostics of ours that are findings: those with a rule. What is wrong in a configuration has none. */
export function findingsIn(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter((diagnostic) => ruleOf(diagnostic) !== undefined);
}

export function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source !== "plimsoll" || code === undefined) return undefined;
  return String(typeof code === "object" ? code.value : code);
}

export function countFindings(uri: Uri): Findings {
  const severities = findingsIn(uri).map(({ severity }) => severity);
  const count = (wanted: DiagnosticSeverity) => severities.filter((severity) => severity === wanted).length;
  return {
    error: count(DiagnosticSeverity.Error),
    warning: count(DiagnosticSeverity.Warning),
    info: count(DiagnosticSeverity.Information),
  };
}
