import { execFileSync } from "node:child_process";
import type { Measurement } from "./measurement.ts";
import { cli } from "./process.ts";

interface Report {
  readonly files: readonly { readonly findings: readonly { readonly fixes: readonly object[] }[] }[];
}

/** How many of a hundred findings of the default preset come with a fix, safe or not. */
export function fixableShare(directory: string): readonly Measurement[] {
  const flags = ["--no-config", "--preset", "recommended", "--format", "json", "--exit-zero", "."];
  const output = execFileSync(process.execPath, [cli, ...flags], { cwd: directory, maxBuffer: 2 ** 30 });
  const { files } = JSON.parse(output.toString()) as Report;
  const findings = files.flatMap((file) => file.findings);
  const value = (100 * findings.filter(({ fixes }) => fixes.length > 0).length) / findings.length;
  return [{ name: "findings with a fix", value, unit: "%", bound: 80, keep: "above" }];
}
