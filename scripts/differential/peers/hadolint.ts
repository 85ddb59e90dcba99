import type { PeerProgram } from "../finding.ts";
import { chunks, inParts, outputOf } from "../program.ts";

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
    const entries = chunks(paths, 200).flatMap((part) => inParts(part, check, crash));
    const broken = entries.filter(({ code }) => code === "DL1000");
    const unread = new Map(broken.map(({ file, line, message }) => [file, `line ${line}: ${message.split("\n")[0]}`]));
    return {
      findings: entries.map(({ file, line, code }) => ({ path: file, line, code })),
      unread,
    };
  },
};

function check(paths: readonly string[]): readonly Entry[] | undefined {
  const output = outputOf("hadolint", ["--no-fail", "--format", "json", ...paths]);
  return output.startsWith("[") ? JSON.parse(output) : undefined;
}

function crash(file: string): Entry {
  return { file, line: 1, code: "DL1000", message: "it crashes" };
}
