/** What a client may set under `plimsoll`. */
export interface Settings {
  readonly enable: boolean;
  /** A config file, relative to the folder; searched for when undefined. */
  readonly configPath: string | undefined;
  /** In place of the presets that the config names. */
  readonly presets: readonly string[];
  readonly run: "onType" | "onSave";
  /** Whether configs in JavaScript or TypeScript and plugins may run. */
  readonly trusted: boolean;
  readonly inlayHints: { readonly effectiveUser: boolean };
  readonly trace: "off" | "messages" | "verbose";
}

export const defaultSettings: Settings = {
  enable: true,
  configPath: undefined,
  presets: [],
  run: "onType",
  trusted: false,
  inlayHints: { effectiveUser: false },
  trace: "off",
};

/**
 * Settings as a client sent them over others; what is missing or of the wrong type stays as it was. Trust can only be
 * taken away: settings may come from the very workspace that is not trusted.
 */
export function readSettings(given: unknown, base: Settings): Settings {
  const value = recordOf(given);
  return {
    enable: booleanOr(value.enable, base.enable),
    configPath: textOr(value.configPath, base.configPath),
    presets: namesOr(value.preset, base.presets),
    run: oneOf(value.run, ["onType", "onSave"], base.run),
    trusted: base.trusted && booleanOr(value.trusted, true),
    inlayHints: {
      effectiveUser: booleanOr(recordOf(value.inlayHints).effectiveUser, base.inlayHints.effectiveUser),
    },
    trace: oneOf(traceOf(value.trace), ["off", "messages", "verbose"], base.trace),
  };
}

/** Settings from `initializationOptions`: under `settings`, or there directly. Trust is given there directly, or not at all. */
export function initialSettings(options: unknown): Settings {
  const { trusted, settings } = recordOf(options);
  const direct = readSettings(options, { ...defaultSettings, trusted: trusted === true });
  return readSettings(settings, direct);
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Some clients write `plimsoll.trace.server`. */
function traceOf(value: unknown): unknown {
  return typeof value === "string" ? value : recordOf(value).server;
}

function booleanOr(value: unknown, base: boolean): boolean {
  return typeof value === "boolean" ? value : base;
}

/** An empty text unsets. */
function textOr(value: unknown, base: string | undefined): string | undefined {
  return typeof value === "string" ? value || undefined : base;
}

function namesOr(value: unknown, base: readonly string[]): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (!Array.isArray(value)) return base;
  return value.filter((name): name is string => typeof name === "string" && name !== "");
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], base: T): T {
  return allowed.find((candidate) => candidate === value) ?? base;
}
