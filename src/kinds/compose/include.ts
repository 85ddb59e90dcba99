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
export function inclusionsOf({ roots }: ComposeDocument, directory: string, lookup: Lookup): readonly Inclusion[] {
  const read = (scalar: YamlScalar) => knownValue(interpolatedFact(interpolate(scalar.value, lookup)));
  const local = (scalar: YamlScalar) => {
    const path = read(scalar);
    return path === undefined || isRemoteContext(path) || path.startsWith("oci:")
      ? undefined
      : resolvePath(path, directory);
  };
  return roots
    .flatMap((root) => itemsOf(get(root, "include")))
    .map((item): Inclusion => {
      const paths = scalarsOf(item.type === "map" ? get(item, "path") : item).map(local);
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

function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.type === "scalar" ? [node] : itemsOf(node);
  return items.filter((item) => item.type === "scalar");
}
