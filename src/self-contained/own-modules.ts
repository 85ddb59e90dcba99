import type { JitiOptions } from "jiti";

// Stands in for `config/own-modules.ts` in bundles that are installed without the library beside them.

/** Lets a config or plugin import `plimsoll`: it gets the modules inside this bundle. */
export async function ownModules(): Promise<JitiOptions> {
  return {
    virtualModules: {
      plimsoll: await import("../index.ts"),
      "plimsoll/kit": await import("../kit.ts"),
      "plimsoll/kind-kit": await import("../kind-kit.ts"),
    },
  };
}
