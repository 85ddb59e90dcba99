import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// Stands in for `config/import-module.ts` in the executable, whose script Node compiles without `import()`.

/** The module at a `file:` URL, an ES module too. */
export async function importModule(url: string): Promise<unknown> {
  return createRequire(process.execPath)(fileURLToPath(url));
}
