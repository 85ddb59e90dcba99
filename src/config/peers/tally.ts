import { addAll } from "../../text/add-all.ts";
import { lookUp } from "../../text/look-up.ts";
import { tomlValues } from "./toml.ts";
import type { PeerConfig, PeerFile, PeerSetting, Remark, RunSettings } from "./types.ts";
import { isTable, meaningOf, textsAt, type Values } from "./values.ts";

const levels: Readonly<Record<string, PeerSetting["level"]>> = {
  off: "off",
  error: "error",
  warning: "warning",
  info: "info",
  style: "info",
};

const formats: Readonly<Record<string, string>> = {
  json: "json",
  sarif: "sarif",
  "github-actions": "github",
  markdown: "markdown",
};

/** Options of rules that mean the same here. */
const options: Readonly<Record<string, string>> = { "trusted-registries": "registries" };

/**
 * Reads a `.tally.toml`. A rule is named with the linter that it comes from: `hadolint/DL3008`, `tally/no-sudo`.
 * @throws ConfigError
 */
export async function readTally(file: PeerFile): Promise<PeerConfig> {
  const values = await tomlValues(file);
  const settings: PeerSetting[] = [];
  const remarks: Remark[] = [];
  for (const [key, level] of [
    ["exclude", "off"],
    ["include", "on"],
  ] as const) {
    for (const { text: code } of textsAt(values, ["rules", key])) {
      const place = { key: `rules.${key}`, line: values.line([key]) };
      if (!code.includes("*")) settings.push({ code, level, ...place });
      else if (level === "off") remarks.push({ ...place, message: `${code}: name the rules` });
    }
  }
  addAll(settings, ruleSettings(values));
  const { name, dir } = file;
  return { tool: "tally", name, file: file.file, dir, settings, exceptions: [], run: runSettings(values), remarks };
}

function ruleSettings({ table: { rules }, line }: Values): readonly PeerSetting[] {
  const namespaces = Object.entries(isTable(rules) ? rules : {}).filter(([, value]) => isTable(value));
  return namespaces.flatMap(([namespace, entries]) =>
    Object.entries(entries as object).flatMap(([name, setting]: [string, unknown]): readonly PeerSetting[] => {
      if (!isTable(setting)) return [];
      const key = `rules.${namespace}.${name}`;
      const level = meaningOf(levels, setting.severity) ?? "on";
      const given = Object.entries(setting).filter(([option]) => option !== "severity");
      const renamed = given.map(([option, value]) => [lookUp(options, option) ?? option, value] as const);
      const own = renamed.length === 0 ? {} : { options: Object.fromEntries(renamed) };
      return [{ code: `${namespace}/${name}`, level, ...own, key, line: line([key]) }];
    }),
  );
}

function runSettings({ table: { output, "inline-directives": directives } }: Values): RunSettings {
  const { "fail-level": failLevel, format } = isTable(output) ? output : {};
  const failOn = meaningOf(levels, failLevel);
  return {
    failOn: failOn === "off" || failOn === "on" ? undefined : failOn,
    exitZero: failLevel === "none" ? true : undefined,
    format: meaningOf(formats, format),
    withoutDirectives: isTable(directives) && directives.enabled === false ? true : undefined,
  };
}
