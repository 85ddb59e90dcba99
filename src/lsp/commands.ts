import { MessageType, type Position, ShowMessageNotification } from "vscode-languageserver";
import { nameOf } from "../finding.ts";
import { fixAllEdits } from "./code-actions.ts";
import { suppressionEdit, workspaceEdit } from "./edits.ts";
import { pageOf } from "./explain.ts";
import { markupOf } from "./markdown.ts";
import { loadedDocument, type Session, targetOf } from "./session.ts";
import { recordOf } from "./settings.ts";
import { placeholder, type Scope, suppressionOf } from "./suppress.ts";

/** Commands that a client may call, with their arguments. */
export const commandNames = {
  /** `[uri]`: applies all safe fixes. */
  fixAll: "plimsoll.fixAll",
  /** `[rule]`: shows a rule's page, and returns it as Markdown. */
  explain: "plimsoll.explain",
  /** `[{ uri, rule, position, scope, reason }]`: inserts a directive. */
  suppress: "plimsoll.suppress",
  /** `[]`: reads all configurations again. */
  reload: "plimsoll.reload",
} as const;

/** Which finding a directive shall silence. */
export interface SuppressArguments {
  readonly uri: string;
  readonly rule: string;
  /** Where the finding starts. */
  readonly position: Position;
  readonly scope: Scope;
  readonly reason?: string;
}

/** What a command gives back to whoever called it. */
export async function runCommand(
  name: string,
  given: readonly unknown[],
  session: Session,
  reload: () => Promise<void>,
): Promise<unknown> {
  switch (name) {
    case commandNames.fixAll:
      return fixAll(given[0], session);
    case commandNames.explain:
      return explain(given[0], session);
    case commandNames.suppress:
      return suppress(given[0], session);
    case commandNames.reload:
      await reload();
      return null;
    default:
      return null;
  }
}

/** @returns how many edits the client has applied */
async function fixAll(uri: unknown, session: Session): Promise<number> {
  const document = typeof uri === "string" ? await loadedDocument(session, uri) : undefined;
  const analysis = document && session.workspace.analyse(document);
  if (!document || !analysis) return 0;
  const { client, positions, connection } = session;
  const edits = fixAllEdits(analysis);
  if (edits.length === 0) return 0;
  const edit = workspaceEdit([[document, edits]], client, positions);
  const answer = await connection.workspace.applyEdit({ label: "Fix all safe Plimsoll problems", edit });
  return recordOf(answer).applied === true ? edits.length : 0;
}

/** Opens the page that states the fact behind the rule, where there is one, the client can, and shows no page itself. */
async function explain(rule: unknown, session: Session): Promise<string | null> {
  const { client, workspace, connection } = session;
  const configs = workspace.roots().flatMap(({ config }) => config ?? []);
  const config = configs.find(({ rules }) => rules.some(({ id }) => id === rule));
  const found = config?.rules.find(({ id }) => id === rule);
  if (!config || !found) return null;
  const page = pageOf(found, config.kinds, markupOf(true));
  if (client.showsPages) return page;
  const { reference, id, summary, why } = found;
  const opened =
    client.showsDocuments && reference !== undefined
      ? recordOf(await connection.window.showDocument({ uri: reference, external: true })).success
      : false;
  if (opened !== true) {
    const message = `${id}: ${summary}. ${why}`;
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  }
  return page;
}

async function suppress(given: unknown, session: Session): Promise<boolean> {
  const { uri, rule, position, scope, reason } = recordOf(given) as Partial<SuppressArguments>;
  const document = typeof uri === "string" ? await loadedDocument(session, uri) : undefined;
  const analysis = document && session.workspace.analyse(document);
  if (!document || !analysis || !position) return false;
  const offset = session.positions.offset(analysis.source, position);
  const finding = analysis.findings.find((one) => nameOf(one) === rule && one.span.start === offset);
  const said = typeof reason === "string" ? reason : placeholder;
  const suppression = finding && suppressionOf(finding, scope === "file" ? "file" : "next", analysis, said);
  const target = targetOf(session, document.root, analysis.source.path);
  if (!suppression || !target) return false;
  const { client, positions, connection } = session;
  // A reason that was given needs no selection.
  const edit =
    reason === undefined
      ? suppressionEdit(suppression, target, client, positions)
      : workspaceEdit([[target, [suppression.edit]]], client, positions);
  return recordOf(await connection.workspace.applyEdit({ label: `Suppress ${rule}`, edit })).applied === true;
}
