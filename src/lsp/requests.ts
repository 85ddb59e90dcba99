import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { runCommand } from "./commands.ts";
import { type PartName, requireParts } from "./params.ts";
import type { Reports } from "./reports.ts";
import { codeActions, resolveAction } from "./serve-actions.ts";
import { definition, doRename, highlights, prepareRename, references } from "./serve-names.ts";
import { completion, folds, hover, inlayHints, links, symbols } from "./serve-views.ts";
import { loadedDocument, type Session } from "./session.ts";
import { ConfigurationRequest, configurationText, StatusRequest, status } from "./status.ts";

/** Connects the features to the requests that ask for them. */
export function answerRequests(session: Session, reports: Reports, reload: () => Promise<void>): void {
  const { connection } = session;
  connection.onHover(answer(["textDocument", "position"], (params) => hover(params, session)));
  connection.onCompletion(answer(["textDocument", "position"], (params) => completion(params, session)));
  connection.onDocumentSymbol(answer(["textDocument"], ({ textDocument }) => symbols(textDocument.uri, session)));
  connection.onFoldingRanges(answer(["textDocument"], ({ textDocument }) => folds(textDocument.uri, session)));
  connection.onDocumentLinks(answer(["textDocument"], ({ textDocument }) => links(textDocument.uri, session)));
  connection.onDefinition(answer(["textDocument", "position"], (params) => definition(params, session)));
  connection.onReferences(answer(["textDocument", "position", "context"], (params) => references(params, session)));
  connection.onDocumentHighlight(answer(["textDocument", "position"], (params) => highlights(params, session)));
  connection.onPrepareRename(answer(["textDocument", "position"], (params) => prepareRename(params, session)));
  connection.onRenameRequest(answer(["textDocument", "position", "newName"], (params) => doRename(params, session)));
  connection.onCodeAction(answer(["textDocument", "range", "context"], (params) => codeActions(params, session)));
  connection.onCodeActionResolve(answer([], (action) => resolveAction(action, session)));
  connection.onExecuteCommand(
    answer(["command", "arguments"], ({ command, arguments: given = [] }) =>
      runCommand(command, given, session, reload),
    ),
  );
  connection.languages.inlayHint.on(
    answer(["textDocument", "range"], ({ textDocument, range }) => inlayHints(textDocument.uri, range, session)),
  );
  connection.languages.diagnostics.on(
    answer(["textDocument"], async ({ textDocument, previousResultId }) => {
      const document = await loadedDocument(session, textDocument.uri);
      return document ? reports.pull(document, previousResultId) : { kind: "full", items: [] };
    }),
  );
  connection.onRequest(
    StatusRequest,
    answer(["textDocument"], (params) => status(params, session)),
  );
  connection.onRequest(
    ConfigurationRequest,
    answer(["textDocument"], (params) => configurationText(params, session)),
  );
  connection.languages.diagnostics.onWorkspace(async (params, token, progress, partial) => {
    requireParts(params, ["previousResultIds"]);
    return reports.pullAll(params, token, progress, partial ? (report) => partial.report(report) : undefined);
  });
}

/** A handler that lets waiting messages in first, and gives up where one of them calls the request off. */
function answer<P, R>(
  needs: readonly PartName[],
  run: (params: P) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    requireParts(params, needs);
    await new Promise(setImmediate);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    return run(params);
  };
}
