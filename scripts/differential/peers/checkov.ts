import { withCopies } from "../copies.ts";
import type { PeerFinding, PeerProgram, PeerReport } from "../finding.ts";
import { chunks, outputOf } from "../program.ts";

interface Check {
  readonly check_id: string;
  readonly file_abs_path: string;
  readonly file_line_range: readonly [first: number, last: number];
}

interface Report {
  readonly results?: { readonly failed_checks: readonly Check[]; readonly parsing_errors: readonly string[] };
}

export const checkov: PeerProgram = {
  name: "checkov",
  // The last two it reports once a file, at the first place.
  isAboutFile: (code) => ["CKV_DOCKER_2", "CKV_DOCKER_3", "CKV_DOCKER_1", "CKV_DOCKER_9"].includes(code),
  // In folders of thousands of files some of its checks find nothing.
  run(paths) {
    const reports = chunks(paths, 100).map(check);
    return {
      findings: reports.flatMap(({ findings }) => findings),
      unread: new Map(reports.flatMap(({ unread }) => [...unread])),
    };
  },
};

function check(paths: readonly string[]): PeerReport {
  return withCopies(paths, ({ folder, originals }) => {
    const output = outputOf("checkov", [
      ...["--directory", folder, "--framework", "dockerfile", "--output", "json"],
      ...["--quiet", "--compact", "--skip-download"],
    ]);
    const { results }: Report = JSON.parse(output);
    const findings = (results?.failed_checks ?? []).flatMap((check): readonly PeerFinding[] => {
      const path = originals.get(check.file_abs_path);
      return path === undefined ? [] : [{ path, line: check.file_line_range[0], code: check.check_id }];
    });
    const unread = (results?.parsing_errors ?? []).map(
      (copy) => [originals.get(copy) ?? copy, "it cannot parse it"] as const,
    );
    return { findings, unread: new Map(unread) };
  });
}
