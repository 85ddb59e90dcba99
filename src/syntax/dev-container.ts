import { jsoncAsYaml } from "./yaml/jsonc.ts";

/** What a `devcontainer.json` says of the languages that developers work with. */
export interface DevContainer {
  readonly image: string | undefined;
  /** By the name that a feature is published under, without its tag; undefined for what it installs unasked. */
  readonly features: ReadonlyMap<string, string | undefined>;
}

/** Longer files are not read. */
const longest = 65_536;

/** Reads one, as far as it is understood; undefined for what is no such file. */
export function readDevContainer(text: string): DevContainer | undefined {
  const file = text.length > longest ? undefined : parsed(text);
  if (!isRecord(file)) return undefined;
  const features = Object.entries(isRecord(file.features) ? file.features : {});
  return {
    image: typeof file.image === "string" ? file.image : undefined,
    features: new Map(features.map(([name, options]) => [name.replace(/:[^:/]*$/, ""), versionIn(options)])),
  };
}

/** `"1.26"`, or `{"version": "1.26"}`. */
function versionIn(options: unknown): string | undefined {
  const version = isRecord(options) ? options.version : options;
  return typeof version === "string" ? version : undefined;
}

/** A string, or a comma that ends a list. */
const commas = /"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/gs;

function parsed(text: string): unknown {
  const { text: plain } = jsoncAsYaml(text.replace(/^\ufeff/, ""));
  try {
    return JSON.parse(plain.replace(commas, (found) => (found === "," ? " " : found)));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
