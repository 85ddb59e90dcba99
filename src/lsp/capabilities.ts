import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { Client } from "./client.ts";
import { commandNames } from "./commands.ts";

/** What the server says that it can do, as far as the client can make use of it. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    // A client that asks is told nothing unasked, so it is one or the other.
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "plimsoll",
            interFileDependencies: true,
            workspaceDiagnostics: true,
            workDoneProgress: true,
          },
        }
      : {}),
    codeActionProvider: client.codeActionLiterals
      ? { codeActionKinds: ["quickfix", "source.fixAll.plimsoll"], resolveProvider: client.resolvesEdits }
      : true,
    completionProvider: { triggerCharacters: ["=", ",", ":"] },
    definitionProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    executeCommandProvider: { commands: Object.values(commandNames) },
    foldingRangeProvider: true,
    hoverProvider: true,
    inlayHintProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: client.workspaceFolders } },
  };
}
