import type { Fix } from "../../finding.ts";
import type { Source } from "../../text/source.ts";
import { lineChanges } from "../line-changes.ts";
import { markup } from "../safe-text.ts";
import { visible } from "./source-view.ts";

/** Lines of a fix that are shown. */
const maxLines = 40;

/** A fix by its title, with the lines that it takes away and those that it puts in their place. */
export function fixView(fix: Fix, source: Source): string {
  const line = (kind: string, sign: string) => (text: string) =>
    `<div class="${kind}"><span class="sign">${sign}</span><code>${visible(text)}</code></div>`;
  const lines = lineChanges(source, fix.edits).flatMap(({ taken, put }) => [
    ...taken.map(line("taken", "−")),
    ...put.map(line("put", "+")),
  ]);
  const shown = lines.slice(0, maxLines);
  if (shown.length < lines.length) shown.push(`<div class="gap">${lines.length - shown.length} more lines</div>`);
  const kind = fix.safe ? "Fix" : "Unsafe fix";
  return `<details><summary><b>${kind}</b> ${markup(fix.title)}</summary><div class="diff">${shown.join("")}</div></details>`;
}
