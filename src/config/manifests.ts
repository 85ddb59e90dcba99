import { dirname, join } from "node:path";
import { largest } from "../io/read.ts";
import { statIfThere } from "../io/stat.ts";

/** A manifest that is not to be read. */
export class ManifestFault extends Error {}

const manifest = "package.json";

/** In characters; a longer path is that of no file. */
const longestName = 4096;

/**
 * Node reads the manifests around a module, and those on the way to a package, whatever they are: it would wait for a
 * pipe, and fill memory with a device or a hole.
 *
 * @param name of a package, or of a path in one, that is looked for; undefined for a module that is there
 * @throws ManifestFault where one of them is no usual file
 */
export function requireManifests(dir: string, name?: string): void {
  if (name !== undefined && name.length > longestName) throw new ManifestFault("its name is too long");
  const places = name === undefined ? [] : placesOf(name);
  for (let at = dir; ; at = dirname(at)) {
    const odd = [manifest, ...places].map((place) => join(at, place)).find(isOdd);
    if (odd !== undefined) throw new ManifestFault(`${odd} is not a file of a usual size`);
    if (dirname(at) === at) return;
  }
}

/** Where a name may have a manifest below a directory: a package has one, and so may each directory in it. */
function placesOf(name: string): readonly string[] {
  const segments = name.split(/[\\/]/);
  return segments.map((_, i) => join("node_modules", ...segments.slice(0, i + 1), manifest));
}

function isOdd(path: string): boolean {
  const stats = statIfThere(path);
  return stats !== undefined && !stats.isDirectory() && !(stats.isFile() && stats.size <= largest.settings);
}
