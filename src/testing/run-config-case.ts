import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import { waiverFindings } from "../config/waiver-findings.ts";
import { lintProject } from "../engine/lint.ts";
import type { ResolvedConfig } from "../engine/options.ts";
import type { FileReport, LintReport } from "../engine/types.ts";
import { extendKnowledge } from "../knowledge/index.ts";
import { lookUp } from "../text/look-up.ts";
import type { CaseSettings } from "./cases.ts";
import { configOf, defaultToday, failLoudly, ownPart, type Tested } from "./run-case.ts";

const file = "plimsoll.config.yaml";

/**
 * Reads a configuration from the disk, as a run does, lints the other files of the case by its waivers, and reports
 * what there is to say of it.
 */
export async function runConfigCase(tested: Tested, text: string, settings: CaseSettings): Promise<FileReport> {
  const cwd = mkdtempSync(join(tmpdir(), "plimsoll-"));
  try {
    writeFileSync(join(cwd, file), text);
    const toolbox = configOf(tested, settings.options);
    const { waivers, ownWaivers } = await loadProjectConfig({
      cwd,
      toolbox,
      extendKnowledge,
      file,
      codeRefusal: "a test runs none",
    });
    const config = { ...toolbox, waivers, ownWaivers };
    const today = settings.today ?? defaultToday;
    const [report] = await waiverFindings(config, { report: lintFiles(config, settings, today), whole: true, today });
    return ownPart(report ?? { ...empty, source: { path: file, text } }, tested);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const empty = { path: file, kind: "config", findings: [], suppressed: [], unknown: [] };

function lintFiles(
  config: ResolvedConfig & Pick<ProjectConfig, "waivers">,
  { files = {} }: CaseSettings,
  today: string,
): LintReport {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const reader = { read: (path: string) => lookUp(files, path), exists: (path: string) => Object.hasOwn(files, path) };
  const report = lintProject(inputs, { config, today, reader });
  failLoudly(report);
  return report;
}
