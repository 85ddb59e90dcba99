import { existsSync } from "node:fs";
import { resolveFrom, root, sitePages } from "./pages.ts";

/** As markdown-it has it. */
interface Token {
  readonly type: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

interface Markdown {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { tokens: Token[]; env: { relativePath?: string } }) => void): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, unknown> };
}

/**
 * Makes links between files of the project links between pages of the site. Links to other files lead to the repository,
 * where its address is known, and else are only their text.
 */
export function projectLinks(markdown: Markdown, repository: string | undefined): void {
  const pages = sitePages();
  const sources = new Map([...pages].map(([source, page]) => [page, source]));
  markdown.core.ruler.push("project_links", ({ tokens, env }) => {
    const source = sources.get(env.relativePath ?? "");
    if (source === undefined) return;
    for (const token of tokens) {
      if (token.children) token.children = relinked(token.children, source);
    }
  });

  /** Without the links that lead nowhere on the site: their text stays. */
  function relinked(tokens: readonly Token[], source: string): Token[] {
    let leadsOut = false;
    return tokens.filter((token) => {
      if (token.type === "link_open") {
        const address = addressFrom(source, token.attrGet("href") ?? "");
        leadsOut = address === undefined;
        if (address !== undefined) token.attrSet("href", address);
        return !leadsOut;
      }
      return token.type !== "link_close" || !leadsOut;
    });
  }

  function addressFrom(source: string, href: string): string | undefined {
    if (/^(?:[a-z]+:|#|\/)/.test(href)) return href;
    const [path, anchor] = href.split("#") as [string, string?];
    const file = resolveFrom(source, path).replace(/\/$/, "");
    const page = pages.get(file);
    if (!page && !existsSync(`${root}/${file}`)) throw new Error(`${source} links to ${href}, which is nowhere`);
    const hash = anchor === undefined ? "" : `#${anchor}`;
    if (page) return `/${page}${hash}`;
    return repository && `${repository}/blob/main/${file}${hash}`;
  }
}
