import { type Entry, entriesOf, startOf, worstFirst } from "./entries.ts";
import { repositoryPath } from "./repository-path.ts";
import { logLine } from "./safe-text.ts";
import type { Reporter, ReporterContext } from "./types.ts";

/**
 * Logging commands that Azure Pipelines turns into errors and warnings of the run, the worst first. It knows no lesser
 * kind, so infos are plain lines of the log.
 */
const azure: Reporter = (report, context) =>
  worstFirst(entriesOf(report, context))
    .map((entry) => `${entry.severity === "info" ? plain(entry) : issue(entry, context)}\n`)
    .join("");

export default azure;

function issue(entry: Entry, { directory }: ReporterContext): string {
  const { line, column } = startOf(entry);
  const place = entry.place ? `linenumber=${line};columnnumber=${column};` : "";
  const source = `sourcepath=${escapeProperty(repositoryPath(entry.path, directory))};${place}code=${escapeProperty(entry.rule)};`;
  return `##vso[task.logissue type=${entry.severity};${source}]${escapeData(entry.message)}`;
}

function plain(entry: Entry): string {
  const { line, column } = startOf(entry);
  return logLine(`${entry.path}:${line}:${column}: info ${entry.message} [${entry.rule}]`);
}

/** Percent first, since the other escapes bring percents in. The agent has its own escape for a percent sign. */
function escapeData(message: string): string {
  const lines = message.replace(/%/g, "%AZP25").split(/\r\n|\r|\n/);
  return lines.map(logLine).join("%0A");
}

function escapeProperty(value: string): string {
  return logLine(value).replace(/%/g, "%AZP25").replace(/\]/g, "%5D").replace(/;/g, "%3B");
}
