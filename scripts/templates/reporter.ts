// What `npm run new-reporter` makes a reporter of: a working one, to be changed rather than filled in.

import { entriesOf, startOf } from "../../src/reporters/entries.ts";
import { logLine } from "../../src/reporters/safe-text.ts";
import type { Reporter } from "../../src/reporters/types.ts";

/** A line a finding, its fields between tabs: path, line, column, severity, rule, message. */
const reporter: Reporter = (report, context) =>
  entriesOf(report, context)
    .map((entry) => {
      const { path, severity, rule, message } = entry;
      const { line, column } = startOf(entry);
      return `${[path, line, column, severity, rule, message].map(cell).join("\t")}\n`;
    })
    .join("");

export default reporter;

/** Without tabs and line breaks, and without anything that could steer a terminal or a pipeline. */
function cell(value: string | number): string {
  return logLine(String(value));
}
