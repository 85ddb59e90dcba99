import { onOneLine } from "./safe-text.ts";

/** What Markdown or GitHub reads as more than itself. */
const special = /[\\`*_[\]<>#|~$&@:]|www(?=\.)/gi;

/** Text of a linted file as nothing but text: no markup, link, mention, reference or emoji comes of it. */
export function inline(text: string): string {
  return onOneLine(text).replace(special, (sign) => {
    const literal = sign.length > 1 ? sign : `&#${sign.charCodeAt(0)};`;
    // Mentions and references are looked for after entities are read; a space of no width keeps them from being found.
    return "@#".includes(sign) || sign.length > 1 ? `${literal}&#8203;` : literal;
  });
}

export function code(text: string): string {
  return `<code>${inline(text)}</code>`;
}
