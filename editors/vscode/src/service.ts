import { setTimeout } from "node:timers/promises";
import { type Disposable, EventEmitter, type OutputChannel, type Uri, window, workspace } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node.js";
import {
  configurationRequest,
  type ExtensionOptions,
  type FileStatus,
  statusChanged,
  statusRequest,
} from "../../../src/lsp/protocol.ts";
import type { DocumentFilter } from "./documents.ts";
import { type Choice, chooseServer } from "./server.ts";

export interface ServiceOptions {
  readonly output: OutputChannel;
  readonly selector: DocumentFilter[];
  /** Path of the script that the extension brings. */
  readonly bundled: string;
  /** Shows a rule's page, in Markdown. */
  showPage(rule: string, page: string): Promise<void>;
}

/** The language server, and what it is asked beside the protocol. */
export interface Service extends Disposable {
  readonly state: "starting" | "running" | "stopped";
  /** Why it is another one than the settings name. */
  readonly doubt: string | undefined;
  /** It started or stopped, or what it says of files may be different now. */
  onDidChange(listener: () => void): Disposable;
  /** Starts it, anew if need be. Never fails: what goes wrong is shown. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Undefined when there is no answer. */
  status(uri: Uri): Promise<FileStatus | undefined>;
  /** Which rules a file meets; undefined where it is not linted. */
  configuration(uri: Uri): Promise<string | undefined>;
}

/** In milliseconds. */
const longestStart = 15_000;

export function createService(options: ServiceOptions): Service {
  const { output } = options;
  const changed = new EventEmitter<void>();
  let client: LanguageClient | undefined;
  let doubt: string | undefined;
  /** One start or stop at a time. */
  let queue = Promise.resolve();

  return {
    get state() {
      if (client?.state === State.Running) return "running";
      return client?.state === State.Starting ? "starting" : "stopped";
    },
    get doubt() {
      return doubt;
    },
    onDidChange: changed.event,
    restart: () =>
      enqueue(async () => {
        await stopClient();
        await startClient();
      }),
    stop: () => enqueue(stopClient),
    status: (uri) => ask<FileStatus>(statusRequest, uri),
    configuration: (uri) => ask<string>(configurationRequest, uri),
    dispose: () => changed.dispose(),
  };

  function enqueue(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work);
    return queue;
  }

  async function startClient(): Promise<void> {
    const choice = chooseServer({
      path: workspace.getConfiguration("plimsoll").get("path", "").trim(),
      trusted: workspace.isTrusted,
      folders: workspace.workspaceFolders?.flatMap(({ uri }) => (uri.scheme === "file" ? uri.fsPath : [])) ?? [],
      bundled: options.bundled,
    });
    doubt = choice.doubt;
    if (doubt !== undefined) void window.showWarningMessage(doubt);
    output.appendLine(`Starting ${"script" in choice.server ? choice.server.script : choice.server.program}`);
    const own = new LanguageClient("plimsoll", "Plimsoll", serverOptions(choice), clientOptions(options));
    own.onDidChangeState(() => changed.fire());
    own.onNotification(statusChanged, () => changed.fire());
    client = own;
    const started = own.start().then(() => stopIfGivenUp(own), failed);
    // What never answers cannot be stopped either: the next start is not kept waiting for it.
    await Promise.race([started, setTimeout(longestStart)]);
    changed.fire();
  }

  async function stopIfGivenUp(own: LanguageClient): Promise<void> {
    if (own !== client) await own.stop().catch(failed);
  }

  async function stopClient(): Promise<void> {
    if (client?.state === State.Running) await client.stop().catch(failed);
    client = undefined;
  }

  /** The client itself tells people of it. */
  function failed(error: unknown): void {
    output.appendLine(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /** A Plimsoll of another version may not know the request. */
  async function ask<R>(request: string, uri: Uri): Promise<R | undefined> {
    if (client?.state !== State.Running) return undefined;
    const params = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
    return (await client.sendRequest<R | null>(request, params).catch(() => undefined)) ?? undefined;
  }
}

function serverOptions({ server, args }: Choice): ServerOptions {
  const transport = TransportKind.stdio;
  if ("script" in server) return { module: server.script, args: [...args], transport };
  return { command: server.program, args: [...args], transport };
}

function clientOptions({ output, selector, showPage }: ServiceOptions): LanguageClientOptions {
  return {
    documentSelector: selector,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { trusted: workspace.isTrusted, ...extensionOptions },
    // Saving brings findings up to date where `plimsoll.run` says so.
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      async executeCommand(command, args, next) {
        const result: unknown = await next(command, args);
        if (command === "plimsoll.explain" && typeof result === "string") await showPage(String(args[0]), result);
        return result;
      },
    },
  };
}

const extensionOptions: ExtensionOptions = { asksReasons: true, showsPages: true, showsStatus: true };
