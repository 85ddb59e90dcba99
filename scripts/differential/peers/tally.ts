import type { PeerFinding, PeerProgram } from "../finding.ts";
import { chunks, inParts, outputOf } from "../program.ts";

interface Report {
  readonly files: readonly { readonly violations: readonly Violation[] | null }[];
}

interface Violation {
  readonly rule: string;
  /** The line is -1 for what is said of the whole file. */
  readonly location: { readonly file: string; readonly start: { readonly line: number } };
}

/** What it says of some files. */
interface Answer {
  readonly findings: readonly PeerFinding[];
  /** A file that it cannot read. */
  readonly unread?: string;
}

export const tally: PeerProgram = {
  name: "tally",
  preset: "all",
  reportsCodesOf: ["hadolint", "buildkit"],
  leavesOut: (code) => code.startsWith("shellcheck/"),
  run(paths) {
    const answers = chunks(paths, 100).flatMap((part) => inParts(part, check, (unread) => ({ findings: [], unread })));
    return {
      findings: answers.flatMap(({ findings }) => findings),
      unread: new Map(answers.flatMap(({ unread }) => (unread === undefined ? [] : [[unread, "it cannot parse it"]]))),
    };
  },
};

/** Without what it would ask a registry. */
function check(paths: readonly string[]): readonly Answer[] | undefined {
  const output = outputOf("tally", ["lint", "--no-config", "--slow-checks", "off", "--format", "json", ...paths]);
  if (output === "") return undefined;
  const { files }: Report = JSON.parse(output);
  const violations = files.flatMap((file) => file.violations ?? []);
  const findings = violations.map(({ rule, location: { file, start } }) => {
    return { path: file, line: Math.max(start.line, 0), code: rule };
  });
  return [{ findings }];
}
