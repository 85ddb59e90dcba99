// What an extension of ours and the server say to each other beside the protocol. Others need none of it.

/** What an extension says of itself under `initializationOptions`, beside settings. */
export interface ExtensionOptions {
  /** It has the command `plimsoll.askReason`, which asks for a reason and calls `plimsoll.suppress` with it. */
  readonly asksReasons?: boolean;
  /** It shows the page that `plimsoll.explain` returns; then the server opens nothing itself. */
  readonly showsPages?: boolean;
  /** It wants to hear `statusChanged`. */
  readonly showsStatus?: boolean;
}

/** Request, `{ textDocument: { uri } }` to `FileStatus`, or null for a document that is not open. */
export const statusRequest = "plimsoll/status";

/** Request, `{ textDocument: { uri } }` to what `--print-config` says of that document, or null where it is not linted. */
export const configurationRequest = "plimsoll/configuration";

/** Notification from the server: what it said of documents may be different now. */
export const statusChanged = "plimsoll/statusChanged";

/** How a document is linted. */
export interface FileStatus {
  /** Undefined when it is not linted: of no kind that is known, or ignored. */
  readonly kind?: string;
  /** False when `plimsoll.enable` is. */
  readonly enabled: boolean;
  /** Rules in force in the document. */
  readonly rules: number;
  /** The config file in use, undefined where there is none. */
  readonly config?: { readonly name: string; readonly uri: string };
  /** Presets, packages and configs that it stands on, in order. */
  readonly standsOn: readonly string[];
  /** What is wrong in the configuration; then the last one that worked is in use. */
  readonly problems: readonly string[];
  /** Whether the configuration may run code. */
  readonly trusted: boolean;
}
