import { readFileSync } from "node:fs";

/** Version of the installed package: from the package.json above this file, however deep the build put it. */
export function version(): string {
  for (const path of ["../package.json", "../../package.json", "../../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
      if (isOurs(found)) return found.version;
    } catch {
      // Not here: look further up.
    }
  }
  return "unknown";
}

function isOurs(found: unknown): found is { readonly version: string } {
  return typeof found === "object" && found !== null && (found as { name?: unknown }).name === "plimsoll";
}
