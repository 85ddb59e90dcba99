import { basename } from "node:path";
import { DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { configFiles } from "../config/fingerprint.ts";
import { honoured } from "../config/peers/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { isConfigName } from "./links.ts";
import type { Root } from "./root.ts";
import type { Session } from "./session.ts";
import { isBelow, pathIn } from "./uri.ts";

/** How configurations of other linters are called. */
const peerNames: ReadonlySet<string> = new Set(honoured.flatMap(({ names }) => names));

/** Where configurations may stand. */
const configs: readonly string[] = ["**/*plimsoll*", "**/package.json", ...[...peerNames].map((name) => `**/${name}`)];

/** Has the client tell of changes on the disk, once for each glob. */
export interface FileWatch {
  /** Watches configurations, and what documents of the kinds hang on. */
  follow(kinds: readonly Kind[]): Promise<void>;
}

export function createFileWatch({ connection, client }: Session): FileWatch {
  const watched = new Set<string>();
  return {
    async follow(kinds) {
      const globs = new Set([...configs, ...kinds.flatMap(({ files }) => files.globs)]);
      const watchers = [...globs].filter((glob) => !watched.has(glob)).map((globPattern) => ({ globPattern }));
      if (!client.watchesFiles || watchers.length === 0) return;
      for (const { globPattern } of watchers) watched.add(globPattern);
      // Without its word files count as read for a moment only.
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
    },
  };
}

/**
 * Takes in that files changed on the disk or were saved.
 * @returns the roots whose findings may differ now
 */
export async function filesChanged(paths: readonly string[], { workspace }: Session): Promise<readonly Root[]> {
  const touched = new Set<Root>();
  const stale = new Set<Root>();
  for (const path of paths) {
    for (const root of workspace.roots()) {
      if (root.dir === undefined) continue;
      if (isConfigName(basename(path)) || peerNames.has(basename(path)) || isPartOf(root, path)) stale.add(root);
      if (!isBelow(root.dir, path)) continue;
      touched.add(root);
      await root.touched(pathIn(root.dir, path));
    }
  }
  await Promise.all([...stale].map((root) => root.load(root.settings)));
  return [...new Set([...touched, ...stale])];
}

/** Whether the configuration in use was read from a file, or one that is broken may hang on it. */
function isPartOf({ config, problems, dir, files }: Root, path: string): boolean {
  if (!config || dir === undefined) return false;
  if (path === config.baseline?.file || configFiles(config).includes(path)) return true;
  return problems.length > 0 && /\.(?:ya?ml|json|[cm]?[jt]s)$/.test(path) && !files.has(pathIn(dir, path));
}
