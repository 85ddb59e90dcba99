/** As markdown-it has it. */
interface Markdown {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
}

interface State {
  readonly tokens: object[];
  readonly env: { readonly path?: string };
  readonly Token: new (type: string, tag: string, nesting: 0) => object;
}

/** Marks a page in another language by its name (`page.zh-CN.md`), so that it is read out and broken into lines as such. */
export function pageLanguage(markdown: Markdown): void {
  markdown.core.ruler.push("page_language", ({ env, tokens, Token }) => {
    const [, language] = /\.([a-z]{2}-[A-Z]{2})\.md$/.exec(env.path ?? "") ?? [];
    if (language === undefined) return;
    const block = (content: string) => Object.assign(new Token("html_block", "", 0), { content });
    tokens.unshift(block(`<div lang="${language}">\n`));
    tokens.push(block("</div>\n"));
  });
}
