import type { FileReport } from "../../engine/types.ts";
import type { Fix } from "../../finding.ts";
import type { RulesById } from "../../rule.ts";

/** The weakness of credentials that stand in the text itself. */
const hardCoded = 798;

/**
 * The file with each credential that was found in it made unreadable, in its text and in its fixes: a page travels
 * further than the file. Everything keeps its place.
 */
export function withoutCredentials(file: FileReport, rules: RulesById): FileReport {
  const { source, findings, suppressed } = file;
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const spans = all.filter(({ rule }) => rules.get(rule)?.cwe?.includes(hardCoded)).map(({ span }) => span);
  if (spans.length === 0) return file;

  const secrets = [...new Set(spans.map(({ start, end }) => source.text.slice(start, end)))].filter(Boolean);
  const hide = (text: string) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, dots(secret)), text);
  const hideIn = (fix: Fix): Fix => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, text: hide(edit.text) })),
  });
  let text = "";
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.max(from, end);
    text += source.text.slice(at, from) + dots(source.text.slice(from, to));
    at = to;
  }
  return {
    ...file,
    source: { ...source, text: text + source.text.slice(at) },
    findings: findings.map((finding) => ({ ...finding, fixes: finding.fixes.map(hideIn) })),
  };
}

/** As long as the text, in as many lines. */
function dots(text: string): string {
  return text.replace(/[^\r\n]/g, "•");
}
