import type { FileReport } from "../engine/types.ts";
import type { Finding } from "../finding.ts";
import { positionAt } from "../text/source.ts";
import { lineHashes } from "./line-hash.ts";
import type { Reported } from "./sarif-result.ts";
import { byPlace } from "./sarif-selection.ts";
import type { SarifOptions } from "./types.ts";

/**
 * Makes the fingerprints of results: GitHub's own, which follows a line through the file, and ours, which follows what
 * was found. Ours are numbered among all findings of the file, so that showing fewer changes none.
 */
export function fingerprinter(
  ours: SarifOptions["fingerprints"],
): (reported: Reported) => Readonly<Record<string, string>> {
  const files = new WeakMap<FileReport, Fingerprints>();
  return ({ file, finding }) => {
    const { lines, findings } = files.get(file) ?? fingerprintsOf(file, ours);
    files.set(file, { lines, findings });
    const line = lines[positionAt(file.source, finding.span.start).line - 1];
    const own = findings.get(finding);
    return {
      ...(line === undefined ? {} : { primaryLocationLineHash: line }),
      ...(own === undefined ? {} : { "plimsollFingerprint/v1": own }),
    };
  };
}

interface Fingerprints {
  readonly lines: readonly string[];
  readonly findings: ReadonlyMap<Finding, string>;
}

function fingerprintsOf(file: FileReport, ours: SarifOptions["fingerprints"]): Fingerprints {
  const all = [...file.findings, ...file.suppressed.map(({ finding }) => finding)].sort(byPlace);
  const names = ours?.(file, all) ?? [];
  const findings = new Map(all.flatMap((finding, i) => (names[i] === undefined ? [] : [[finding, names[i]]])));
  return { lines: lineHashes(file.source.text), findings };
}
