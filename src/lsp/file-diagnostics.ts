import { resolve } from "node:path";
import type { Diagnostic } from "vscode-languageserver";
import { logLine } from "../reporters/safe-text.ts";
import type { Analysis } from "./analysis.ts";
import { configDiagnostics, diagnosticsOf } from "./diagnostics.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Root } from "./root.ts";
import { type Session, writingFor } from "./session.ts";
import { pathOfUri } from "./uri.ts";

/** What is found in files, as the client shows it. */
export interface FileDiagnostics {
  /** In a document that the editor has open. */
  ofDocument(document: OpenDocument): Diagnostic[];
  /** In a file on the disk, by its path in a root. */
  ofFile(root: Root, path: string): Diagnostic[];
}

export function createFileDiagnostics(session: Session): FileDiagnostics {
  const { workspace, connection } = session;
  const told = new Set<string>();

  return {
    ofDocument(document) {
      const { root, saved, source } = document;
      const analysis = workspace.analyse(document, root.settings.run === "onSave" ? saved : source);
      const own = analysis ? written(analysis, root) : [];
      return [...own, ...inConfig(document, session)];
    },
    ofFile(root, path) {
      const text = root.settings.enable ? root.reader.read(path) : undefined;
      const kind = root.config?.kinds.find(({ name }) => name === root.files.get(path));
      return text === undefined || !kind ? [] : written(root.analyse({ path, text }, kind), root);
    },
  };

  function written(analysis: Analysis, root: Root): Diagnostic[] {
    for (const { rule, path, message } of analysis.result.failures) {
      const text = `rule ${rule} failed on ${path}: ${message}`;
      if (!told.has(text)) connection.console.error(logLine(text));
      told.add(text);
    }
    return diagnosticsOf(analysis, writingFor(session, root));
  }
}

/** What is wrong in a document as a configuration, of whichever root. */
function inConfig({ uri, source }: OpenDocument, { workspace, positions }: Session): Diagnostic[] {
  const full = pathOfUri(uri);
  if (full === undefined) return [];
  return workspace.roots().flatMap(({ dir, problems }) => {
    const here = problems.filter(({ file }) => dir !== undefined && file !== undefined && resolve(dir, file) === full);
    return configDiagnostics(here, source, positions);
  });
}
