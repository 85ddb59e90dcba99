import { type Severity, severities } from "../../finding.ts";
import { markup } from "../safe-text.ts";
import { several } from "../summary.ts";
import { icon } from "./icon.ts";
import type { ShownFile } from "./shown-files.ts";

/** The form that chooses what is shown; hidden until the script makes it work. */
export function filters(files: readonly ShownFile[]): string {
  const findings = files.flatMap((file) => file.findings.map(({ finding }) => finding));
  const chip = (severity: Severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const box = `<input type="checkbox" name="severity" value="${severity}" checked aria-label="${severity}s">`;
    return count > 0 ? `<label class="chip">${box}${icon(severity)} ${several(count, severity)}</label>` : "";
  };
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const paths = files.map(({ report }) => report.path);
  return `<form class="filters" role="search" hidden>
<fieldset aria-label="Severities">${severities.map(chip).join("")}</fieldset>
<input type="search" name="search" placeholder="Search" aria-label="Search" autocomplete="off">
${choice("rule", "Rule", "All rules", rules)}
${paths.length > 1 ? choice("file", "File", "All files", paths) : ""}
<button type="reset">Show all</button>
<output name="count" aria-live="polite"></output>
</form>`;
}

function choice(name: string, label: string, all: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${markup(value)}</option>`).join("");
  return `<select name="${name}" aria-label="${label}"><option value="">${all}</option>${options}</select>`;
}
