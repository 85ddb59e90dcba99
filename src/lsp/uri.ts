import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The path that a URI names, undefined for one that names no file of this machine. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** A path relative to a directory, with forward slashes, as findings report it. */
export function pathIn(dir: string, path: string): string {
  return relative(dir, path).replaceAll("\\", "/");
}

/** Whether a file lies in a directory or below it. */
export function isBelow(dir: string, path: string): boolean {
  const way = relative(dir, path);
  return way !== "" && !/^\.\.(?:[\\/]|$)/.test(way) && resolve(dir, way) === resolve(path);
}
