import type { Fact, Lookup } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Reader } from "../../text/reader.ts";
import { usualComposeNames } from "../usual-names.ts";
import { parseEnvFile } from "./env-file.ts";
import { composeAt, directoryOf } from "./files.ts";
import { type Inclusion, inclusionOf } from "./include.ts";
import type { ComposeDocument } from "./nodes.ts";

/** What a file is read in. */
export interface Surroundings {
  /** What its paths start at. */
  readonly directory: string;
  /** The variables of its project, as far as files give them. */
  readonly lookup: Lookup;
  /** The file that includes it, as which project it is then read. */
  readonly includedBy: ComposeDocument | undefined;
  /** How that includes it. */
  readonly inclusion?: Inclusion;
}

/** So many files are looked at to find who includes one, and who those. */
const maxFiles = 8;

/** Where a file stands: by itself, or in the project of the file that includes it. */
export function surroundingsOf({ source }: ComposeDocument, files: Reader | undefined): Surroundings {
  const path = normalizePath(source.path);
  if (!files) return { directory: directoryOf(path), lookup: () => undefined, includedBy: undefined };
  return surroundingsAt(path, files, new Map());
}

/** @param seen those of files that have been looked at: each may be asked for by all that lie below it */
function surroundingsAt(path: string, files: Reader, seen: Map<string, Surroundings>): Surroundings {
  const known = seen.get(path);
  if (known) return known;
  const directory = directoryOf(path);
  const alone = { directory, lookup: variablesIn([envFileOf(path)], files), includedBy: undefined };
  // What a circle leads back to.
  seen.set(path, alone);
  const includer = seen.size <= maxFiles ? includerOf(path, files, seen) : undefined;
  if (!includer) return alone;
  const included = surroundingsIn(includer, path, files);
  seen.set(path, included);
  return included;
}

/** Where a file stands that another one includes. */
export function surroundingsIn({ document, inclusion, lookup }: Includer, path: string, files: Reader): Surroundings {
  const own = variablesIn(inclusion.envFiles, files);
  return {
    directory: inclusion.directory ?? directoryOf(path),
    lookup: (name) => lookup(name) ?? own(name),
    includedBy: document,
    inclusion,
  };
}

/** The file of variables that Compose reads with a Compose file. */
export function envFileOf(path: string): string {
  return resolvePath(".env", directoryOf(path));
}

interface Includer extends Pick<Surroundings, "lookup"> {
  readonly document: ComposeDocument;
  readonly inclusion: Inclusion;
}

/** So many directories above a file are looked at. */
const maxAbove = 8;

/**
 * The file of a usual name, in the directory of another one or above, that includes it. Files that do and lie elsewhere are
 * not looked for.
 */
function includerOf(path: string, files: Reader, seen: Map<string, Surroundings>): Includer | undefined {
  let directory = directoryOf(path);
  for (let i = 0; i < maxAbove; i++) {
    for (const name of usualComposeNames) {
      const above = resolvePath(name, directory);
      if (above === path || !files.exists(above) || !files.read(above)?.includes("include")) continue;
      const document = composeAt(above, files);
      const around = document && surroundingsAt(above, files, seen);
      const inclusion = around && inclusionOf(path, document, around.directory, around.lookup);
      if (document && around && inclusion) return { document, inclusion, lookup: around.lookup };
    }
    if (directory === "." || directory === "/" || /(?:^|\/)\.\.$/.test(directory)) return undefined;
    directory = directoryOf(directory);
  }
  return undefined;
}

type Variables = ReadonlyMap<string, Fact<string>>;

const parsed = new WeakMap<Reader, Map<string, { readonly text: string; readonly variables: Variables }>>();

/** Variables of files such as `.env`, which are parsed once, when a variable is asked for; the first file counts most. */
export function variablesIn(paths: readonly string[], files: Reader): Lookup {
  let all: Variables | undefined;
  return (name) => {
    all ??= new Map(paths.toReversed().flatMap((path) => [...variablesAt(path, files)]));
    return all.get(name);
  };
}

function variablesAt(path: string, files: Reader): Variables {
  const known = parsed.get(files) ?? new Map<string, { readonly text: string; readonly variables: Variables }>();
  parsed.set(files, known);
  // Read for each document, since whoever follows what verdicts rest on sees what is read.
  const text = files.read(path) ?? "";
  const old = known.get(path);
  if (old?.text === text) return old.variables;
  const variables = parseEnvFile(text);
  known.set(path, { text, variables });
  return variables;
}
