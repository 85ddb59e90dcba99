import { addAll } from "../../text/add-all.ts";
import { labelTypes, registries } from "./hadolint.ts";
import { tomlValues } from "./toml.ts";
import type { PeerConfig, PeerException, PeerFile, PeerSetting, Remark, RunSettings } from "./types.ts";
import { booleanAt, isTable, isTexts, meaningOf, textsAt, type Values } from "./values.ts";

const severities: Readonly<Record<string, "error" | "warning" | "info">> = {
  error: "error",
  warning: "warning",
  info: "info",
};

const formats: Readonly<Record<string, string>> = {
  json: "json",
  github: "github",
  compact: "compact",
  sarif: "sarif",
};

const remarksOn: Readonly<Record<string, string>> = {
  extends: "is not followed: move what it names, too",
  preset: "choose one of our presets under `extends`",
  "min-severity": "turn rules off, or use --quiet",
  categories: "choose a preset under `extends`",
  "skip-categories": "turn rules off",
  "approved-base-images": "images may stand beside registries, among the registries of trusted-registries",
  "strict-labels": "turn on no-extra-labels with the same labels",
  shellcheck: "is ShellCheck's",
};

/**
 * Reads a `droast.toml`.
 * @throws ConfigError
 */
export async function readDroast(file: PeerFile): Promise<PeerConfig> {
  const values = await tomlValues(file);
  const settings: PeerSetting[] = [];
  const remarks: Remark[] = [];
  for (const { text: code } of textsAt(values, ["skip"])) {
    settings.push({ code, level: "off", key: "skip", line: values.line(["skip"]) });
  }
  const { "severity-overrides": overrides } = values.table;
  for (const [code, severity] of Object.entries(isTable(overrides) ? overrides : {})) {
    const level = meaningOf(severities, severity);
    if (level) settings.push({ code, level, key: "severity-overrides", line: values.line([code]) });
  }
  const approved = textsAt(values, ["approved-registries"]).map(({ text }) => text);
  for (const setting of registries(approved, "approved-registries", values.line(["approved-registries"]))) {
    settings.push({ ...setting, code: "DF065" });
  }
  addAll(settings, labels(values, remarks));
  for (const [key, message] of Object.entries(remarksOn)) {
    if (Object.hasOwn(values.table, key)) remarks.push({ key, line: values.line([key]), message });
  }
  const exceptions = overriding(values, remarks);
  const { name, dir } = file;
  const run = runSettings(values);
  return { tool: "dockerfile-roast", name, file: file.file, dir, settings, exceptions, run, remarks };
}

/** Labels that must be there, and of which form. */
function labels(values: Values, remarks: Remark[]): readonly PeerSetting[] {
  const key = "required-labels";
  const { [key]: required } = values.table;
  if (!isTable(required)) return [];
  const line = values.line([key]);
  const schema = Object.entries(required).map(([label, format]) => {
    const type = labelTypes.find((one) => one === format);
    if (!type) remarks.push({ key: `${key}.${label}`, line, message: `${format}: any text will do here` });
    return [label, type ?? "text"] as const;
  });
  return [{ code: "DF074", level: "on", options: { "label-schema": Object.fromEntries(schema) }, key, line }];
}

/** What it skips in some files. */
function overriding(values: Values, remarks: Remark[]): readonly PeerException[] {
  const { overrides } = values.table;
  if (!Array.isArray(overrides)) return [];
  const line = values.line(["overrides"]);
  return overrides.flatMap((override: unknown, i): readonly PeerException[] => {
    if (!isTable(override) || !isTexts(override.paths)) return [];
    const key = `overrides[${i}]`;
    const others = Object.keys(override).filter((name) => name !== "paths" && name !== "skip");
    for (const name of others) remarks.push({ key: `${key}.${name}`, line, message: "write it under `overrides`" });
    const skipped = isTexts(override.skip) ? override.skip : [];
    const files = override.paths;
    return skipped.map((code) => ({ code, files, reason: undefined, until: undefined, key, line }));
  });
}

function runSettings(values: Values): RunSettings {
  return {
    exitZero: booleanAt(values, "no-fail") || undefined,
    format: meaningOf(formats, values.table.format),
    withoutDirectives: booleanAt(values, "inline-suppressions") === false ? true : undefined,
  };
}
