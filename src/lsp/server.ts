import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf } from "./client.ts";
import { problemsText } from "./configuration.ts";
import type { OpenDocument } from "./open-document.ts";
import { positionsIn } from "./positions.ts";
import { statusChanged } from "./protocol.ts";
import { createReports } from "./reports.ts";
import { answerRequests } from "./requests.ts";
import type { Root } from "./root.ts";
import { createScheduler } from "./scheduler.ts";
import type { Session } from "./session.ts";
import { initialSettings, readSettings, recordOf, type Settings } from "./settings.ts";
import { pathOfUri } from "./uri.ts";
import { filesChanged, watchFiles } from "./watch.ts";
import { createWorkspace } from "./workspace.ts";

export interface ServerOptions {
  readonly version: string;
  /** ISO date. */
  today(): string;
}

/** Serves one client. Returns at once; the connection must be told to listen afterwards. */
export function serve(connection: Connection, options: ServerOptions): void {
  connection.onInitialize((params) => {
    const client = clientOf(params);
    start(params, connection, options);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "plimsoll", version: options.version } };
  });
}

function start(params: InitializeParams, connection: Connection, { today }: ServerOptions): void {
  const client = clientOf(params);
  const initial = initialSettings(params.initializationOptions);
  const positions = positionsIn(client.encoding);
  let pushed: unknown;
  const workspace = createWorkspace({ positions, initial, today, settings, loaded });
  const session: Session = { connection, client, positions, workspace };
  const reports = createReports(session);
  const scheduler = createScheduler(report);
  const told = new Map<string, string>();

  connection.onInitialized(async () => {
    const { rootUri } = params;
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    workspace.setFolders(folders, []);
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const uris = (list: readonly { readonly uri: string }[]) => list.map(({ uri }) => uri);
        for (const { uri } of workspace.documents.values()) clear(uri);
        workspace.setFolders(uris(added), uris(removed));
        refresh();
      });
    }
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: "plimsoll" });
    }
    if (client.watchesFiles) await watchFiles(session);
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    changed(workspace.open(uri, languageId, version, text));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    changed(workspace.change(uri, version, contentChanges));
  });
  connection.onDidSaveTextDocument(async ({ textDocument: { uri } }) => {
    changed(workspace.save(uri));
    const path = client.watchesFiles ? undefined : pathOfUri(uri);
    if (path !== undefined) settle(await filesChanged([path], session));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = workspace.close(uri);
    scheduler.forget(uri);
    if (!document) return;
    clear(uri);
    touchOthers(document);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    settle(
      await filesChanged(
        changes.flatMap(({ uri }) => pathOfUri(uri) ?? []),
        session,
      ),
    );
  });
  connection.onDidChangeConfiguration(({ settings: given }) => {
    pushed = recordOf(given).plimsoll ?? given;
    return workspace.reload();
  });
  connection.onShutdown(() => scheduler.stop());
  answerRequests(session, reports, () => workspace.reload());

  /** Asks the client where it can be asked; it may answer null, or not at all. */
  async function settings(scopeUri: string | undefined): Promise<Settings> {
    if (!client.configuration) return readSettings(pushed, initial);
    const item = scopeUri === undefined ? { section: "plimsoll" } : { scopeUri, section: "plimsoll" };
    const asked = connection.workspace.getConfiguration(item).catch(() => undefined);
    const silence = new Promise((resolve) => setTimeout(resolve, longestSilence).unref());
    return readSettings(await Promise.race([asked, silence]), initial);
  }

  function loaded(root: Root): void {
    tellProblems(root);
    settle([root]);
  }

  /** Says once what is wrong in a configuration. */
  function tellProblems(root: Root): void {
    const key = root.dir ?? "";
    const text = problemsText(root.problems);
    if (told.get(key) === text) return;
    told.set(key, text);
    if (text === "") return;
    const cause = root.settings.trusted ? "" : "This workspace is not trusted, so its configuration runs no code. ";
    const message = `${text}\n${cause}Plimsoll goes on with the last configuration that worked, or else with its own.`;
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  }

  function changed(document: OpenDocument | undefined): void {
    if (!document) return;
    scheduler.now(document.uri);
    touchOthers(document);
  }

  /** A Dockerfile hangs on Compose and ignore files and the other way round, but not on other Dockerfiles. */
  function touchOthers(document: OpenDocument): void {
    const kind = document.root.kindOf(document);
    for (const other of workspace.documents.values()) {
      if (other.root !== document.root || other.uri === document.uri) continue;
      if (kind === undefined || other.root.kindOf(other) !== kind) scheduler.later(other.uri);
    }
  }

  /** What is known of the files of some roots may be wrong now. */
  function settle(roots: readonly Root[]): void {
    if (roots.length === 0) return;
    for (const root of roots) tellProblems(root);
    for (const { uri, root } of workspace.documents.values()) if (roots.includes(root)) scheduler.now(uri);
    refresh();
    if (client.showsStatus) connection.sendNotification(statusChanged);
  }

  function refresh(): void {
    if (client.pullsDiagnostics && client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh();
  }

  /** Tells the client what is found in a document, unless it asks by itself. */
  function report(uri: string): void {
    const document = workspace.documents.get(uri);
    if (!document?.root.config || client.pullsDiagnostics) return;
    const started = performance.now();
    try {
      const diagnostics = reports.diagnostics(document);
      connection.sendDiagnostics({ uri, version: document.version, diagnostics });
      trace(document, `${diagnostics.length} findings in ${(performance.now() - started).toFixed(1)} ms`);
    } catch (error) {
      const detail = error instanceof Error ? error.stack : String(error);
      connection.console.error(`${document.source.path} could not be checked, which is a fault of ours: ${detail}`);
    }
  }

  function clear(uri: string): void {
    if (!client.pullsDiagnostics) connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  function trace({ root, source }: OpenDocument, text: string): void {
    if (root.settings.trace !== "off") connection.console.log(`${source.path}: ${text}`);
  }
}

/** In milliseconds. */
const longestSilence = 2000;
