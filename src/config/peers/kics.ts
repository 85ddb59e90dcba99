import type { PeerConfig, PeerFile, PeerSetting, Remark } from "./types.ts";
import { listedAt, type Values, valuesOf } from "./values.ts";

const lists = { "exclude-queries": "off", "include-queries": "on" } as const;

const remarksOn: Readonly<Record<string, string>> = {
  "exclude-severities": "severities differ here: turn single rules off",
  "exclude-categories": "name the queries, not their category",
  "exclude-paths": "list the paths as globs under `ignore`",
  "fail-on": "use --fail-on",
  "ignore-on-exit": "use --exit-zero",
};

/**
 * Reads a configuration of KICS: YAML, JSON or TOML.
 * @throws ConfigError
 */
export async function readKics(file: PeerFile): Promise<PeerConfig> {
  const values = await kicsValues(file);
  const settings = Object.entries(lists).flatMap(([key, level]) =>
    listedAt(values, key).map(
      ({ text: code, path }): PeerSetting => ({
        code,
        level,
        key,
        line: values.line(path),
        reason: values.comment(path),
      }),
    ),
  );
  return {
    tool: "kics",
    name: file.name,
    file: file.file,
    dir: file.dir,
    settings,
    exceptions: [],
    run: {},
    remarks: remarks(values),
  };
}

/** The file's name does not say which language it is in. */
async function kicsValues(file: PeerFile): Promise<Values> {
  if (!/^[ \t]*(?:\[|[\w-]+[ \t]*=)/m.test(file.text) || /^\s*\{/.test(file.text)) return valuesOf(file);
  const { tomlValues } = await import("./toml.ts");
  return tomlValues(file);
}

function remarks(values: Values): readonly Remark[] {
  return Object.entries(remarksOn).flatMap(([key, message]) =>
    Object.hasOwn(values.table, key) ? [{ key, line: values.line([key]), message }] : [],
  );
}
