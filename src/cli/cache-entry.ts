import type { FileReport } from "../engine/types.ts";
import type { FileSort } from "../text/file-sort.ts";
import { fileReport, flag, mapOf, orNull, shape, text } from "./report-shape.ts";

/** What is kept of a file: its report, and every answer that the report rests on. */
export interface Entry {
  readonly text: string;
  readonly kind: string;
  readonly findings: FileReport["findings"];
  readonly suppressed: FileReport["suppressed"];
  readonly unknown: FileReport["unknown"];
  /** Digests of the texts that were read, null where there was no file. */
  readonly reads: Readonly<Record<string, string | null>>;
  readonly exists: Readonly<Record<string, boolean>>;
  /** What stood at a path, null where it could not be told. */
  readonly looks: Readonly<Record<string, FileSort | null>>;
  /** Digests of what directories held, null where they could not be listed. */
  readonly lists: Readonly<Record<string, string | null>>;
  /** Whether the run had a file: some count only then. */
  readonly listed: Readonly<Record<string, boolean>>;
  /** Digests of who builds a Dockerfile, and an image. */
  readonly callers: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, string>>;
  /** Digest of all documents, where a rule looked at their list. */
  readonly documents: string | null;
  /** The day, where it decided. */
  readonly date: string | null;
}

/** Whether a value is an entry, whoever wrote it. */
export const isEntry: (value: unknown) => value is Entry = shape({
  text,
  kind: text,
  ...fileReport,
  reads: mapOf(orNull(text)),
  exists: mapOf(flag),
  looks: mapOf(orNull(text)),
  lists: mapOf(orNull(text)),
  listed: mapOf(flag),
  callers: mapOf(text),
  images: mapOf(text),
  documents: orNull(text),
  date: orNull(text),
}) as never;
