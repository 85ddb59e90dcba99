import type { LintReport, RuleFailure } from "../engine/types.ts";
import { digest } from "../text/digest.ts";
import { safeJson } from "./safe-text.ts";
import type { Part, Reporter } from "./types.ts";

/** The shape that `schema/blob.schema.json` describes; a change that could mislead a reader changes the name. */
export const blobSchema = "plimsoll-blob-v1";

/** A shard's findings, for `plimsoll merge`. The texts are in it, because formats show them and count lines in them. */
export interface Blob {
  readonly schema: string;
  readonly version: string;
  readonly shard: Part["shard"];
  readonly config: string;
  readonly files: string;
  readonly targets: Part["targets"];
  /** Digest of all the rest. */
  readonly seal: string;
  readonly report: BlobReport;
}

export interface BlobReport {
  readonly files: readonly BlobFile[];
  readonly failures: readonly RuleFailure[];
  readonly inputErrors: LintReport["inputErrors"];
}

type FileReport = LintReport["files"][number];

interface BlobFile extends Pick<FileReport, "path" | "kind" | "findings" | "suppressed" | "unknown"> {
  readonly text: string;
}

const blob: Reporter = (gated, { version, part }) => {
  const { report, ...head } = part ?? {
    shard: { index: 1, count: 1 },
    config: "",
    files: "",
    targets: [],
    report: gated,
  };
  const content: BlobReport = {
    files: report.files.map(({ path, kind, source, findings, suppressed, unknown }) => {
      return { path, kind, text: source.text, findings, suppressed, unknown };
    }),
    failures: report.failures,
    inputErrors: report.inputErrors,
  };
  const open = { schema: blobSchema, version, ...head, report: content };
  const sealed: Blob = { ...open, seal: sealOf(open) };
  return `${safeJson(sealed)}\n`;
};

export default blob;

export function sealOf(blob: Partial<Blob>): string {
  return digest(JSON.stringify({ ...blob, seal: undefined }));
}
