import { statSync } from "node:fs";
import type { Checkers } from "../checkers/checkers.ts";
import { type Remark, remarkLevels } from "../nodes/checked-script.ts";
import { answersFile } from "./cache-location.ts";
import { type CacheFile, readEntries, sha, writeEntries } from "./cache-store.ts";
import { flag, listOf, offset, shape, text } from "./report-shape.ts";

/** What tells programs from others that may answer otherwise. */
export function identityOf({ files }: Checkers): string {
  const stats = files.map((file) => statSync(file, { throwIfNoEntry: false }));
  return JSON.stringify(files.map((file, i) => [file, stats[i]?.size, stats[i]?.mtimeMs]));
}

/** More are not kept: those that were met longest ago go first. */
const mostKept = 20_000;

/** Takes answers of earlier runs from a cache. @returns what saves those of this one, and why it could not */
export function rememberAnswers(checkers: Checkers, { file, tree }: CacheFile): () => string | undefined {
  const own: CacheFile = { file: answersFile(file), tree };
  const key = sha(identityOf(checkers));
  const old = readEntries(own, key, isAnswer);
  for (const [name, { remarks }] of old ?? []) checkers.answers.set(name, remarks);
  const before = checkers.answers.size;
  return () => {
    if (checkers.answers.size === before) return undefined;
    const kept = [...checkers.answers].slice(-mostKept).map(([name, remarks]) => [name, { remarks }] as const);
    return writeEntries(own, key, new Map(kept));
  };
}

interface Kept {
  readonly remarks: readonly Remark[];
}

const isAnswer = shape({
  remarks: listOf(
    shape({
      code: (value) => typeof value === "string" && /^(?:SC\d{4}|PS[A-Za-z]{1,100})$/.test(value),
      level: (value) => remarkLevels.includes(value as Remark["level"]),
      message: text,
      start: offset,
      end: offset,
      edits: listOf(shape({ start: offset, end: offset, text, closes: flag })),
    }),
  ),
}) as (value: unknown) => value is Kept;
