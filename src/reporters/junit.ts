import { type Entry, entriesByPath, startOf } from "./entries.ts";
import { markup } from "./safe-text.ts";
import type { Reporter } from "./types.ts";

/**
 * JUnit's XML as Jenkins defines it: a suite a file, a case a finding, a passing case for a clean file. Errors and
 * warnings fail, infos pass and say so in their output, open verdicts are skipped, faults are errors.
 */
const junit: Reporter = (report, context) => {
  const groups = [...entriesByPath(report, context)];
  const all = groups.flatMap(([, entries]) => entries);
  const cases = groups.reduce((sum, [, entries]) => sum + Math.max(1, entries.length), 0);
  const suites = groups.map(([path, entries]) => suite(path, entries));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="plimsoll" tests="${cases}" failures="${count(all, "failure")}" errors="${count(all, "error")}">
${suites.join("")}</testsuites>
`;
};

export default junit;

type Outcome = "failure" | "error" | "skipped" | "passed";

function outcomeOf({ type, severity }: Entry): Outcome {
  if (type === "unknown") return "skipped";
  if (type !== "finding") return "error";
  return severity === "info" ? "passed" : "failure";
}

function count(entries: readonly Entry[], outcome: Outcome): number {
  return entries.filter((entry) => outcomeOf(entry) === outcome).length;
}

function suite(path: string, entries: readonly Entry[]): string {
  const name = markup(path);
  const counts = (["failure", "error", "skipped"] as const).map((outcome) => count(entries, outcome));
  const seen = new Map<string, number>();
  const cases = entries.map((entry) => testCase(entry, seen)).join("");
  const [failures, errors, skipped] = counts;
  return `  <testsuite name="${name}" file="${name}" tests="${Math.max(1, entries.length)}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="0">
${cases || `    <testcase name="plimsoll" classname="${name}" time="0"/>\n`}  </testsuite>
`;
}

/** Named after rule and message, never the line: servers tell old failures from new ones by the name. */
function testCase(entry: Entry, seen: Map<string, number>): string {
  const { rule, severity, message, path } = entry;
  const plain = `${rule}: ${message}`;
  const nth = (seen.get(plain) ?? 0) + 1;
  seen.set(plain, nth);
  const { line, column } = startOf(entry);
  const name = markup(nth === 1 ? plain : `${plain} (${nth})`);
  const text = markup(`${path}:${line}:${column}: ${severity} ${message} [${rule}]`);
  const outcome = outcomeOf(entry);
  const body =
    outcome === "passed"
      ? `<system-out>${text}</system-out>`
      : `<${outcome} type="${markup(rule)}" message="${markup(message)}">${text}</${outcome}>`;
  return `    <testcase name="${name}" classname="${markup(path)}" time="0">${body}</testcase>\n`;
}
