import { severities } from "../../finding.ts";
import { markup } from "../safe-text.ts";
import { card, type Page } from "./card.ts";
import { stageGraph } from "./graph.ts";
import { icon } from "./icon.ts";
import type { ShownFile } from "./shown-files.ts";
import { sourceView } from "./source-view.ts";

/** A file with its counts, the picture of its stages where it has any, and its text with the findings in it. */
export function fileSection(file: ShownFile, page: Page): string {
  const outline = page.context.outline?.(file.report);
  const { keywords } = page.context.kinds.find(({ name }) => name === file.report.kind)?.files ?? {};
  const id = `file${file.number}`;
  return `<section class="file" id="${id}" aria-labelledby="${id}-name">
<h2><a id="${id}-name" href="#${id}">${markup(file.report.path)}</a>${tally(file)}</h2>
${outline ? stageGraph(outline, file) : ""}<div class="source" translate="no">
${sourceView(file, keywords, (finding) => card(finding, file, page))}</div>
</section>
`;
}

function tally({ findings }: ShownFile): string {
  const counts = severities.map((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count > 0 ? `<span class="${severity}">${icon(severity)} ${count}</span>` : "";
  });
  return `<span class="tally">${counts.join("")}</span>`;
}
