import { join } from "node:path";
import { withCopies } from "../copies.ts";
import type { PeerProgram, PeerReport } from "../finding.ts";
import { chunks, outputOf } from "../program.ts";

interface Report {
  readonly Results?: readonly {
    readonly Target: string;
    readonly Misconfigurations?: readonly {
      readonly ID: string;
      /** Without a line for what is said of the whole file. */
      readonly CauseMetadata: { readonly StartLine?: number };
    }[];
  }[];
}

/** With the checks that it brings along. */
export const trivy: PeerProgram = {
  name: "trivy",
  isAboutFile: (code) => code === "DS-0026" || code === "DS-0002",
  // A check that fails at one file says nothing of the others of its run.
  run(paths) {
    const reports = chunks(paths, 30).map(check);
    return {
      findings: reports.flatMap(({ findings }) => findings),
      unread: new Map(reports.flatMap(({ unread }) => [...unread])),
    };
  },
};

function check(paths: readonly string[]): PeerReport {
  return withCopies(paths, ({ folder, originals }) => {
    const run = ["config", "--quiet", "--skip-check-update", "--misconfig-scanners", "dockerfile", "--format", "json"];
    const { Results: results = [] }: Report = JSON.parse(outputOf("trivy", [...run, folder]));
    const pathOf = (target: string) => originals.get(join(folder, target)) ?? target;
    const findings = results.flatMap(({ Target: target, Misconfigurations: found = [] }) =>
      found.map(({ ID: code, CauseMetadata: { StartLine: line = 0 } }) => ({ path: pathOf(target), line, code })),
    );
    const read = new Set(results.map(({ Target: target }) => pathOf(target)));
    const unread = paths.filter((path) => !read.has(path));
    return { findings, unread: new Map(unread.map((path) => [path, "it cannot parse it"])) };
  });
}
