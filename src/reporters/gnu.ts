import type { Related, Severity } from "../finding.ts";
import { positionAt } from "../text/source.ts";
import { type Entry, entriesOf, startOf } from "./entries.ts";
import { logLine } from "./safe-text.ts";
import { relatedSources } from "./shown.ts";
import type { Reporter } from "./types.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/**
 * `path:line:column: level: message [rule]` as GCC writes it, which Emacs, Vim and problem matchers know. Related places
 * follow as notes.
 */
const gnu: Reporter = (report, context) => {
  const sourceOf = relatedSources(report);
  const related = (entry: Entry, place: Related): string => {
    const source = entry.place && sourceOf(place, entry.place.source);
    const { line, column } = source ? positionAt(source, place.span.start) : { line: 1, column: 1 };
    return `${place.path ?? entry.path}:${line}:${column}: note: ${place.message}`;
  };
  const lines = entriesOf(report, context).flatMap((entry) => {
    const { line, column } = startOf(entry);
    const own = `${entry.path}:${line}:${column}: ${levels[entry.severity]}: ${entry.message} [${entry.rule}]`;
    return [own, ...(entry.finding?.related.map((place) => related(entry, place)) ?? [])];
  });
  return lines.map((line) => `${logLine(line)}\n`).join("");
};

export default gnu;
