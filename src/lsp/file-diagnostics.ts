import { resolve } from "node:path";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { largest, tooLarge } from "../io/read.ts";
import { logLine } from "../reporters/safe-text.ts";
import { isTooLarge } from "./analyses.ts";
import type { Analysis } from "./analysis.ts";
import { configDiagnostics, diagnosticsOf, name } from "./diagnostics.ts";
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
      return [...own, ...ifTooLarge(document), ...inConfig(document, session)];
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

/** Why a document that would be checked has no findings. */
function ifTooLarge({ root, source, ...document }: OpenDocument): Diagnostic[] {
  if (!isTooLarge(source.text) || !root.settings.enable || !root.kindOf({ ...document, source })) return [];
  const start = { line: 0, character: 0 };
  const message = `The file is not checked: ${tooLarge(Buffer.byteLength(source.text), largest.linted)}`;
  return [{ range: { start, end: start }, severity: DiagnosticSeverity.Error, source: name, message }];
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
