import type { Severity } from "../finding.ts";
import { entriesOf, startOf } from "./entries.ts";
import { logLine } from "./safe-text.ts";
import type { Reporter } from "./types.ts";

const levels: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Info" };

/** `path:line:column: message [Severity/rule]`, a line a finding, as many Unix tools and editors read it. */
const unix: Reporter = (report, context) =>
  entriesOf(report, context)
    .map((entry) => {
      const { line, column } = startOf(entry);
      return `${logLine(`${entry.path}:${line}:${column}: ${entry.message} [${levels[entry.severity]}/${entry.rule}]`)}\n`;
    })
    .join("");

export default unix;
