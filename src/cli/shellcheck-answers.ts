import { statSync } from "node:fs";
import { type Remark, remarkLevels } from "../nodes/checked-script.ts";
import type { Checker } from "../shellcheck/checker.ts";
import { answersFile } from "./cache-location.ts";
import { type CacheFile, readEntries, sha, writeEntries } from "./cache-store.ts";
import { flag, listOf, offset, shape, text } from "./report-shape.ts";

/** What tells a program from others that may answer otherwise. */
export function identityOf({ program: { file } }: Checker): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return JSON.stringify([file, stats?.size, stats?.mtimeMs]);
}

/** More are not kept: those that were met longest ago go first. */
const mostKept = 20_000;

/** Takes answers of earlier runs from a cache. @returns what saves those of this one, and why it could not */
export function rememberAnswers(checker: Checker, { file, tree }: CacheFile): () => string | undefined {
  const own: CacheFile = { file: answersFile(file), tree };
  const key = sha(identityOf(checker));
  const old = readEntries(own, key, isAnswer);
  for (const [name, { remarks }] of old ?? []) checker.answers.set(name, remarks);
  const before = checker.answers.size;
  return () => {
    if (checker.answers.size === before) return undefined;
    const kept = [...checker.answers].slice(-mostKept).map(([name, remarks]) => [name, { remarks }] as const);
    return writeEntries(own, key, new Map(kept));
  };
}

interface Kept {
  readonly remarks: readonly Remark[];
}

const isAnswer = shape({
  remarks: listOf(
    shape({
      code: (value) => typeof value === "string" && /^SC\d{4}$/.test(value),
      level: (value) => remarkLevels.includes(value as Remark["level"]),
      message: text,
      start: offset,
      end: offset,
      edits: listOf(shape({ start: offset, end: offset, text, closes: flag })),
    }),
  ),
}) as (value: unknown) => value is Kept;
