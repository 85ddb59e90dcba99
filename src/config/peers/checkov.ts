import { lookUp } from "../../text/look-up.ts";
import type { PeerConfig, PeerFile, PeerSetting, Remark } from "./types.ts";
import { listedAt, valuesOf } from "./values.ts";

/** What a configuration of Checkov says of single checks, and to which level here that comes. */
const lists = { "skip-check": "off", check: "on", "soft-fail-on": "info", "hard-fail-on": "error" } as const;

/** Keys that silence or soften in another way; all others are about where Checkov looks and how it reports. */
const remarksOn: Readonly<Record<string, string>> = {
  "skip-path": "regular expressions of paths: list the paths as globs under `ignore`",
  "soft-fail": "use --exit-zero",
};

const severities = /^(?:LOW|MEDIUM|HIGH|CRITICAL|NONE|INFO)$/;

/**
 * Reads a `.checkov.yaml`. What it skips is off, what it checks is on, and what only some check is not restricted to.
 * @throws ConfigError
 */
export async function readCheckov(file: PeerFile): Promise<PeerConfig> {
  const values = await valuesOf(file);
  const settings: PeerSetting[] = [];
  const remarks: Remark[] = [];
  for (const [key, level] of Object.entries(lists)) {
    for (const { text: code, path } of listedAt(values, key)) {
      const line = values.line(path);
      if (severities.test(code)) remarks.push({ key, line, message: `${code}: name the checks, not their severity` });
      else settings.push({ code, level, key, line, reason: values.comment(path) });
    }
  }
  for (const [key, message] of Object.entries(remarksOn)) {
    const value = lookUp(values.table, key);
    if (value !== undefined && value !== false) remarks.push({ key, line: values.line([key]), message });
  }
  return {
    tool: "checkov",
    name: file.name,
    file: file.file,
    dir: file.dir,
    settings,
    exceptions: [],
    run: {},
    remarks,
  };
}
