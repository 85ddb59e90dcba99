import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  isAboutFile: (code) => code === "CKV_DOCKER_2" || code === "CKV_DOCKER_3",
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
  // It knows Dockerfiles by their names.
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-checkov-"));
  const originals = new Map(
    paths.map((path, i) => {
      const copy = join(folder, String(i), "Dockerfile");
      mkdirSync(join(folder, String(i)));
      copyFileSync(path, copy);
      return [copy, path];
    }),
  );
  const output = outputOf("checkov", [
    ...["--directory", folder, "--framework", "dockerfile", "--output", "json"],
    ...["--quiet", "--compact", "--skip-download"],
  ]);
  rmSync(folder, { recursive: true });
  const { results }: Report = JSON.parse(output);
  const findings = (results?.failed_checks ?? []).flatMap((check): readonly PeerFinding[] => {
    const path = originals.get(check.file_abs_path);
    return path === undefined ? [] : [{ path, line: check.file_line_range[0], code: check.check_id }];
  });
  const unread = (results?.parsing_errors ?? []).map(
    (copy) => [originals.get(copy) ?? copy, "it cannot parse it"] as const,
  );
  return { findings, unread: new Map(unread) };
}
