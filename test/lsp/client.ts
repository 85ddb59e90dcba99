import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type {
  ClientCapabilities,
  CodeAction,
  Command,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { gitDirectory } from "../helpers/git-directory.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let bundle: Promise<string> | undefined;

/** The server from its sources, in one file: starting it from a thousand modules takes seconds. */
export function bundled(): Promise<string> {
  bundle ??= (async () => {
    // Where packages are found, and each test process has its own.
    const outfile = join(root, "node_modules/.cache/plimsoll-lsp", `${process.pid}.mjs`);
    await build({
      entryPoints: [join(root, "test/lsp/serve.ts")],
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile,
      logLevel: "error",
    });
    process.on("exit", () => rmSync(outfile, { force: true }));
    return outfile;
  })();
  return bundle;
}

/** A directory with files, deleted after the test; a repository of its own, so that no search leaves it. */
export function project(files: Readonly<Record<string, string>>): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll lsp é ")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  gitDirectory(dir);
  for (const [path, text] of Object.entries(files)) write(dir, path, text);
  return dir;
}

export function write(dir: string, path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

export const uriIn = (dir: string, path: string): string => pathToFileURL(join(dir, path)).href;

/** What an editor of today can do, diagnostics pushed. */
export const modern: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { showDocument: { support: true }, workDoneProgress: true },
};

/** The same, asking for diagnostics. */
export const pulling: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } },
};

/** An editor of years ago, which can hardly anything. */
export const ancient: ClientCapabilities = {};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[] | null;
  readonly rootUri?: string | null;
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` answers; null by default, as some editors do. */
  readonly settings?: unknown;
  /** A `PATH` on which the server looks for programs; it asks none unless given. */
  readonly path?: string;
}

export interface Editor {
  readonly connection: MessageConnection;
  readonly result: InitializeResult;
  readonly messages: { readonly type: number; readonly message: string }[];
  readonly applied: WorkspaceEdit[];
  readonly registrations: { readonly method: string; readonly registerOptions?: unknown }[];
  /** Requests that the server made, by method. */
  readonly asked: string[];
  settings: unknown;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, changes: readonly { range?: Range; text: string }[]): Promise<void>;
  /** The next diagnostics pushed for a document that satisfy a condition; what came before counts too. */
  diagnostics(uri: string, condition?: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]>;
  request<R>(method: string, params: unknown): Promise<R>;
  notify(method: string, params?: unknown): Promise<void>;
  /** Sends bytes that may be no message. */
  raw(text: string): void;
  actions(uri: string, range: Range, only?: readonly string[]): Promise<readonly (CodeAction & Command)[]>;
  pushes(uri: string): readonly PublishDiagnosticsParams[];
  /** Ends politely; gives the exit code. */
  stop(): Promise<number | null>;
  readonly exited: Promise<number | null>;
  readonly stderr: () => string;
}

/** Starts the server in a process of its own and says hello. */
export async function start(options: StartOptions = {}): Promise<Editor> {
  const { capabilities = modern, folders = null, rootUri = null, initializationOptions, path } = options;
  const env = path === undefined ? process.env : { ...process.env, PLIMSOLL_TEST_PATH: path };
  const child = spawn(process.execPath, [await bundled(), "--stdio"], { cwd: tmpdir(), stdio: "pipe", env });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  onTestFinished(() => void child.kill("SIGKILL"));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  const editor = { settings: options.settings ?? null } as { -readonly [K in keyof Editor]: Editor[K] };
  const messages: { type: number; message: string }[] = [];
  const applied: WorkspaceEdit[] = [];
  const registrations: { method: string; registerOptions?: unknown }[] = [];
  const asked: string[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pushed.push(params);
    for (const wake of waiting) wake();
  });
  connection.onNotification("window/showMessage", (params) => void messages.push(params));
  connection.onNotification("window/logMessage", (params) => void (params.type === 1 && messages.push(params)));
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => editor.settings));
  connection.onRequest("workspace/applyEdit", ({ edit }) => {
    applied.push(edit);
    return { applied: true };
  });
  connection.onRequest("client/registerCapability", (params) => {
    registrations.push(...params.registrations);
    return null;
  });
  connection.onRequest((method) => {
    asked.push(method);
    return method === "window/showDocument" ? { success: true } : null;
  });
  connection.onError(() => {});
  connection.listen();
  const notify = (method: string, params?: unknown) => connection.sendNotification(method, params);
  const result = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri,
    capabilities,
    initializationOptions,
    workspaceFolders: folders?.map((dir) => ({ uri: pathToFileURL(dir).href, name: dir })) ?? null,
  });
  await notify("initialized", {});
  return Object.assign(editor, {
    connection,
    result,
    messages,
    applied,
    registrations,
    asked,
    notify,
    raw: (text) => void child.stdin.write(text),
    exited,
    stderr: () => stderr,
    open: (uri: string, text: string, languageId = "dockerfile") =>
      notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, version: number, contentChanges: readonly { range?: Range; text: string }[]) =>
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
    async diagnostics(uri: string, condition: (params: PublishDiagnosticsParams) => boolean = () => true) {
      for (;;) {
        const found = pushed.findLast((params) => params.uri === uri);
        if (found && condition(found)) return found.diagnostics;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    request: (method: string, params: unknown) => connection.sendRequest(method, params),
    actions: (uri: string, range: Range, only?: readonly string[]) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only },
      }),
    pushes: (uri: string) => pushed.filter((params) => params.uri === uri),
    async stop() {
      await connection.sendRequest("shutdown");
      await notify("exit");
      return exited;
    },
  } as Omit<Editor, "settings">);
}

/** The range of the first occurrence of a word, in UTF-16. */
export function rangeOf(text: string, word: string, from = 0): Range {
  const at = text.indexOf(word, from);
  if (at < 0) throw new Error(`${word} does not occur`);
  return { start: positionOf(text, at), end: positionOf(text, at + word.length) };
}

export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function offsetOf(text: string, { line, character }: Position): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: stop }) => index + stop.length)];
  return (starts[line] ?? text.length) + character;
}

/** A text after the edits of one document. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start));
  return sorted.reduce(
    (current, { range, newText }) =>
      current.slice(0, offsetOf(text, range.start)) + newText + current.slice(offsetOf(text, range.end)),
    text,
  );
}

/** The edits that a workspace edit makes in a document. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] {
  const changes = (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  return [...changes, ...(edit?.changes?.[uri] ?? [])];
}
