import type { LintReport } from "../../engine/types.ts";
import { type Finding, severities } from "../../finding.ts";
import { positionAt, type Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { markup } from "../safe-text.ts";
import { shownSuppressed } from "../shown.ts";
import { several, silencerText } from "../summary.ts";
import { type Page, ruleName } from "./card.ts";

/** Longer lists are closed at first. */
const maxOpen = 20;

/** What kept files from being checked. */
export function faults({ inputErrors, failures }: LintReport): string {
  const items = [
    ...inputErrors.map(({ path, message }) => `${code(path)} ${markup(message)}`),
    ...failures.map(({ path, rule, message }) => `${code(path)} rule ${code(rule)} failed: ${markup(message)}`),
  ];
  return panel("faults", "Could not be checked", items);
}

/** How many findings the page had no room for. */
export function leftOut(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const counts = severities.map((severity) =>
    several(findings.filter((finding) => finding.severity === severity).length, severity),
  );
  return `<p class="panel">Left out, to keep the page small: ${counts.filter(Boolean).join(", ")}.</p>\n`;
}

export function cleanFiles(paths: readonly string[]): string {
  return panel("rest", `Nothing found in ${several(paths.length, "file")}`, paths.map(code));
}

/** Open verdicts, when asked for. */
export function unknown({ files }: LintReport, page: Page): string {
  if (!page.context.unknown) return "";
  const items = files.flatMap(({ source, unknown: verdicts }) =>
    verdicts.map(
      ({ rule, span, reason }) => `${ruleName(rule, page)} ${place(source, span)} unknown: ${markup(reason)}`,
    ),
  );
  return panel("rest", "Could not be decided", items);
}

/** Silenced findings, when asked for, with what silenced them. */
export function suppressed({ files }: LintReport, page: Page): string {
  const { showSuppressed, quiet } = page.context;
  if (!showSuppressed) return "";
  const items = files.flatMap((file) =>
    shownSuppressed(file, quiet).map((one) => {
      const { rule, span, message } = one.finding;
      const by = `<span class="by">suppressed by ${markup(silencerText(one))}</span>`;
      return `${ruleName(rule, page)} ${place(file.source, span)} ${markup(message)} ${by}`;
    }),
  );
  return panel("rest", "Suppressed", items);
}

function place(source: Source, span: Span): string {
  const { line, column } = positionAt(source, span.start);
  return code(`${source.path}:${line}:${column}`);
}

function code(text: string): string {
  return `<code>${markup(text)}</code>`;
}

/** A titled list, empty without items. */
function panel(kind: "faults" | "rest", title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const list = `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
  const isClosed = kind === "rest" && items.length > maxOpen;
  const body = isClosed ? `<details><summary>${title}</summary>${list}</details>` : `<h2>${title}</h2>${list}`;
  return `<section class="panel ${kind}">${body}</section>\n`;
}
