import { lookUp } from "../../text/look-up.ts";
import { failOn, formatOf, labels, labelTypes, registries, strictLabels } from "./hadolint.ts";
import type { PeerConfig, PeerSetting } from "./types.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const levels = { ERROR: "error", WARNING: "warning", INFO: "info", STYLE: "info" } as const;

/** What the variables of hadolint say; undefined where none is set. Lists have commas, and no blanks, between them. */
export function hadolintEnvironment(env: Environment, dir: string): PeerConfig | undefined {
  const names = Object.keys(env).filter((name) => variables.has(name) && lookUp(env, name));
  if (names.length === 0) return undefined;
  return {
    tool: "hadolint",
    name: names.sort().join(", "),
    file: undefined,
    dir,
    settings: settingsIn(env),
    exceptions: [],
    run: {
      failOn: failOn(env.HADOLINT_FAILURE_THRESHOLD),
      exitZero: isYes(env.HADOLINT_NOFAIL),
      format: formatOf(env.HADOLINT_FORMAT),
      withoutDirectives: isYes(env.HADOLINT_DISABLE_IGNORE_PRAGMA),
    },
    remarks: [],
  };
}

const variables = new Set([
  "HADOLINT_IGNORE",
  ...Object.keys(levels).map((level) => `HADOLINT_OVERRIDE_${level}`),
  "HADOLINT_TRUSTED_REGISTRIES",
  "HADOLINT_REQUIRE_LABELS",
  "HADOLINT_STRICT_LABELS",
  "HADOLINT_FAILURE_THRESHOLD",
  "HADOLINT_DISABLE_IGNORE_PRAGMA",
  "HADOLINT_NOFAIL",
  "HADOLINT_FORMAT",
]);

function settingsIn(env: Environment): readonly PeerSetting[] {
  const codes = (variable: string, level: PeerSetting["level"]) =>
    listed(lookUp(env, variable)).map((code): PeerSetting => ({ code, level, key: variable, line: undefined }));
  const schema = schemaIn(env.HADOLINT_REQUIRE_LABELS);
  return [
    ...codes("HADOLINT_IGNORE", "off"),
    ...Object.entries(levels).flatMap(([name, level]) => codes(`HADOLINT_OVERRIDE_${name}`, level)),
    ...registries(listed(env.HADOLINT_TRUSTED_REGISTRIES), "HADOLINT_TRUSTED_REGISTRIES"),
    ...labels(schema, "HADOLINT_REQUIRE_LABELS"),
    ...strictLabels(isYes(env.HADOLINT_STRICT_LABELS), schema, "HADOLINT_STRICT_LABELS"),
  ];
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : text.split(",");
}

/** `name:type` each; a name alone may be any text, and a type that hadolint does not know is passed over. */
function schemaIn(text: string | undefined): Readonly<Record<string, string>> {
  const schema: Record<string, string> = Object.create(null);
  for (const one of listed(text)) {
    const [, name = "", type = "text"] = /^(.*?)(?::([^:]*))?$/.exec(one) ?? [];
    if (name !== "" && labelTypes.some((known) => known === type)) schema[name] = type;
  }
  return schema;
}

function isYes(text: string | undefined): boolean | undefined {
  return text !== undefined && /^(?:1|y|yes|true|on)$/i.test(text) ? true : undefined;
}
