import { fileURLToPath } from "node:url";
import type { JitiOptions } from "jiti";

/** Lets a config or plugin import `plimsoll` where it is not installed: it gets the modules that this program is of. */
export async function ownModules(): Promise<JitiOptions> {
  try {
    const names = ["plimsoll/kit", "plimsoll/kind-kit", "plimsoll"];
    return { alias: Object.fromEntries(names.map((name) => [name, fileURLToPath(import.meta.resolve(name))])) };
  } catch {
    return {};
  }
}
