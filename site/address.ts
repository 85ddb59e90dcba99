import { readFileSync } from "node:fs";
import { root } from "./pages.ts";

interface Manifest {
  readonly homepage: string;
  readonly repository?: string | { readonly url: string };
}

const { homepage, repository: stated }: Manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/** Where the site is served, with a slash at its end: the package's `homepage`, the one place that says so. */
export const address = new URL(homepage.replace(/\/?$/, "/"));

/** Where people read the sources; undefined until the package says so. */
export const repository = (typeof stated === "string" ? stated : stated?.url)
  ?.replace(/^git\+/, "")
  .replace(/\.git$/, "");
