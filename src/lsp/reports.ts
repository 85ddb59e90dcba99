import { createHash } from "node:crypto";
import { resolve } from "node:path";
import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Analysis } from "./analysis.ts";
import { configDiagnostics, diagnosticsOf } from "./diagnostics.ts";
import type { Root } from "./root.ts";
import { type Session, writingFor } from "./session.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";
import type { OpenDocument } from "./workspace.ts";

/** What the editor is told about files. */
export interface Reports {
  diagnostics(document: OpenDocument): Diagnostic[];
  pull(document: OpenDocument, previous: string | undefined): DocumentDiagnosticReport;
  pullAll(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    partial: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ): Promise<WorkspaceDiagnosticReport>;
}

/** Files in one partial result. */
const chunk = 20;

export function createReports(session: Session): Reports {
  const { workspace, positions, connection } = session;
  const told = new Set<string>();
  /** Of files that are not open. */
  const known = new WeakMap<Root, Map<string, { readonly stamp: number; readonly id: string }>>();

  return { diagnostics, pull, pullAll };

  function diagnostics(document: OpenDocument): Diagnostic[] {
    const { root, saved, source } = document;
    const analysis = workspace.analyse(document, root.settings.run === "onSave" ? saved : source);
    const own = analysis ? written(analysis, root) : [];
    return [...own, ...inConfig(document)];
  }

  function written(analysis: Analysis, root: Root): Diagnostic[] {
    for (const { rule, path, message } of analysis.result.failures) {
      const text = `rule ${rule} failed on ${path}: ${message}`;
      if (!told.has(text)) connection.console.error(text);
      told.add(text);
    }
    return diagnosticsOf(analysis, writingFor(session, root));
  }

  function inConfig({ uri, source }: OpenDocument): Diagnostic[] {
    const full = pathOfUri(uri);
    if (full === undefined) return [];
    return workspace.roots().flatMap(({ dir, problems }) => {
      const here = problems.filter(
        ({ file }) => dir !== undefined && file !== undefined && resolve(dir, file) === full,
      );
      return configDiagnostics(here, source, positions);
    });
  }

  function pull(document: OpenDocument, previous: string | undefined): DocumentDiagnosticReport {
    const items = diagnostics(document);
    const resultId = idOf(items);
    if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  async function pullAll(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    partial: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    await workspace.ready();
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const files = workspace.roots().flatMap((root) => filesOf(root).map((path) => ({ root, path })));
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    progress.begin("Plimsoll", 0, undefined, true);
    for (const [i, { root, path }] of files.entries()) {
      if (token.isCancellationRequested) break;
      const report = reportOf(root, path, previous);
      if (report) items.push(report);
      if (items.length >= chunk || i === files.length - 1) {
        if (partial) partial({ items });
        else all.push(...items);
        items = [];
        progress.report(Math.round((100 * (i + 1)) / files.length), path);
      }
      await new Promise(setImmediate);
    }
    progress.done();
    return { items: [...all, ...gone(previous, files)] };
  }

  function filesOf(root: Root): readonly string[] {
    const open = [...workspace.documents.values()].filter((document) => document.root === root);
    return [...new Set([...root.files.keys(), ...open.map(({ source }) => source.path)])];
  }

  function reportOf(
    root: Root,
    path: string,
    previous: ReadonlyMap<string, string>,
  ): WorkspaceDocumentDiagnosticReport | undefined {
    const open = [...workspace.documents.values()].find(
      (document) => document.root === root && document.source.path === path,
    );
    if (open) return { ...pull(open, previous.get(open.uri)), uri: open.uri, version: open.version };
    if (root.dir === undefined) return undefined;
    const uri = uriOfPath(resolve(root.dir, path));
    const ids = known.get(root) ?? new Map<string, { readonly stamp: number; readonly id: string }>();
    known.set(root, ids);
    const before = ids.get(path);
    const last = previous.get(uri);
    if (before && before.stamp === root.settledStamp && before.id === last) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.id, uri, version: null };
    }
    const items = lintClosed(root, path);
    const resultId = idOf(items);
    ids.set(path, { stamp: root.settledStamp, id: resultId });
    if (resultId === last) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId, uri, version: null };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items, uri, version: null };
  }

  function lintClosed(root: Root, path: string): Diagnostic[] {
    const text = root.settings.enable ? root.reader.read(path) : undefined;
    const kind = root.config?.kinds.find(({ name }) => name === root.files.get(path));
    if (text === undefined || !kind) return [];
    return written(root.analyse({ path, text }, kind), root);
  }

  /** Files that were reported and are no more. */
  function gone(
    previous: ReadonlyMap<string, string>,
    files: readonly { readonly root: Root; readonly path: string }[],
  ): WorkspaceDocumentDiagnosticReport[] {
    const here = new Set(files.map(({ root, path }) => root.dir !== undefined && uriOfPath(resolve(root.dir, path))));
    return [...previous]
      .filter(([uri, id]) => id !== emptyId && !here.has(uri) && !workspace.documents.has(uri))
      .map(([uri]) => ({ kind: DocumentDiagnosticReportKind.Full, resultId: emptyId, items: [], uri, version: null }));
  }
}

function idOf(items: readonly Diagnostic[]): string {
  return createHash("sha1").update(JSON.stringify(items)).digest("hex");
}

const emptyId = idOf([]);
