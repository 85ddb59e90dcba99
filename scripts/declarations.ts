import { cpSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** Copies the declarations that entries lead to: the compiler writes one for each module, most of which nobody can import. */
export function copyDeclarations(from: string, to: string, entries: readonly string[]): void {
  const open = entries.map((entry) => join(from, entry));
  const seen = new Set(open);
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    cpSync(file, join(to, relative(from, file)));
    for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8"), true, true).importedFiles) {
      if (!fileName.startsWith(".")) continue;
      const imported = join(dirname(file), fileName.replace(/\.ts$/, ".d.ts"));
      if (seen.has(imported)) continue;
      seen.add(imported);
      open.push(imported);
    }
  }
}
