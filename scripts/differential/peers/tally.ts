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

/** The codes of hadolint that are on there: rules of its own have taken the place of the others. */
const hadolintCodes = new Set(
  "DL3001 DL3002 DL3003 DL3004 DL3006 DL3007 DL3010 DL3014 DL3020 DL3021 DL3027 DL3038 DL3045 DL3047 DL3057 DL4001 DL4005 DL4006"
    .split(" ")
    .map((code) => `hadolint/${code}`),
);

/** Its codes of hadolint and BuildKit, held against their presets: its own have none. */
export const tally: PeerProgram = {
  name: "tally",
  presets: ["hadolint", "buildkit"],
  reportsCodesOf: ["hadolint", "buildkit"],
  // What an image sets, only a registry tells.
  leavesOut: (code) => !(hadolintCodes.has(code) || code.startsWith("buildkit/")) || code === "buildkit/UndefinedVar",
  isAboutFile: (code) => code === "hadolint/DL3057",
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
