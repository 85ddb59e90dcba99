import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type FoundPeer, peersIn, readPeer } from "../../config/peers/find.ts";
import { movable, type PeerFormat } from "../../config/peers/index.ts";
import type { PeerConfig } from "../../config/peers/types.ts";
import { type Tree, treeAround } from "../../io/tree.ts";
import { suggestion } from "../../text/nearest.ts";
import { UsageError } from "../exit.ts";

/** Linters that can be moved from. */
export const tools: readonly string[] = [...new Set(movable.map(({ tool }) => tool))];

/**
 * The configurations to take over: of the linters and files that were named, or all in the working directory.
 * @throws UsageError for a name that is neither, or a file that is not one of a linter's
 */
export function sourcesFor(names: readonly string[], cwd: string): readonly FoundPeer[] {
  const here = peersIn(cwd, movable);
  if (names.length === 0) return here;
  return names.flatMap((name) => {
    // First, whatever a repository has under that name.
    if (tools.includes(name)) return here.filter(({ format }) => format.tool === name);
    const file = resolve(cwd, name);
    if (existsSync(file)) return [{ format: formatOf(name), file, tree: undefined }];
    throw new UsageError(`\`${name}\` is not a file or one of ${tools.join(", ")}${suggestion(name, tools)}`);
  });
}

/** By the name of the file, or of the linter in it: `ci/hadolint.yml`. */
function formatOf(path: string): PeerFormat {
  const name = basename(path);
  const format =
    movable.find(({ names }) => names.includes(name)) ?? movable.find(({ tool }) => name.toLowerCase().includes(tool));
  if (format) return format;
  throw new UsageError(`${path} is not called as the configuration of one of ${tools.join(", ")}`);
}

function isThere(file: string, tree: Tree): boolean {
  return existsSync(file) && tree.refusal(file) === undefined;
}

/**
 * Configurations of hadolint that calls name, as far as they are there and in the tree.
 * @throws ConfigError
 */
export async function namedBy(
  calls: readonly string[],
  known: readonly FoundPeer[],
  cwd: string,
): Promise<readonly PeerConfig[]> {
  const format = movable[0] as PeerFormat;
  const tree = treeAround(cwd);
  const files = [...new Set(calls.map((name) => resolve(cwd, name)))];
  const others = files.filter((file) => isThere(file, tree) && !known.some((one) => one.file === file));
  return Promise.all(others.map((file) => readPeer({ format, file, tree }, cwd)));
}
