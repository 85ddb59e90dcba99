import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Which files of the project are pages of the site, and where. Pages stand in the project as GitHub shows them; the site
// is another view of the same files.

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Pages outside of `docs`, by their paths in the project. */
const others: Readonly<Record<string, string>> = {
  "site/home.md": "index.md",
  "CONTRIBUTING.md": "contributing.md",
  "CHANGELOG.md": "changelog.md",
  "SECURITY.md": "reporting-faults.md",
  "src/knowledge/base-images/releases/README.md": "extend/contributing/releases.md",
};

/** Where a page of `docs` is on the site: the first prefix that fits is replaced. */
const prefixes: readonly (readonly [from: string, to: string])[] = [
  ["docs/README.md", "contents.md"],
  ["docs/reference/generated/rules/README.md", "rules/index.md"],
  ["docs/reference/generated/rules/", "rules/"],
  ["docs/reference/generated/", "reference/"],
  ["docs/", ""],
];

/** Path on the site of each page, by its path in the project. */
export function sitePages(): ReadonlyMap<string, string> {
  const names = readdirSync(`${root}/docs`, { recursive: true, encoding: "utf8" });
  const docs = names.map((name) => `docs/${name.replaceAll("\\", "/")}`).filter((path) => path.endsWith(".md"));
  return new Map([...docs.sort().map((path) => [path, placeOf(path)] as const), ...Object.entries(others)]);
}

function placeOf(path: string): string {
  const [from, to] = prefixes.find(([prefix]) => path.startsWith(prefix)) as readonly [string, string];
  return to + path.slice(from.length);
}

export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly SidebarItem[];
}

/** By the start of a page's address. The table of contents is `docs/README.md`, that of the rules the page that lists them. */
export function sidebars(pages: ReadonlyMap<string, string>): Readonly<Record<string, readonly SidebarItem[]>> {
  return {
    "/rules/": [{ text: "All rules", link: "/rules/" }, ...sections("docs/reference/generated/rules/README.md", pages)],
    "/": [{ text: "Contents", link: "/contents" }, ...sections("docs/README.md", pages)],
  };
}

function sections(page: string, pages: ReadonlyMap<string, string>): readonly SidebarItem[] {
  const [, ...parts] = readFileSync(`${root}/${page}`, "utf8").split(/^## /m);
  return parts.map((part) => {
    const items = [...part.matchAll(/\[([^\]]+)\]\(([^)#]+\.md)\)/g)].flatMap(([, text, target]) => {
      const link = pages.get(resolveFrom(page, target as string));
      return link ? [{ text: titled(text as string), link: addressOf(link) }] : [];
    });
    return { text: part.slice(0, part.indexOf("\n")), items };
  });
}

/** As a heading, but for what is code: "a shared node" is "Shared node". */
function titled(text: string): string {
  if (text.startsWith("`")) return text.replaceAll("`", "");
  return text.replace(/^(?:an? )?(.)/, (_, first: string) => first.toUpperCase());
}

/** Path in the project of what a page links to, both with forward slashes. */
export function resolveFrom(page: string, target: string): string {
  return new URL(target, `file:///${page}`).pathname.slice(1);
}

export function addressOf(page: string): string {
  return `/${page.replace(/(?:^|(?<=\/))index\.md$/, "").replace(/\.md$/, "")}`;
}
