import type { PassedOver } from "../engine/discover.ts";
import { logLine, safeJson } from "../reporters/safe-text.ts";
import { several } from "../reporters/summary.ts";
import type { Command } from "./command.ts";
import { configChoice, loadConfig } from "./config-choice.ts";
import { diskAccess } from "./disk-access.ts";
import type { Found } from "./effort.ts";
import { exit } from "./exit.ts";
import type { LintContext } from "./lint-context.ts";
import { discoverFiles, reasonText } from "./lint-files.ts";
import { lintFlags } from "./lint-flags.ts";
import { oneOf, parseFlags } from "./options.ts";

const formats = ["text", "json"] as const;

const flags = {
  format: { type: "string", short: "f", value: "NAME", choices: formats, help: "text (default) or json" },
  config: lintFlags.config,
  "no-config": lintFlags["no-config"],
  "no-code": lintFlags["no-code"],
  "allow-code": lintFlags["allow-code"],
} as const;

export const files: Command = {
  name: "files",
  summary: "List the files that a run reads, and those that it passes over",
  usage: "files [--format NAME] [paths...]",
  flags,
  notes: `Passed over are files that look like those that are read: templates, files that git or the configuration ignores, files
whose texts are not what their names say. Directories that git ignores are not looked into.
`,
  async run(argv, { io, loadEngine }) {
    const { values: given, positionals: targets } = parseFlags(argv, flags);
    const format = oneOf("--format", given.format ?? "text", formats);
    const engine = await loadEngine();
    const values = { ...parseFlags([], lintFlags).values, ...given };
    const config = await loadConfig(configChoice(values, io.env), engine, io.cwd);
    const access = diskAccess(io.cwd, targets);
    const found = await discoverFiles({ targets, stdinName: undefined }, { io, config, access }, true);
    io.stdout.write(format === "json" ? json(found) : text(found, config));
    return found.errors.length > 0 ? exit.usage : exit.clean;
  },
};

function text({ files, passedOver, errors }: Found, { kinds }: LintContext["config"]): string {
  const width = Math.max(0, ...files.map(({ kind }) => kind.length));
  const why = (one: PassedOver) => `  ${one.path} ${reasonText(one, kinds)}`;
  const lines = [
    ...files.map(({ path, kind }) => `${kind.padEnd(width)}  ${path}`),
    several(files.length, "file") || "No files",
    ...(passedOver.length > 0 ? ["", "Passed over:", ...passedOver.map(why)] : []),
    ...(errors.length > 0 ? ["", "Cannot be read:", ...errors.map(({ path, message }) => `  ${path} ${message}`)] : []),
  ];
  return lines.map((line) => `${logLine(line)}\n`).join("");
}

/** The shape that `schema/files.schema.json` describes; a change that could break a reader changes the name. */
const schema = "plimsoll-files-v1";

function json({ files, passedOver, errors }: Found): string {
  const output = {
    schema,
    files: files.map(({ path, kind }) => ({ path, kind })),
    passedOver: passedOver.map(({ path, kind, reason }) => ({ path, kind, reason })),
    errors: errors.map(({ path, message }) => ({ path, message })),
  };
  return `${safeJson(output)}\n`;
}
