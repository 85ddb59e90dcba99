import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from "vscode-languageserver";
import { builtinRules } from "../../rules/index.ts";
import { linker } from "../config/rule-links.ts";
import { logLine } from "../reporters/safe-text.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf } from "./client.ts";
import { positionsIn } from "./positions.ts";
import { createReports } from "./reports.ts";
import { answerRequests } from "./requests.ts";
import type { Environment } from "./root.ts";
import type { Session } from "./session.ts";
import { initialSettings, recordOf } from "./settings.ts";
import { createSettingsSource } from "./settings-source.ts";
import { toolbox } from "./toolbox.ts";
import { createUpdates, type Updates } from "./updates.ts";
import { pathOfUri } from "./uri.ts";
import { createFileWatch, type FileWatch, filesChanged } from "./watch.ts";
import { createWorkspace } from "./workspace.ts";

export interface ServerOptions {
  readonly version: string;
  /** Where rules have their pages. */
  readonly homepage?: string | undefined;
  /** ISO date. */
  today(): string;
  /** Where programs are looked for; undefined: none is asked. */
  readonly env?: Environment | undefined;
}

/** Serves one client. Returns at once; the connection must be told to listen afterwards. */
export function serve(connection: Connection, options: ServerOptions): void {
  connection.onInitialize((params) => {
    const client = clientOf(params);
    start(params, connection, options);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "plimsoll", version: options.version } };
  });
}

function start(params: InitializeParams, connection: Connection, { today, homepage, env }: ServerOptions): void {
  const client = clientOf(params);
  const initial = initialSettings(params.initializationOptions);
  const positions = positionsIn(client.encoding);
  const source = createSettingsSource({ connection, client }, initial);
  const workspace = createWorkspace({
    positions,
    initial,
    today,
    settings: source.of,
    env,
    answered(root, faults) {
      for (const fault of faults) connection.console.warn(logLine(fault));
      updates.settle([root]);
    },
    loaded(root) {
      updates.settle([root]);
      void watch.follow(root.config?.kinds ?? []);
    },
  });
  const session: Session = { connection, client, positions, workspace, linkOf: linker(builtinRules, homepage) };
  const reports = createReports(session);
  const watch = createFileWatch(session);
  const updates = createUpdates(session, reports);

  connection.onInitialized(() => begin(params, session, updates, watch));
  hearOfDocuments(session, updates);
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOfUri(uri) ?? []);
    updates.settle(await filesChanged(paths, session));
  });
  connection.onDidChangeConfiguration((params) => {
    source.pushed(recordOf(params).settings);
    return workspace.reload();
  });
  connection.onShutdown(updates.stop);
  answerRequests(session, reports, () => workspace.reload());
}

/** Opens the client's folders, and asks to be told what happens to them. */
async function begin(params: InitializeParams, session: Session, updates: Updates, watch: FileWatch): Promise<void> {
  const { connection, client, workspace } = session;
  const { rootUri, workspaceFolders } = params;
  workspace.setFolders(workspaceFolders ? urisOf(workspaceFolders) : rootUri ? [rootUri] : [], []);
  if (client.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      updates.moving(() => workspace.setFolders(urisOf(added), urisOf(removed)));
    });
  }
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "plimsoll" });
  }
  if (client.watchesFiles) await watch.follow(toolbox.toolbox.kinds);
}

function urisOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.map(({ uri }) => uri);
}

function hearOfDocuments(session: Session, updates: Updates): void {
  const { connection, client, workspace } = session;
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    updates.changed(workspace.open(uri, languageId, version, text));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    updates.changed(workspace.change(uri, version, contentChanges));
  });
  connection.onDidSaveTextDocument(async ({ textDocument: { uri } }) => {
    updates.changed(workspace.save(uri));
    const path = client.watchesFiles ? undefined : pathOfUri(uri);
    if (path !== undefined) updates.settle(await filesChanged([path], session));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    updates.closed(uri, workspace.close(uri));
  });
}
