import { builtinRules } from "../../rules/index.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { lintProject } from "../../src/engine/lint.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import { positionAt } from "../../src/text/source.ts";

/** What a preset says of a Dockerfile, a line a finding: "2:5-2:8 warning yum-clean-all: yum leaves ...". */
export async function verdictsOf(preset: string, text: string): Promise<readonly string[]> {
  const toolbox = { rules: builtinRules, kinds, knowledge: defaultKnowledge };
  const config = await loadProjectConfig({ cwd: "/", file: false, presets: [preset], toolbox, extendKnowledge });
  const reader = { read: () => undefined, exists: () => false };
  const report = lintProject([{ path: "Dockerfile", text }], { config, reader, today: "2026-01-01" });
  return report.files.flatMap(({ source, findings }) =>
    findings.map(({ span, severity, rule, message }) => {
      const [start, end] = [span.start, span.end].map((offset) => positionAt(source, offset));
      return `${start?.line}:${start?.column}-${end?.line}:${end?.column} ${severity} ${rule}: ${message}`;
    }),
  );
}
