import { readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { slug } from "../../site/slug.ts";

/** The project's directory. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What others wrote, or a build. */
const foreign = /^(?:node_modules|dist.*|coverage|\..+)$/;

/** Paths of all pages of the project, from its directory, with forward slashes. */
export function pages(folder = ""): readonly string[] {
  const entries = readdirSync(resolve(root, folder), { withFileTypes: true });
  const found = entries.flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return foreign.test(entry.name) ? [] : pages(`${path}/`);
    return path.endsWith(".md") ? [path] : [];
  });
  return found.sort();
}

export function read(page: string): string {
  return readFileSync(resolve(root, page), "utf8");
}

/** A link that stays in the project. */
export interface Link {
  /** From the project's directory. */
  readonly path: string;
  /** Empty where it leads to the whole file. */
  readonly anchor: string;
}

export function linksOf(page: string, text: string): readonly Link[] {
  const written = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string);
  return written
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor = ""] = target.split("#");
      const from = path === "" ? page : relative(root, resolve(root, page, "..", decodeURI(path)));
      return { path: from.replaceAll("\\", "/"), anchor };
    });
}

/** The anchors of a page's headings, as GitHub and GitLab make them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading] of withoutFences(text).matchAll(/^#{1,6} +(.+)$/gm)) {
    const words = (heading as string).replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();
    const first = slug(words);
    let anchor = first;
    for (let i = 1; anchors.has(anchor); i++) anchor = `${first}-${i}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The text without code, in which brackets are no links. */
function prose(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, "code");
}

function withoutFences(text: string): string {
  return text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2`*$/gm, "");
}
