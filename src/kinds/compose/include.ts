import { knownValue, type Lookup } from "../../syntax/fact.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { asScalar, get, itemsOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { Spanned } from "../../text/span.ts";
import { isRemoteContext } from "../asked-build.ts";
import { directoryOf } from "./files.ts";
import { interpolate, interpolatedFact } from "./interpolate.ts";
import type { ComposeDocument } from "./nodes.ts";

/** An entry of `include`. */
export interface Inclusion extends Spanned {
  /** The files that it includes, merged in order; undefined where these cannot be told, or lie elsewhere. */
  readonly paths: readonly string[] | undefined;
  /** What paths in them start at. */
  readonly directory: string | undefined;
  /** Files of variables for them, the first counts most. */
  readonly envFiles: readonly string[];
}

/** What a file includes. @param directory what its own paths start at */
export function inclusionsOf(document: ComposeDocument, directory: string, lookup: Lookup): readonly Inclusion[] {
  return readItems(itemsIn(document), directory, lookup);
}

/** The first entry that includes a file. */
export function inclusionOf(
  path: string,
  document: ComposeDocument,
  directory: string,
  lookup: Lookup,
): Inclusion | undefined {
  return readItems(candidatesFor(path, document, directory), directory, lookup).find(({ paths }) =>
    paths?.includes(path),
  );
}

function readItems(items: readonly YamlNode[], directory: string, lookup: Lookup): readonly Inclusion[] {
  const read = (scalar: YamlScalar) => knownValue(interpolatedFact(interpolate(scalar.value, lookup)));
  const local = (scalar: YamlScalar) => {
    const path = read(scalar);
    return path === undefined || isRemoteContext(path) || path.startsWith("oci:")
      ? undefined
      : resolvePath(path, directory);
  };
  return items.map((item): Inclusion => {
    const paths = pathsOf(item).map(local);
    const known = paths.filter((path) => path !== undefined);
    const given = asScalar(get(item, "project_directory"));
    const first = known[0];
    const own = given ? local(given) : first === undefined ? undefined : directoryOf(first);
    const envFiles = scalarsOf(get(item, "env_file")).flatMap((scalar) => local(scalar) ?? []);
    return {
      span: item.span,
      paths: known.length === paths.length && known.length > 0 ? known : undefined,
      directory: own,
      envFiles: envFiles.length > 0 || own === undefined ? envFiles.toReversed() : [resolvePath(".env", own)],
    };
  });
}

function itemsIn({ roots }: ComposeDocument): readonly YamlNode[] {
  return roots.flatMap((root) => itemsOf(get(root, "include")));
}

function pathsOf(item: YamlNode): readonly YamlScalar[] {
  return scalarsOf(item.type === "map" ? get(item, "path") : item);
}

/** Entries by the paths that they are written with. */
interface Written {
  readonly byPath: ReadonlyMap<string, YamlNode>;
  /** The first of those whose paths have variables. */
  readonly open: readonly YamlNode[];
}

/** So many entries with variables are looked at. */
const maxOpen = 16;

const written = new WeakMap<ComposeDocument, Map<string, Written>>();

/** The entries that may include a file: looked up, since each of a great many files asks who includes it. */
function candidatesFor(path: string, document: ComposeDocument, directory: string): readonly YamlNode[] {
  const known = written.get(document) ?? new Map<string, Written>();
  written.set(document, known);
  const { byPath, open } = known.get(directory) ?? readWritten(document, directory);
  known.set(directory, { byPath, open });
  const own = byPath.get(path);
  return [...(own ? [own] : []), ...open].sort((a, b) => a.span.start - b.span.start);
}

function readWritten(document: ComposeDocument, directory: string): Written {
  const byPath = new Map<string, YamlNode>();
  const open: YamlNode[] = [];
  for (const item of itemsIn(document)) {
    const paths = pathsOf(item);
    if (paths.some(({ value }) => value.includes("$"))) open.push(item);
    else
      for (const { value } of paths.toReversed()) {
        const path = resolvePath(value, directory);
        if (!byPath.has(path)) byPath.set(path, item);
      }
  }
  return { byPath, open: open.slice(0, maxOpen) };
}

function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.type === "scalar" ? [node] : itemsOf(node);
  return items.filter((item) => item.type === "scalar");
}
