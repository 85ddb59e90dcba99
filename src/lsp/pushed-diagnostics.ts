import { logLine } from "../reporters/safe-text.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Reports } from "./reports.ts";
import type { Session } from "./session.ts";

/** Diagnostics for clients that do not ask for them; for others nothing is done. */
export interface PushedDiagnostics {
  send(uri: string): void;
  clear(uri: string): void;
}

export function createPushedDiagnostics(
  { connection, client, workspace }: Session,
  reports: Reports,
): PushedDiagnostics {
  return {
    send(uri) {
      const document = workspace.documents.get(uri);
      if (!document?.root.config || client.pullsDiagnostics) return;
      const started = performance.now();
      try {
        const diagnostics = reports.diagnostics(document);
        connection.sendDiagnostics({ uri, version: document.version, diagnostics });
        trace(document, `${diagnostics.length} findings in ${(performance.now() - started).toFixed(1)} ms`);
      } catch (error) {
        const detail = error instanceof Error ? error.stack : String(error);
        const text = `${document.source.path} could not be checked, which is a bug in Plimsoll: ${detail}`;
        connection.console.error(text.split("\n").map(logLine).join("\n"));
      }
    },
    clear(uri) {
      if (!client.pullsDiagnostics) connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };

  function trace({ root, source }: OpenDocument, text: string): void {
    if (root.settings.trace !== "off") connection.console.log(logLine(`${source.path}: ${text}`));
  }
}
