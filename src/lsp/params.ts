import { ErrorCodes, ResponseError } from "vscode-languageserver";

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
  for (const name of names) {
    const { fits, wanted }: Part = parts[name];
    if (isObject(params) && fits(params[name])) continue;
    throw new ResponseError(ErrorCodes.InvalidParams, `\`${name}\` must be ${wanted}`);
  }
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
