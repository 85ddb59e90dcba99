import type { CodeAction, CodeActionParams, Command } from "vscode-languageserver";
import { nameOf } from "../finding.ts";
import type { Analysis } from "./analysis.ts";
import { type Action, actionsIn, fixAllEdits, wants } from "./code-actions.ts";
import { commandNames, type SuppressArguments } from "./commands.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { suppressionEdit, workspaceEdit } from "./edits.ts";
import type { OpenDocument } from "./open-document.ts";
import { loadedDocument, type Session, writingFor } from "./session.ts";
import { recordOf } from "./settings.ts";

/** The client's own command that asks for a reason and hands it to `plimsoll.suppress`. */
const askReason = "plimsoll.askReason";

/** Carried by an action whose edit is made when it is chosen. */
interface Deferred {
  readonly uri: string;
  readonly version: number;
}

export async function codeActions(params: CodeActionParams, session: Session): Promise<(CodeAction | Command)[]> {
  const document = await loadedDocument(session, params.textDocument.uri);
  const analysis = document && session.workspace.analyse(document);
  if (!document || !analysis) return [];
  const span = session.positions.span(analysis.source, params.range);
  const actions = actionsIn(analysis, span, params.context.only);
  const asked = params.context.only !== undefined;
  return actions.flatMap((action) => toProtocol(action, document, analysis, asked, session) ?? []);
}

function toProtocol(
  action: Action,
  document: OpenDocument,
  analysis: Analysis,
  asked: boolean,
  session: Session,
): CodeAction | Command | undefined {
  const { client } = session;
  const command = commandFor(action, document, analysis, session);
  if (!client.codeActionLiterals) return command;
  const literal: CodeAction = { title: action.title, kind: action.kind };
  const { finding } = action;
  if (finding) {
    const rule = analysis.options.config.rules.find(({ id }) => id === finding.rule);
    literal.diagnostics = [diagnosticOf(finding, rule, analysis.source, writingFor(session, document.root))];
  }
  if (client.isPreferred && action.preferred) literal.isPreferred = true;
  return withEffect(literal, action, command, document, analysis, asked, session);
}

/** An action does what its edit says, or what its command does. */
function withEffect(
  literal: CodeAction,
  { does, kind }: Action,
  command: Command | undefined,
  document: OpenDocument,
  analysis: Analysis,
  asked: boolean,
  { client, positions }: Session,
): CodeAction | undefined {
  if (does.type === "edit") return { ...literal, edit: workspaceEdit([[document, does.edits]], client, positions) };
  if (does.type === "suppress" && !client.asksReasons) {
    return { ...literal, edit: suppressionEdit(does.suppression, document, client, positions) };
  }
  if (does.type !== "fix-all" || kind === "quickfix") return command && { ...literal, command };
  const { uri, version } = document;
  if (client.resolvesEdits) return { ...literal, data: { uri, version } satisfies Deferred };
  // Fixing everything takes several checks: done at once only for who asks for just that.
  if (!asked) return undefined;
  const edits = fixAllEdits(analysis);
  return edits.length === 0 ? undefined : { ...literal, edit: workspaceEdit([[document, edits]], client, positions) };
}

function commandFor(
  { title, does, finding }: Action,
  { uri }: OpenDocument,
  { source }: Analysis,
  { client, positions }: Session,
): Command | undefined {
  switch (does.type) {
    case "fix-all":
      return { title, command: commandNames.fixAll, arguments: [uri] };
    case "explain":
      return { title, command: commandNames.explain, arguments: [does.rule] };
    case "suppress": {
      if (!finding) return undefined;
      const position = positions.position(source, finding.span.start);
      const given: SuppressArguments = { uri, rule: nameOf(finding), position, scope: does.scope };
      return { title, command: client.asksReasons ? askReason : commandNames.suppress, arguments: [given] };
    }
    case "edit":
      return undefined;
  }
}

/** Fills in the edit of "fix all". An action for a text that has moved on stays without. */
export async function resolveAction(action: CodeAction, session: Session): Promise<CodeAction> {
  const { uri, version } = recordOf(action.data) as Partial<Deferred>;
  const document = uri === undefined ? undefined : await loadedDocument(session, uri);
  const analysis = document && session.workspace.analyse(document);
  if (!document || !analysis || document.version !== version) return action;
  if (!wants([action.kind ?? ""], "source.fixAll.plimsoll")) return action;
  const edits = fixAllEdits(analysis);
  return { ...action, edit: workspaceEdit([[document, edits]], session.client, session.positions) };
}
