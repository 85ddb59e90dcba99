import { UsageError } from "../cli/exit.ts";

/** The inputs of `action.yml`, read. */
export interface Inputs {
  /** The command line that they make. */
  readonly argv: readonly string[];
  /** Where to lint, as given. */
  readonly directory: string;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** Relative to the directory; undefined when none is to be written. */
  readonly sarifFile: string | undefined;
}

/** Inputs that are a flag of the command line by the same name. */
const single = ["config", "fail-on", "max-warnings", "baseline", "since", "target", "sarif-category"];

/** Inputs that are a flag a line. */
const repeated = ["preset", "rule", "build-arg"];

/** Inputs that are a flag without a value. */
const switches = ["changed-lines", "report-unused-directives", "require-reason"];

/**
 * Reads the inputs as the runner hands them over. Each becomes one word of the command line, `--flag=value`, so that no
 * value can be taken for another flag; no shell is involved.
 * @throws UsageError naming an input that is neither `true` nor `false`
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const text = (name: string) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? "";
  const lines = (name: string) =>
    text(name)
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter(Boolean);
  const flag = (name: string) => booleanOf(name, text(name));
  const annotations = flag("annotations");
  const sarifFile = text("sarif-file") || undefined;
  const argv = ["lint", `--format=${annotations ? "github" : "compact"}`, "--no-color"];
  if (sarifFile !== undefined) argv.push(`--format=sarif=${sarifFile}`);
  for (const name of single) if (text(name) !== "") argv.push(`--${name}=${text(name)}`);
  for (const name of repeated) for (const line of lines(name)) argv.push(`--${name}=${line}`);
  for (const name of switches) if (flag(name)) argv.push(`--${name}`);
  if (text("allow-code") !== "") argv.push(flag("allow-code") ? "--allow-code" : "--no-code");
  argv.push("--", ...lines("paths"));
  return { argv, directory: text("working-directory") || ".", annotations, summary: flag("summary"), sarifFile };
}

/** As YAML 1.2 writes it. An input that is not given is false. */
function booleanOf(name: string, text: string): boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|)$/.test(text)) return false;
  throw new UsageError(`input ${name}: \`${text}\` must be true or false`);
}
