import { type Entry, entriesByPath, startOf } from "./entries.ts";
import { markup } from "./safe-text.ts";
import type { Reporter } from "./types.ts";

/** The XML of Checkstyle, which many tools read. Clean files are named too, so that they count as checked. */
const checkstyle: Reporter = (report, context) => {
  const files = [...entriesByPath(report, context)].map(([path, entries]) => {
    const name = `<file name="${markup(path)}"`;
    if (entries.length === 0) return `  ${name}/>\n`;
    return `  ${name}>\n${entries.map(error).join("")}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
};

export default checkstyle;

function error(entry: Entry): string {
  const { line, column } = startOf(entry);
  const attributes = {
    line: String(line),
    column: String(column),
    severity: entry.severity,
    message: entry.message,
    source: `plimsoll.${entry.rule}`,
  };
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${markup(value)}"`);
  return `    <error ${list.join(" ")}/>\n`;
}
