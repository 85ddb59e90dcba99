import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import {
  type LockedPackage,
  type PackageManifest,
  readPackageLock,
  readPackageManifest,
} from "../../syntax/node/package-json.ts";
import { basename, dirname, normalizePath } from "../../syntax/posix-path.ts";
import { contextPathOf, type Place } from "../files/brought-places.ts";

/** A project of npm in the build context. */
export interface NodePackage {
  /** Its directory in the context. */
  readonly root: string;
  readonly manifest: PackageManifest;
  readonly locked: readonly LockedPackage[];
}

/**
 * The project that lies in a directory of the image.
 * @param places what is there from where
 */
export function packageAt(directory: string, places: readonly Place[], context: BuildContext): Fact<NodePackage> {
  const path = contextPathOf(`${directory}/package.json`, places, context);
  const text = path === undefined || basename(path) !== "package.json" ? undefined : context.read(path);
  if (path === undefined || text === undefined) return unknownFact("no package.json is found for the program");
  const root = dirname(path);
  const manifest = readPackageManifest(text);
  if (!manifest) return unknownFact("package.json cannot be read");
  if (manifest.hasWorkspaces) return unknownFact("the package has workspaces");
  const lock = contextPathOf(`${directory}/package-lock.json`, places, context);
  const lockText = lock === undefined ? undefined : context.read(lock);
  if (lockText === undefined) return unknownFact("there is no package-lock.json");
  const locked = readPackageLock(lockText);
  if (!locked) return unknownFact("package-lock.json is broken or of npm 6");
  return known({ root: normalizePath(root), manifest, locked });
}

/** Packages that only development needs, of those that the project names itself. */
export function developmentPackages({ manifest, locked }: NodePackage): readonly string[] {
  const dev = new Set(locked.flatMap((one) => (one.dev ? [one.name] : [])));
  return manifest.devDependencies.filter((name) => dev.has(name));
}
