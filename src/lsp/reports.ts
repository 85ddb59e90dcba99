import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { addAll } from "../text/add-all.ts";
import { createFileDiagnostics } from "./file-diagnostics.ts";
import type { OpenDocument } from "./open-document.ts";
import { reportUnless } from "./result-id.ts";
import type { Session } from "./session.ts";
import { createWorkspaceReports } from "./workspace-reports.ts";

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
  const { workspace } = session;
  const diagnostics = createFileDiagnostics(session);
  const reports = createWorkspaceReports(workspace, diagnostics);

  return {
    diagnostics: diagnostics.ofDocument,
    pull: (document, previous) => reportUnless(previous, diagnostics.ofDocument(document)),
    async pullAll({ previousResultIds }, token, progress, partial) {
      await workspace.ready();
      const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const files = reports.files();
      const all: WorkspaceDocumentDiagnosticReport[] = [];
      let items: WorkspaceDocumentDiagnosticReport[] = [];
      progress.begin("Plimsoll", 0, undefined, true);
      for (const [i, file] of files.entries()) {
        if (token.isCancellationRequested) break;
        const report = reports.of(file, known);
        if (report) items.push(report);
        if (items.length >= chunk || i === files.length - 1) {
          if (partial) partial({ items });
          else addAll(all, items);
          items = [];
          progress.report(Math.round((100 * (i + 1)) / files.length), file.path);
        }
        await new Promise(setImmediate);
      }
      progress.done();
      return { items: [...all, ...reports.gone(files, known)] };
    },
  };
}
