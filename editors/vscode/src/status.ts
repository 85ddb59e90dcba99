import type { FileStatus } from "../../../src/lsp/protocol.ts";

export interface Situation {
  readonly server: "starting" | "running" | "stopped";
  /** What the server says of the file; undefined when it does not answer. */
  readonly file: FileStatus | undefined;
  readonly findings: Findings;
  /** Why the server is another one than the settings name. */
  readonly doubt?: string;
}

/** Numbers of findings in a file by severity. */
export interface Findings {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export interface StatusView {
  readonly text: string;
  /** Plain text. */
  readonly tooltip: string;
  readonly background: "error" | "warning" | undefined;
}

/** What the status bar says of a file; undefined for a file that is not linted. */
export function statusView({ server, file, findings, doubt }: Situation): StatusView | undefined {
  if (server === "starting") return view("loading~spin", "", ["Starting"]);
  if (server === "stopped") return view("error", ": not running", ["The language server does not run"], "error");
  if (!file)
    return totalOf(findings) > 0 ? view(iconFor(findings), `: ${found(findings)}`, [inThisFile(findings)]) : undefined;
  if (file.kind === undefined) return undefined;
  if (!file.enabled) return view("circle-slash", ": off", ["Switched off by the setting plimsoll.enable"]);
  const lines = [inThisFile(findings), `${counted(file.rules, "rule")} in force`, ...configuration(file)];
  const text = `: ${found(findings)}, ${counted(file.rules, "rule")}`;
  const warnings = [...problems(file), ...(doubt === undefined ? [] : [doubt])];
  if (warnings.length === 0) return view(iconFor(findings), text, lines);
  return view("warning", text, [...lines, ...warnings], "warning");
}

function view(icon: string, text: string, lines: readonly string[], background?: StatusView["background"]): StatusView {
  return { text: `$(${icon}) Plimsoll${text}`, tooltip: lines.join("\n"), background };
}

function iconFor({ error, warning, info }: Findings): string {
  if (error > 0) return "error";
  if (warning > 0) return "warning";
  return info > 0 ? "info" : "pass";
}

function totalOf({ error, warning, info }: Findings): number {
  return error + warning + info;
}

function found(findings: Findings): string {
  return counted(totalOf(findings), "finding");
}

/** "3 findings in this file: 1 error, 2 warnings" */
function inThisFile(findings: Findings): string {
  const { error, warning, info } = findings;
  const parts = [
    ...(error > 0 ? [counted(error, "error")] : []),
    ...(warning > 0 ? [counted(warning, "warning")] : []),
    ...(info > 0 ? [`${info} for information`] : []),
  ];
  const total = `${found(findings)} in this file`;
  return parts.length === 0 ? total : `${total}: ${parts.join(", ")}`;
}

function configuration({ config, standsOn, trusted }: FileStatus): readonly string[] {
  const base = standsOn.join(", ");
  const name = config ? `${config.name}${base === "" ? "" : `, on ${base}`}` : `none, so ${base}`;
  const lines = [`Configuration: ${name}`];
  return trusted ? lines : [...lines, "The workspace is not trusted: no configuration runs code"];
}

function problems({ problems }: FileStatus): readonly string[] {
  return problems.length === 0 ? [] : ["The configuration cannot be used as it is:", ...problems];
}

function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
