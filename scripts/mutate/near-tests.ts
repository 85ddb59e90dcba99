import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Which files of the project there are, and which import which when they run. Paths are relative to the project. */
export interface Imports {
  readonly tests: readonly string[];
  /** Files that import a file, by its path. */
  readonly importers: ReadonlyMap<string, readonly string[]>;
}

const folders = ["src", "rules", "presets", "scripts", "test"];

export function readImports(root: string): Imports {
  const files = folders.flatMap((folder) => typescriptFiles(root, folder));
  const importers = new Map<string, string[]>();
  for (const file of files) {
    for (const imported of importsOf(readFileSync(`${root}/${file}`, "utf8"))) {
      const path = posix.join(posix.dirname(file), imported);
      importers.set(path, [...(importers.get(path) ?? []), file]);
    }
  }
  return { tests: files.filter((file) => file.startsWith("test/") && isTest(file)), importers };
}

/** Tests of growth count steps as the process does from its start on, which other tests would be counted with. */
function isTest(file: string): boolean {
  return file.endsWith(".test.ts") && !file.endsWith(".growth.test.ts");
}

export function typescriptFiles(root: string, folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll("\\", "/"), entry.name))
    .sort();
}

const importPattern = /^(?:import|export)\s+(?!type\b)(?:[^;"]*?\sfrom\s+)?"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm;

function importsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(importPattern), ([, declared, dynamic]) => declared ?? dynamic ?? "");
}

/**
 * The tests that a file answers to. Of a rule: its own. Of anything else: those of its name, or else of its folder, and
 * those that import it most directly: themselves, or through the fewest files. Of the rule kit: its own, and the tests of
 * the rules that use it.
 */
export function nearTests(target: string, { tests, importers }: Imports): readonly string[] {
  const own = target.replace(/\.ts$/, ".test.ts").replace(/^(src\/)?/, "test/");
  if (target.startsWith("rules/")) return tests.filter((test) => test === own);
  const near = new Set([...mirrored(own, tests), ...closest(target, importers, target.startsWith("src/rule-kit/"))]);
  return tests.filter((test) => near.has(test));
}

/** For `test/x/y.test.ts`: `y.test.ts`, `y-*.test.ts` and `y/**` in `test/x`; where there is none, all of `test/x`. */
function mirrored(own: string, tests: readonly string[]): readonly string[] {
  const name = own.slice(0, -".test.ts".length);
  const named = tests.filter((test) => test === own || test.startsWith(`${name}-`) || test.startsWith(`${name}/`));
  return named.length > 0 ? named : tests.filter((test) => posix.dirname(test) === posix.dirname(own));
}

function closest(target: string, importers: Imports["importers"], ofKit: boolean): readonly string[] {
  const seen = new Set([target]);
  for (let layer: readonly string[] = [target]; layer.length > 0; ) {
    layer = [...new Set(layer.flatMap((file) => importers.get(file) ?? []))].filter((file) => !seen.has(file));
    const found = layer.filter((file) => isTest(file) && !(ofKit && file.startsWith("test/rule-kit/")));
    if (found.length > 0) return found;
    for (const file of layer) seen.add(file);
  }
  return [];
}
