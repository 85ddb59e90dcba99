import type { Severity } from "../finding.ts";
import { type Entry, entriesOf, rangeOf, worstFirst } from "./entries.ts";
import { repositoryPath } from "./repository-path.ts";
import { onOneLine } from "./safe-text.ts";
import type { Reporter } from "./types.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands that GitHub Actions turns into annotations. GitHub keeps ten of each severity a step, so the worst
 * come first; the rest stays in the log.
 */
const github: Reporter = (report, context) =>
  worstFirst(entriesOf(report, context))
    .map((entry) => {
      const file = repositoryPath(entry.path, context.directory);
      const properties = { title: entry.rule, file, ...lines(entry) };
      return command(commands[entry.severity], properties, text(entry));
    })
    .join("");

export default github;

function text({ message, finding }: Entry): string {
  const fix = finding?.fixes[0];
  return fix ? `${message} (fix: ${fix.title})` : message;
}

/** GitHub takes columns only for ranges within one line; its end column is the last one that belongs. */
function lines({ place }: Entry): Readonly<Record<string, number>> {
  if (!place) return {};
  const { start, end } = rangeOf(place.source, place.span);
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  const endColumn = Math.max(start.column, end.column - 1);
  return { line: start.line, endLine: end.line, col: start.column, endColumn };
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(",")}::${escapeData(message)}\n`;
}

/** Percent first, since the other escapes bring percents in. Line breaks survive in a message, nothing else does. */
function escapeData(message: string): string {
  const lines = message.replace(/%/g, "%25").split(/\r\n|\r|\n/);
  return lines.map(onOneLine).join("%0A");
}

function escapeProperty(value: string): string {
  return onOneLine(value).replace(/%/g, "%25").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
