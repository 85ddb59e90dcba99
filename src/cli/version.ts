import { readOwnFile } from "../io/own-files.ts";

/** Version of the installed package. */
export function version(): string {
  return manifest()?.version ?? "unknown";
}

/** Address of the package's page, where its manifest names one. */
export function homepage(): string | undefined {
  return manifest()?.homepage;
}

interface Manifest {
  readonly version: string;
  readonly homepage?: string;
}

/** The package.json above this file, however deep the build put it. */
function manifest(): Manifest | undefined {
  for (const path of ["../package.json", "../../package.json", "../../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readOwnFile(new URL(path, import.meta.url), "utf8"));
      if (isOurs(found)) return found;
    } catch {
      // Not here: look further up.
    }
  }
  return undefined;
}

function isOurs(found: unknown): found is Manifest {
  return typeof found === "object" && found !== null && (found as { name?: unknown }).name === "plimsoll";
}
