import type { FixChoice } from "../../src/browser/workbench.ts";
import type { Finding, Fix } from "../../src/finding.ts";
import { lineChanges } from "../../src/reporters/line-changes.ts";
import type { Source } from "../../src/text/source.ts";
import { button, element } from "./dom.ts";
import { lineAt } from "./editor.ts";

export interface FindingActions {
  /** The one at a place in the list. */
  show(index: number): void;
  fix(choice: FixChoice): void;
}

/** More of them is of no use to anybody, and slow. */
const maxCards = 200;

/** The findings of a file, a card each. */
export function findingCards(
  source: Source,
  findings: readonly Finding[],
  why: ReadonlyMap<string, string>,
  actions: FindingActions,
): readonly HTMLElement[] {
  const cards = findings.slice(0, maxCards).map((finding, i) => {
    const { rule, severity, message, span, related, fixes } = finding;
    return element(
      "article",
      { class: `finding ${severity}` },
      element(
        "h3",
        {},
        element("span", { class: `word ${severity}` }, severity),
        " ",
        button(message, () => actions.show(i), { class: "message", title: "Show in the text" }),
      ),
      element(
        "p",
        { class: "about" },
        element("a", { href: `../rules/${rule}.html` }, rule),
        element("span", { class: "place" }, `line ${lineAt(source.text, span.start)}`),
      ),
      ...related.map((one) => element("p", { class: "related" }, relatedText(source, one))),
      element("details", {}, element("summary", {}, "Why"), element("p", {}, why.get(rule) ?? "")),
      ...fixes.map((fix) => fixView(source, fix, () => actions.fix({ path: source.path, finding, title: fix.title }))),
    );
  });
  const rest = findings.length - cards.length;
  return rest > 0 ? [...cards, element("p", {}, `${rest} more are marked in the text.`)] : cards;
}

function relatedText(source: Source, { path, span, message }: Finding["related"][number]): string {
  const where = path === undefined || path === source.path ? `line ${lineAt(source.text, span.start)}` : path;
  return `${where}: ${message}`;
}

/** Lines of a fix that are shown. */
const maxLines = 30;

function fixView(source: Source, fix: Fix, apply: () => void): HTMLElement {
  const line = (kind: string, sign: string) => (text: string) =>
    element("div", { class: kind }, element("span", { class: "sign" }, sign), element("code", {}, text));
  const lines = lineChanges(source, fix.edits).flatMap(({ taken, put }) => [
    ...taken.map(line("taken", "−")),
    ...put.map(line("put", "+")),
  ]);
  const kind = fix.safe ? "Fix" : "Unsafe fix";
  return element(
    "div",
    { class: "fix" },
    element(
      "p",
      {},
      element("b", {}, `${kind}: `),
      fix.title,
      " ",
      button("Apply", apply, { "aria-label": `Apply: ${fix.title}` }),
    ),
    element(
      "details",
      {},
      element("summary", {}, "What it changes"),
      element("div", { class: "diff" }, ...lines.slice(0, maxLines)),
    ),
  );
}
