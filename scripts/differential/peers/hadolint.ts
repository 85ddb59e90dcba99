import type { PeerProgram } from "../finding.ts";
import { chunks, outputOf } from "../program.ts";

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export const hadolint: PeerProgram = {
  name: "hadolint",
  // ShellCheck's, which speak of scripts.
  leavesOut: (code) => code.startsWith("SC"),
  run(paths) {
    const entries = chunks(paths, 200).flatMap(check);
    const broken = entries.filter(({ code }) => code === "DL1000");
    const unread = new Map(broken.map(({ file, line, message }) => [file, `line ${line}: ${message.split("\n")[0]}`]));
    return {
      findings: entries.map(({ file, line, code }) => ({ path: file, line, code })),
      unread,
    };
  },
};

/** A file at which it crashes takes the others of its call along. */
function check(paths: readonly string[]): readonly Entry[] {
  const output = outputOf("hadolint", ["--no-fail", "--format", "json", ...paths]);
  if (output.startsWith("[")) return JSON.parse(output);
  const [path = ""] = paths;
  return paths.length === 1
    ? [{ file: path, line: 1, code: "DL1000", message: "it crashes" }]
    : paths.flatMap((one) => check([one]));
}
