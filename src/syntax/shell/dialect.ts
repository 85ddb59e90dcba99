import { lookUp } from "../../text/look-up.ts";
import { baseName } from "./build-command.ts";
import type { Dialect } from "./script.ts";
import { applyOptions, type Settings } from "./settings.ts";

export interface ShellInfo extends Settings {
  readonly dialect: Dialect;
}

const dialects: Readonly<Record<string, Dialect>> = {
  bash: "bash",
  rbash: "bash",
  dash: "dash",
  ash: "ash",
  busybox: "ash",
  zsh: "zsh",
  ksh: "ksh",
  ksh93: "ksh",
  mksh: "ksh",
  oksh: "ksh",
  loksh: "ksh",
  powershell: "powershell",
  pwsh: "powershell",
  cmd: "cmd",
};

/** The dialect that a program interprets; `sh` is whatever the image makes it. Undefined for what is no shell. */
export function shellOf(program: string, shDialect: Dialect = "posix"): Dialect | undefined {
  const name = baseName(program).toLowerCase();
  if (name === "sh") return program.includes("busybox") ? "ash" : shDialect;
  return lookUp(dialects, name);
}

/** What the words of a SHELL instruction, a shebang or a command line say of the shell that they start. */
export function dialectOf(shell: readonly string[], shDialect: Dialect = "posix"): ShellInfo {
  const words = withoutEnv(shell);
  const dialect = shellOf(words[0] ?? "", shDialect) ?? "other";
  if (dialect === "powershell" || dialect === "cmd" || dialect === "other") {
    return { dialect, errexit: false, pipefail: false };
  }
  const rest = words.slice(words[1] !== undefined && shellOf(words[1]) && isBusybox(words[0]) ? 2 : 1);
  return { dialect, ...applyOptions({ errexit: false, pipefail: false }, rest) };
}

/** What a `#!` line says; undefined when the line is none. */
export function dialectOfShebang(firstLine: string, shDialect: Dialect = "posix"): ShellInfo | undefined {
  if (!firstLine.startsWith("#!")) return undefined;
  const words = firstLine.slice(2).trim().split(/\s+/);
  return dialectOf(words, shDialect);
}

function isBusybox(program: string | undefined): boolean {
  return program !== undefined && baseName(program) === "busybox";
}

/** Takes `/usr/bin/env -S A=b` off. */
function withoutEnv(words: readonly string[]): readonly string[] {
  if (words[0] === undefined || baseName(words[0]) !== "env") return words;
  const at = words.findIndex((word, i) => i > 0 && !word.startsWith("-") && !/^[A-Za-z_]\w*=/.test(word));
  return at < 0 ? [] : words.slice(at);
}
