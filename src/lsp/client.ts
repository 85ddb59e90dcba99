import type { InitializeParams } from "vscode-languageserver";
import type { Encoding } from "./positions.ts";
import type { ExtensionOptions } from "./protocol.ts";
import { recordOf } from "./settings.ts";

/** What the client can do, as far as it matters here. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; then none are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly relatedInformation: boolean;
  readonly tags: boolean;
  readonly codeDescription: boolean;
  /** Literals instead of commands. */
  readonly codeActionLiterals: boolean;
  /** The edit of an action may be given when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly isPreferred: boolean;
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  readonly markdown: boolean;
  readonly nestedSymbols: boolean;
  readonly foldingLimit: number;
  readonly preparesRename: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly showsDocuments: boolean;
  /** It has a command of its own that asks for a reason and calls `plimsoll.suppress` with it. */
  readonly asksReasons: boolean;
  /** It shows the page that `plimsoll.explain` returns. */
  readonly showsPages: boolean;
  /** It wants to hear that what `plimsoll/status` answers may be different now. */
  readonly showsStatus: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument = {}, workspace = {}, window = {}, general = {} } = capabilities;
  const published = textDocument.publishDiagnostics ?? {};
  const pulled = textDocument.diagnostic as typeof published | undefined;
  const diagnostics = pulled ? { ...published, ...pulled } : published;
  const actions = textDocument.codeAction ?? {};
  const hover = textDocument.hover?.contentFormat;
  const own: ExtensionOptions = recordOf(initializationOptions);
  return {
    encoding: encodingOf(general.positionEncodings),
    pullsDiagnostics: pulled !== undefined,
    refreshesDiagnostics: workspace.diagnostics?.refreshSupport ?? false,
    refreshesInlayHints: workspace.inlayHint?.refreshSupport ?? false,
    relatedInformation: diagnostics.relatedInformation ?? false,
    tags: diagnostics.tagSupport !== undefined,
    codeDescription: diagnostics.codeDescriptionSupport ?? false,
    codeActionLiterals: actions.codeActionLiteralSupport !== undefined,
    resolvesEdits: (actions.dataSupport && actions.resolveSupport?.properties.includes("edit")) ?? false,
    isPreferred: actions.isPreferredSupport ?? false,
    versionedEdits: workspace.workspaceEdit?.documentChanges ?? false,
    snippetEdits: workspace.workspaceEdit?.snippetEditSupport ?? false,
    markdown: hover === undefined ? false : hover.includes("markdown"),
    nestedSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    foldingLimit: textDocument.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    preparesRename: textDocument.rename?.prepareSupport ?? false,
    configuration: workspace.configuration ?? false,
    registersConfiguration: workspace.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace.workspaceFolders ?? false,
    showsDocuments: window.showDocument?.support ?? false,
    asksReasons: own.asksReasons === true,
    showsPages: own.showsPages === true,
    showsStatus: own.showsStatus === true,
  };
}

/** The first encoding in the client's order of preference that is known here. Without a list it is UTF-16. */
function encodingOf(offered: readonly string[] | undefined): Encoding {
  return (offered ?? []).find((one): one is Encoding => one === "utf-8" || one === "utf-16") ?? "utf-16";
}
