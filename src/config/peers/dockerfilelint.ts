import type { PeerConfig, PeerFile, PeerSetting, Remark } from "./types.ts";
import { isTable, valuesOf } from "./values.ts";

/**
 * Reads a `.dockerfilelintrc`, whose rules are on unless they are `off`.
 * @throws ConfigError
 */
export async function readDockerfilelint(file: PeerFile): Promise<PeerConfig> {
  const values = await valuesOf(file);
  const { rules = {} } = values.table;
  if (!isTable(rules)) return values.fail(["rules"], "must be a map");
  const settings: PeerSetting[] = [];
  const remarks: Remark[] = [];
  for (const [code, level] of Object.entries(rules)) {
    const path = ["rules", code];
    const place = { key: "rules", line: values.line(path) };
    const isOff = level === "off" || level === false;
    if (isOff) settings.push({ code, level: "off", ...place, reason: values.comment(path) });
    else if (level !== "on" && level !== true) remarks.push({ ...place, message: `${code} is neither on nor off` });
  }
  const { name, dir } = file;
  return { tool: "dockerfilelint", name, file: file.file, dir, settings, exceptions: [], run: {}, remarks };
}
