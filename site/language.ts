import type { MarkdownRenderer } from "vitepress";

/** Marks a page in another language by its name (`page.zh-CN.md`), so that it is read out and broken into lines as such. */
export function pageLanguage(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("page-language", ({ env, tokens, Token }) => {
    const [, language] = /\.([a-z]{2}-[A-Z]{2})\.md$/.exec(env.path ?? "") ?? [];
    if (language === undefined) return;
    const block = (content: string) => Object.assign(new Token("html_block", "", 0), { content });
    tokens.unshift(block(`<div lang="${language}">\n`));
    tokens.push(block("</div>\n"));
  });
}
