import { dirname, normalizePath } from "../syntax/posix-path.ts";
import type { AskedBuild } from "./kind.ts";

/** Stands for the directory in which the run's paths start, where a script names it in full. */
export const rootDirectory = "/-root-of-the-run-";

/** Where a script lies, in full. */
export function ownDirectory(path: string): string {
  const directory = normalizePath(dirname(path));
  return directory === "." ? rootDirectory : `${rootDirectory}/${directory}`;
}

/** A path as the run names it; undefined for one that leads elsewhere. */
export function fromRoot(path: string | undefined): string | undefined {
  if (!path?.startsWith("/")) return path;
  if (path === rootDirectory) return ".";
  return path.startsWith(`${rootDirectory}/`) ? path.slice(rootDirectory.length + 1) : undefined;
}

/** A build whose paths are as the run names them. */
export function placedInRun(asked: AskedBuild): AskedBuild {
  return { ...asked, root: fromRoot(asked.root), path: fromRoot(asked.path) };
}
