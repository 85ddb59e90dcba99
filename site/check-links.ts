import { readdirSync, readFileSync } from "node:fs";

/**
 * What links of a built site lead nowhere: to no file, or to no place in it. VitePress itself looks at pages only.
 * @param base path that the site is served under, with slashes around it
 */
export function deadLinks(site: string, base: string): readonly string[] {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(site.length + 1).replaceAll("\\", "/"));
  const there = new Set(files);
  const pages = files.filter((file) => file.endsWith(".html"));
  const texts = new Map(pages.map((page) => [page, readFileSync(`${site}/${page}`, "utf8")]));
  const places = new Map(pages.map((page) => [page, idsOf(texts.get(page) as string)]));
  return pages.flatMap((page) =>
    linksOf(texts.get(page) as string).flatMap((link) => {
      const { origin, pathname, hash } = new URL(link, `https://site.invalid${base}${page}`);
      if (origin !== "https://site.invalid") return [];
      const file = pathname.startsWith(base) ? fileOf(decodeURI(pathname.slice(base.length))) : undefined;
      const isThere = file !== undefined && there.has(file);
      const anchor = decodeURIComponent(hash.slice(1));
      if (isThere && (anchor === "" || !places.has(file) || places.get(file)?.has(anchor))) return [];
      return [`${page}: ${link}`];
    }),
  );
}

function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link]) => unescaped(link as string));
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id as string)));
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
