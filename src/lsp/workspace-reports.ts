import { resolve } from "node:path";
import {
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceUnchangedDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { FileDiagnostics } from "./file-diagnostics.ts";
import type { OpenDocument } from "./open-document.ts";
import { emptyId, reportUnless } from "./result-id.ts";
import type { Root } from "./root.ts";
import { uriOfPath } from "./uri.ts";
import type { Workspace } from "./workspace.ts";

/** A file by its path in a root. */
export interface RootFile {
  readonly root: Root;
  readonly path: string;
}

/** Ids of the diagnostics that a client has, by URI. */
export type Known = ReadonlyMap<string, string>;

/** What the client is told of the files of a workspace, whether they are open or not. */
export interface WorkspaceReports {
  files(): readonly RootFile[];
  /** Undefined for what is no file. */
  of(file: RootFile, known: Known): WorkspaceDocumentDiagnosticReport | undefined;
  /** Of files that the client knows and that are no more. */
  gone(files: readonly RootFile[], known: Known): readonly WorkspaceDocumentDiagnosticReport[];
}

export function createWorkspaceReports(workspace: Workspace, diagnostics: FileDiagnostics): WorkspaceReports {
  const closed = createClosedReports(diagnostics);
  const open = () => [...workspace.documents.values()];

  return {
    files: () => workspace.roots().flatMap((root) => filesOf(root, open())),
    of({ root, path }, known) {
      const document = open().find((one) => one.root === root && one.source.path === path);
      if (!document) return closed({ root, path }, known);
      const { uri, version } = document;
      return { ...reportUnless(known.get(uri), diagnostics.ofDocument(document)), uri, version };
    },
    gone(files, known) {
      const here = new Set(files.map(uriOf));
      return [...known]
        .filter(([uri, id]) => id !== emptyId && !here.has(uri) && !workspace.documents.has(uri))
        .map(([uri]) => ({
          kind: DocumentDiagnosticReportKind.Full,
          resultId: emptyId,
          items: [],
          uri,
          version: null,
        }));
    },
  };
}

function filesOf(root: Root, open: readonly OpenDocument[]): readonly RootFile[] {
  const ours = open.filter((document) => document.root === root);
  const paths = new Set([...root.files.keys(), ...ours.map(({ source }) => source.path)]);
  return [...paths].map((path) => ({ root, path }));
}

function uriOf({ root, path }: RootFile): string | undefined {
  return root.dir === undefined ? undefined : uriOfPath(resolve(root.dir, path));
}

interface LastReport {
  readonly stamp: number;
  readonly id: string;
}

/** Reports of files that are not open. They are linted again only once something has changed. */
function createClosedReports(diagnostics: FileDiagnostics): WorkspaceReports["of"] {
  const last = new WeakMap<Root, Map<string, LastReport>>();

  return ({ root, path }, known) => {
    const uri = uriOf({ root, path });
    if (uri === undefined) return undefined;
    const ids = last.get(root) ?? new Map<string, LastReport>();
    last.set(root, ids);
    const before = ids.get(path);
    const id = known.get(uri);
    if (before && before.stamp === root.settledStamp && before.id === id) return unchanged(uri, before.id);
    const report = reportUnless(id, diagnostics.ofFile(root, path));
    ids.set(path, { stamp: root.settledStamp, id: report.resultId });
    return { ...report, uri, version: null };
  };
}

function unchanged(uri: string, resultId: string): WorkspaceUnchangedDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId, uri, version: null };
}
