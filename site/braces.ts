/** As markdown-it has it. */
interface Markdown {
  readonly renderer: { readonly rules: Record<string, ((...args: never[]) => string) | undefined> };
}

/**
 * Shows `{{` as it is written: pages are compiled as Vue templates, where it would begin an expression. Blocks of code
 * are left out of that by VitePress itself.
 */
export function literalBraces({ renderer }: Markdown): void {
  for (const name of ["text", "code_inline"]) {
    const render = renderer.rules[name];
    if (!render) throw new Error(`markdown-it has no rule ${name}`);
    renderer.rules[name] = (...args) => render.apply(renderer.rules, args).replaceAll("{{", "&#123;&#123;");
  }
}
