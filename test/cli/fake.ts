import type { Engine } from "../../src/cli/command.ts";
import { run } from "../../src/cli/main.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { FileReport } from "../../src/engine/types.ts";
import type { Finding } from "../../src/finding.ts";
import { request, toolbox } from "../config/fixtures.ts";
import { collectingIo, type More, type Result } from "./collecting-io.ts";

/** An engine whose one working rule is that no file says `sudo`, which its fix deletes. */
export const engine: Engine = {
  ...toolbox,
  extendKnowledge: request("/").extendKnowledge,
  lintProject: (inputs, options) => ({
    files: inputs.map((input) => lintOne(input, options)),
    failures: inputs.flatMap(({ path, text }) =>
      text.includes("crash") ? [{ rule: "no-sudo", path, message: "it crashed", stack: undefined }] : [],
    ),
    inputErrors: [],
  }),
  askAhead: () => {},
  formats: ["pretty", "compact", "statistics", "json"],
  loadReporter: async (name) => (report, context) => {
    const lines = report.files.flatMap(({ findings }) => findings.map(({ path, severity }) => `${path}: ${severity}`));
    const faults = report.inputErrors.map(({ path, message }) => `${path}: ${message}`);
    return `${name}${context.color ? " in colour" : ""}\n${[...lines, ...faults].map((line) => `${line}\n`).join("")}`;
  },
};

function lintOne(
  { path, text, kind = "dockerfile" }: Parameters<Engine["lintProject"]>[0][number],
  options: LintOptions,
): FileReport {
  const setting = options.config.settings(path, kind).get("no-sudo");
  const after = options.fix ? text.replaceAll("sudo ", "") : text;
  const places = setting?.severity === "off" ? [] : [...after.matchAll(/sudo/g)];
  return {
    path,
    kind,
    source: { path, text: after },
    findings: places.map(({ index }): Finding => {
      return {
        rule: "no-sudo",
        messageId: "found",
        severity: setting?.severity === "error" ? "error" : "warning",
        message: "Found",
        path,
        span: { start: index, end: index + 4 },
        related: [],
        fixes: [],
      };
    }),
    suppressed: [],
    unknown: [],
    fixed: options.fix ? { before: text, applied: [], refused: [] } : undefined,
  };
}

/** Runs a command line with the fake engine. */
export async function plimsoll(cwd: string, argv: readonly string[], more: More = {}): Promise<Result> {
  const { io, result } = collectingIo(cwd, more);
  return result(await run(argv, io, async () => engine));
}
