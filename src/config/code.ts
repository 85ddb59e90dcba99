import { statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ReadFault } from "../io/fault.ts";
import { largest, readBytes } from "../io/read.ts";
import { requireManifests } from "./manifests.ts";

const typescript = new Set([".ts", ".mts", ".cts"]);

/** Whether a config file of that name is a program rather than data. */
export function isCode(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(basename(file));
}

/**
 * The default export of a module (or the module, where it has none). TypeScript goes through jiti; so does JavaScript
 * that imports `plimsoll` from where it is not installed, as happens under `npx`.
 * @throws whatever the module throws, and Error where it is no file
 */
export async function importCode(file: string): Promise<unknown> {
  // Node and jiti would wait for a pipe, and read a device for ever.
  const bytes = readBytes(file, { largest: largest.generated });
  if (bytes instanceof ReadFault) throw bytes;
  requireManifests(dirname(file));
  const version = newVersion(file);
  if (typescript.has(extname(file))) return importWithJiti(file, version === "");
  try {
    const { importModule } = await import("./import-module.ts");
    return defaultOf(await importModule(pathToFileURL(file).href + version));
  } catch (error) {
    if (!lacksOurselves(error)) throw error;
    return importWithJiti(file, version === "");
  }
}

/** When the files that were imported had last been changed. */
const imported = new Map<string, number>();

/** Makes Node read a file again that has changed since its first import; empty for any other. */
function newVersion(file: string): string {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const first = imported.get(file) ?? changed;
  imported.set(file, first);
  return changed === first ? "" : `?${changed}`;
}

/**
 * The file that a package's name stands for, seen from a directory.
 * @throws Error when there is no such package, or what would tell of it is no file
 */
export async function resolvePackage(name: string, dir: string): Promise<string> {
  requireManifests(dir, name);
  const { createRequire } = await import("node:module");
  const from = join(dir, "noop.js");
  try {
    return createRequire(from).resolve(name);
  } catch {
    // A package that exports an ES module only is invisible to require; jiti resolves as import does.
    const { createJiti } = await import("jiti");
    const found = createJiti(from, uncached).esmResolve(name);
    return found.startsWith("file:") ? fileURLToPath(found) : found;
  }
}

/** Its cache of compiled files may lie where any user can put one, and is trusted by name. */
const uncached = { fsCache: false } as const;

async function importWithJiti(file: string, moduleCache: boolean): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const { ownModules } = await import("./own-modules.ts");
  const jiti = createJiti(import.meta.url, { ...(await ownModules()), ...uncached, moduleCache });
  return defaultOf(await jiti.import(file));
}

function defaultOf(module: unknown): unknown {
  const isObject = typeof module === "object" && module !== null;
  return isObject && "default" in module ? module.default : module;
}

function lacksOurselves(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  return code === "ERR_MODULE_NOT_FOUND" && error instanceof Error && error.message.includes("'plimsoll'");
}
