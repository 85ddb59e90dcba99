import { fileURLToPath } from "node:url";
import type { JitiOptions } from "jiti";

/** Lets a config or plugin import `plimsoll` where it is not installed: it gets the modules that this program is of. */
export async function ownModules(): Promise<JitiOptions> {
  try {
    const fileOf = (name: string) => fileURLToPath(import.meta.resolve(name));
    return { alias: { "plimsoll/kit": fileOf("plimsoll/kit"), plimsoll: fileOf("plimsoll") } };
  } catch {
    return {};
  }
}
