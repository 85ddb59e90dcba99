import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's directory, without a slash at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

interface Manifest {
  readonly version: string;
  readonly homepage?: string;
  readonly bin: { readonly plimsoll: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

export const manifest: Manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
