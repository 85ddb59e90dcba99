import { lookUp } from "../../text/look-up.ts";
import { suggestion } from "../../text/nearest.ts";
import { keyText } from "../error.ts";
import type { PeerConfig, PeerFile, PeerSetting, Remark, RunSettings } from "./types.ts";
import { booleanAt, isTable, meaningOf, type Table, textsAt, type Values, valuesOf } from "./values.ts";

const keys = [
  "ignored",
  "override",
  "trustedRegistries",
  "label-schema",
  "strict-labels",
  "failure-threshold",
  "disable-ignore-pragma",
  "no-fail",
  "format",
];

/** Severities of hadolint that a configuration may give, from the gravest; nothing here is less than an info. */
const levels = { error: "error", warning: "warning", info: "info", style: "info" } as const;

/** What `failure-threshold` may say. From `style` on every finding fails, whatever the words promise. */
const thresholds = { ...levels, ignore: "info", none: "info" } as const;

export const labelTypes = ["text", "url", "semver", "hash", "rfc3339", "spdx", "email"] as const;

/** hadolint's formats by what they are called here; undefined for the usual one. */
const formats: Readonly<Record<string, string | undefined>> = {
  tty: undefined,
  json: "json",
  checkstyle: "checkstyle",
  codeclimate: "gitlab",
  gitlab_codeclimate: "gitlab",
  gnu: "gnu",
  sonarqube: "sonarqube",
  sarif: "sarif",
  junit: "junit",
  codacy: undefined,
};

/** Rules about the form of labels that the configuration asks for. Source: hadolint's list of rules, "Linting Labels". */
const labelCodes = ["DL3049", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"];

/**
 * Reads a `.hadolint.yaml`. As in hadolint, one wrong value makes the file useless, an unknown key does not.
 * @throws ConfigError
 */
export async function readHadolint(file: PeerFile): Promise<PeerConfig> {
  const values = await valuesOf(file);
  const schema = labelSchema(values);
  const settings = [
    ...ignored(values),
    ...overrides(values),
    ...registries(
      textsAt(values, ["trustedRegistries"]).map(({ text }) => text),
      "trustedRegistries",
      values.line(["trustedRegistries"]),
    ),
    ...labels(schema, "label-schema", values.line(["label-schema"])),
    ...strictLabels(booleanAt(values, "strict-labels"), schema, "strict-labels", values.line(["strict-labels"])),
  ];
  return {
    tool: "hadolint",
    name: file.name,
    file: file.file,
    dir: file.dir,
    settings,
    exceptions: [],
    run: runSettings(values),
    remarks: [...unknownKeys(values), ...formatRemark(values)],
  };
}

function ignored(values: Values): readonly PeerSetting[] {
  return textsAt(values, ["ignored"]).map(({ text, path }) => ({
    code: text,
    level: "off",
    key: "ignored",
    line: values.line(path),
    reason: values.comment(path),
  }));
}

function overrides(values: Values): readonly PeerSetting[] {
  const { override } = values.table;
  if (override === undefined || override === null) return [];
  if (!isTable(override)) return values.fail(["override"], "must be a map");
  return Object.entries(levels).flatMap(([name, level]) =>
    textsAt(values, ["override", name]).map(({ text, path }) => ({
      code: text,
      level,
      key: `override.${name}`,
      line: values.line(path),
      reason: values.comment(path),
    })),
  );
}

export function registries(trusted: readonly string[], key: string, line?: number): readonly PeerSetting[] {
  return trusted.length === 0 ? [] : [{ code: "DL3026", level: "on", options: { registries: trusted }, key, line }];
}

function labelSchema(values: Values): Readonly<Record<string, string>> {
  const schema = values.table["label-schema"];
  if (schema === undefined || schema === null) return {};
  if (!isTable(schema)) return values.fail(["label-schema"], "must be a map");
  for (const [label, type] of Object.entries(schema)) {
    if (labelTypes.some((one) => one === type)) continue;
    const list = labelTypes.map((one) => `\`${one}\``).join(", ");
    values.fail(["label-schema", label], `must be one of ${list}${suggestion(String(type), labelTypes)}`);
  }
  return schema as Readonly<Record<string, string>>;
}

export function labels(schema: Table, key: string, line?: number): readonly PeerSetting[] {
  if (Object.keys(schema).length === 0) return [];
  return labelCodes.map((code) => ({ code, level: "on", options: { "label-schema": schema }, key, line }));
}

/** @param schema the labels that there may be */
export function strictLabels(
  strict: boolean | undefined,
  schema: Table,
  key: string,
  line?: number,
): readonly PeerSetting[] {
  const options = { "label-schema": schema, "strict-labels": true };
  return strict ? [{ code: "DL3050", level: "on", options, key, line }] : [];
}

function runSettings(values: Values): RunSettings {
  const { "failure-threshold": threshold, format } = values.table;
  if (!isOneOf(threshold, thresholds)) oneOf(values, "failure-threshold", Object.keys(thresholds));
  if (!isOneOf(format, formats)) oneOf(values, "format", Object.keys(formats));
  return {
    failOn: failOn(threshold),
    exitZero: booleanAt(values, "no-fail"),
    format: formatOf(format),
    withoutDirectives: booleanAt(values, "disable-ignore-pragma"),
  };
}

export function failOn(threshold: unknown): RunSettings["failOn"] {
  return meaningOf(thresholds, threshold);
}

export function formatOf(format: unknown): RunSettings["format"] {
  return meaningOf(formats, format);
}

function isOneOf(value: unknown, table: Table): boolean {
  return value === undefined || value === null || (typeof value === "string" && Object.hasOwn(table, value));
}

function oneOf(values: Values, key: string, allowed: readonly string[]): never {
  const list = allowed.map((one) => `\`${one}\``).join(", ");
  return values.fail([key], `must be one of ${list}${suggestion(String(lookUp(values.table, key)), allowed)}`);
}

function unknownKeys(values: Values): readonly Remark[] {
  const unknown = Object.keys(values.table).filter((key) => !keys.includes(key));
  const override = isTable(values.table.override) ? Object.keys(values.table.override) : [];
  return [
    ...unknown.map((key) => remark(values, [key], keys)),
    ...override
      .filter((key) => !Object.hasOwn(levels, key))
      .map((key) => remark(values, ["override", key], Object.keys(levels))),
  ];
}

function remark(values: Values, path: readonly string[], known: readonly string[]): Remark {
  const message = `hadolint knows no such key${suggestion(path.at(-1) as string, known)}`;
  return { key: keyText(path), line: values.line(path), message };
}

function formatRemark(values: Values): readonly Remark[] {
  if (values.table.format !== "codacy") return [];
  return [{ key: "format", line: values.line(["format"]), message: "there is no format codacy" }];
}
