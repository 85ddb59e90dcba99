import { createHash } from "node:crypto";
import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";

type Report = DocumentDiagnosticReport & { readonly resultId: string };

/** What a client is told of a file, unless it is what the client knows: its diagnostics have the id that it names. */
export function reportUnless(known: string | undefined, items: Diagnostic[]): Report {
  const resultId = idOf(items);
  if (resultId === known) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

function idOf(items: readonly Diagnostic[]): string {
  return createHash("sha1").update(JSON.stringify(items)).digest("hex");
}

/** Of a file in which nothing is found. */
export const emptyId: string = idOf([]);
