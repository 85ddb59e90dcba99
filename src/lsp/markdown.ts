import type { Markup } from "../kinds/editor.ts";
import { clip } from "../text/clip.ts";

export function markupOf(markdown: boolean): Markup {
  return markdown ? marked : plain;
}

const longest = 200;

/** On one line, of bounded length, without characters that a terminal or a viewer might obey. */
function tame(text: string): string {
  return clip(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim(), longest);
}

const plain: Markup = {
  markdown: false,
  code: tame,
  strong: tame,
  link: (label, address) => `${tame(label)}: ${tame(address)}`,
  text: tame,
  block: (code) => code,
};

const marked: Markup = {
  markdown: true,
  code(text) {
    const body = tame(text);
    const fence = "`".repeat(longestRun(body) + 1);
    return body === "" ? "(empty)" : fence.length > 1 ? `${fence} ${body} ${fence}` : `\`${body}\``;
  },
  strong: (text) => `**${escaped(tame(text))}**`,
  link: (label, address) => `[${escaped(tame(label))}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`,
  text: (text) => escaped(tame(text)),
  block(code, language) {
    const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
    return `${fence}${language}\n${code}\n${fence}`;
  },
};

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&");
}
