import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/project.ts";

/** The built program. */
export const cli = join(root, "dist/cli.cjs");

/** The rules that are on, and no others. */
export interface Chosen {
  readonly presets?: readonly string[];
  readonly rules?: readonly string[];
}

/** As a user would, in the directory of the context. */
export function applyFixes(directory: string, chosen: Chosen, fix: "safe" | "unsafe" = "safe"): void {
  plimsoll(directory, chosen, [fix === "safe" ? "--fix" : "--fix-unsafe", "--quiet"]);
}

interface Report {
  readonly files: readonly {
    readonly findings: readonly { readonly fixes?: readonly { readonly title: string }[] }[];
  }[];
}

/** Of every fix that is offered, a line each. */
export function titlesIn(directory: string, chosen: Chosen): string {
  const { files } = JSON.parse(plimsoll(directory, chosen, ["--format=json"])) as Report;
  const fixes = files.flatMap(({ findings }) => findings.flatMap(({ fixes = [] }) => fixes));
  return fixes.map(({ title }) => title).join("\n");
}

function plimsoll(directory: string, { presets = [], rules = [] }: Chosen, args: readonly string[]): string {
  const config = join(directory, "..", "config.json");
  const on = Object.fromEntries(rules.map((rule) => [rule, "on"]));
  writeFileSync(config, JSON.stringify({ extends: presets, rules: on }));
  const all = [cli, `--config=${config}`, ...args, "."];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: directory, encoding: "utf8" });
  // 1 says that something was found.
  if (status !== 0 && status !== 1) throw new Error(`plimsoll ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
