import type { Related } from "../../finding.ts";
import { positionAt, type Source } from "../../text/source.ts";
import { markup } from "../safe-text.ts";
import type { ReporterContext } from "../types.ts";
import { fixView } from "./fix-view.ts";
import { icon } from "./icon.ts";
import { lineId, type ShownFile, type ShownFinding } from "./shown-files.ts";

/** What cards need to know of the page around them. */
export interface Page {
  readonly context: ReporterContext;
  /** Files that are shown, by path. */
  readonly files: ReadonlyMap<string, ShownFile>;
  sourceOf(related: Related, own: Source): Source | undefined;
}

/** A finding with its reason, related places and fixes. */
export function card({ finding, id }: ShownFinding, file: ShownFile, page: Page): string {
  const { rule, severity, message, span, related, fixes } = finding;
  const { source, path } = file.report;
  const { line, column } = positionAt(source, span.start);
  const meta = page.context.rules.get(rule);
  const codes = Object.values(meta?.aliases ?? {}).flat();
  const why = meta ? `<details><summary>Why</summary><p>${prose(meta.why)}</p></details>` : "";
  const places = related.map((place) => `<li>${relatedPlace(place, file, page)}</li>`);
  return `<article class="finding ${severity}" id="${id}" tabindex="-1" aria-labelledby="${id}-text" data-severity="${severity}" data-rule="${markup(rule)}" data-file="${markup(path)}" data-codes="${markup(codes.join(" "))}">
<p class="message">${icon(severity)}<span id="${id}-text">${prose(message)}</span></p>
<p class="about">${ruleName(rule, page)} <a class="place" href="#${id}">line ${line}, column ${column}</a></p>
${places.length > 0 ? `<ul class="related">${places.join("")}</ul>` : ""}<div class="more">${why}${fixes.map((fix) => fixView(fix, source)).join("")}</div>
</article>
`;
}

/** A rule by its id, linked to the page that states the fact behind it. */
export function ruleName(rule: string, { context }: Pick<Page, "context">): string {
  const url = context.rules.get(rule)?.reference;
  const name = `<code class="rule">${markup(rule)}</code>`;
  return url && /^https?:\/\//.test(url) ? `<a href="${markup(url)}" rel="noreferrer">${name}</a>` : name;
}

/** What stands between backticks is code. */
function prose(text: string): string {
  return markup(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

function relatedPlace(related: Related, file: ShownFile, { files, sourceOf }: Page): string {
  const path = related.path ?? file.report.path;
  const source = sourceOf(related, file.report.source);
  const position = source && positionAt(source, related.span.start);
  const where = position ? `${path}:${position.line}:${position.column}` : path;
  const target = files.get(path);
  const place = `<code>${markup(where)}</code>`;
  const linked = target && position ? `<a href="#${lineId(target, position.line)}">${place}</a>` : place;
  return `${markup(related.message)} ${linked}`;
}
