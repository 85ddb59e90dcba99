import { ErrorCodes, Message, ResponseError } from "vscode-languageserver";
import { lookUp } from "../text/look-up.ts";

interface Part {
  fits(value: unknown): boolean;
  /** What it must be, as the end of "`position` must be ...". */
  readonly wanted: string;
}

/** Parts of parameters that features look into. */
const parts = {
  textDocument: { fits: (value) => isObject(value) && isText(value.uri), wanted: "an object with a `uri`" },
  position: { fits: isPosition, wanted: "an object with `line` and `character`, whole numbers of 0 or more" },
  range: {
    fits: (value) => isObject(value) && isPosition(value.start) && isPosition(value.end),
    wanted: "an object with `start` and `end`, each with `line` and `character`",
  },
  context: {
    fits: (value) => isObject(value) && (value.only === undefined || isListOf(isText, value.only)),
    wanted: "an object, whose `only` is a list of strings where it is there",
  },
  newName: { fits: isText, wanted: "a string" },
  command: { fits: isText, wanted: "a string" },
  arguments: { fits: (value) => value === undefined || Array.isArray(value), wanted: "a list where it is there" },
  previousResultIds: {
    fits: (value) => isListOf((one) => isObject(one) && isText(one.uri) && isText(one.value), value),
    wanted: "a list of objects with `uri` and `value`",
  },
} satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof parts;

/**
 * Refuses parameters that lack a part, or have it otherwise than the protocol says.
 * @throws ResponseError in words for whoever writes a client
 */
export function requireParts(params: unknown, names: readonly PartName[]): void {
  const fault = faultIn(params, Object.fromEntries(names.map((name) => [name, parts[name]])));
  if (fault !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, fault);
}

/** What a client tells without an answer, and what it must say. */
const notifications = new Map<string, Readonly<Record<string, Part>>>([
  [
    "textDocument/didOpen",
    {
      textDocument: {
        fits: (value) => isObject(value) && [value.uri, value.languageId, value.text].every(isText),
        wanted: "an object with `uri`, `languageId` and `text`",
      },
    },
  ],
  [
    "textDocument/didChange",
    {
      textDocument: parts.textDocument,
      contentChanges: {
        fits: (value) => isListOf(isChange, value),
        wanted: "a list of objects with `text`, each of them perhaps with a `range`",
      },
    },
  ],
  ["textDocument/didSave", { textDocument: parts.textDocument }],
  ["textDocument/didClose", { textDocument: parts.textDocument }],
  ["workspace/didChangeWatchedFiles", { changes: { fits: isListOfUris, wanted: "a list of objects with `uri`" } }],
  [
    "workspace/didChangeWorkspaceFolders",
    {
      event: {
        fits: (value) => isObject(value) && isListOfUris(value.added) && isListOfUris(value.removed),
        wanted: "an object with `added` and `removed`, lists of objects with `uri`",
      },
    },
  ],
  ["$/setTrace", { value: { fits: isText, wanted: "a string" } }],
  ["window/workDoneProgress/cancel", { token: { fits: isToken, wanted: "a string or a whole number" } }],
]);

/** Why a notification cannot be heeded; undefined for one that can, and for any other message. */
export function faultInNotification(message: Message): string | undefined {
  if (!Message.isNotification(message)) return undefined;
  const wanted = notifications.get(message.method);
  const fault = wanted && faultIn(message.params, wanted);
  return fault === undefined ? undefined : `${message.method} is ignored: ${fault}`;
}

function faultIn(params: unknown, wanted: Readonly<Record<string, Part>>): string | undefined {
  const wrong = Object.entries(wanted).find(([name, { fits }]) => !isObject(params) || !fits(lookUp(params, name)));
  return wrong && `\`${wrong[0]}\` must be ${wrong[1].wanted}`;
}

function isChange(value: unknown): boolean {
  return isObject(value) && isText(value.text) && (value.range === undefined || parts.range.fits(value.range));
}

function isListOfUris(value: unknown): boolean {
  return isListOf(parts.textDocument.fits, value);
}

function isToken(value: unknown): boolean {
  return isText(value) || Number.isSafeInteger(value);
}

function isPosition(value: unknown): boolean {
  return isObject(value) && isCount(value.line) && isCount(value.character);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isListOf(fits: (one: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
