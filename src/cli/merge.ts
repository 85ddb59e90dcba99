import { resolve } from "node:path";
import { reasonOf } from "../config/error.ts";
import type { LintOptions } from "../engine/options.ts";
import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { type Blob, blobSchema, sealOf } from "../reporters/blob.ts";
import { digest } from "../text/digest.ts";
import type { Command } from "./command.ts";
import { describeRun, type Found, filesDigest } from "./effort.ts";
import { UsageError } from "./exit.ts";
import { execute } from "./lint.ts";
import type { LintContext } from "./lint-context.ts";
import { lintFlags } from "./lint-flags.ts";
import { type LintRequest, lintRequest } from "./lint-request.ts";
import { type Flags, parseFlags } from "./options.ts";
import { type Check, fileReport, liesWithin, listOf, offset, optional, shape, text } from "./report-shape.ts";
import { version } from "./version.ts";

/** Flags of `lint` about finding, checking and changing files, which others have done. */
const done = new Set([
  "fix",
  "fix-unsafe",
  "diff",
  "stdin-filename",
  "shard",
  "watch",
  "cache",
  "cache-location",
  "print-config",
]);
const flags: Flags = Object.fromEntries(Object.entries(lintFlags).filter(([name]) => !done.has(name)));

export const merge: Command = {
  name: "merge",
  summary: "Merge the blobs of all shards into one report",
  usage: "merge [flags] blobs...",
  flags,
  notes: `Each shard writes its blob: \`plimsoll --shard INDEX/COUNT --format blob=FILE\`. \`merge\` needs the configuration and
the flags about rules and builds that the shards had; formats and thresholds are its own.
`,
  async run(argv, context) {
    const { values, positionals } = parseFlags(argv, flags);
    if (positionals.length === 0) throw new UsageError("merge needs the blobs of all shards");
    const all = { ...parseFlags([], lintFlags).values, ...values };
    return execute(lintRequest({ values: all, positionals }, context.io.env), context, readShards);
  },
};

/** A blob that was read, with the name of its file. */
interface Read {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * The files of all shards in the order of one run, with their reports.
 * @throws UsageError for anything that would make the result differ from that of one run
 */
async function readShards(
  { targets: names, effort }: LintRequest,
  options: LintOptions,
  context: LintContext,
): Promise<Found> {
  const read = names.map((name): Read => ({ name, blob: readBlob(name, context.io.cwd) }));
  requireSameRun(read, digest((await describeRun(effort.rules, options, context)).text));
  requireEachOnce(read);
  const blobs = read.map(({ blob }) => blob).sort((a, b) => a.shard.index - b.shard.index);
  const reports = blobs.flatMap(({ report }) => report.files);
  const files = reports.map(({ path, kind, text }) => ({ path, kind, text, encoding: "utf8" as const }));
  const [first] = blobs as [Blob, ...Blob[]];
  const found = { files, errors: first.report.inputErrors, targets: first.targets };
  if (filesDigest(found) !== first.files) throw new UsageError("the blobs do not contain all files");
  const known = {
    files: reports.map(({ text, ...report }) => ({ ...report, source: { path: report.path, text } })),
    failures: blobs.flatMap(({ report }) => report.failures),
  };
  // Each shard has told of them.
  return { ...found, passedOver: [], stdin: undefined, done: known };
}

function readBlob(name: string, cwd: string): Blob {
  const content = readText(resolve(cwd, name), { largest: largest.generated });
  if (content instanceof ReadFault) throw new UsageError(`${name} cannot be read: ${content.message}`);
  let blob: Partial<Blob> | null;
  try {
    blob = JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${name} is not a blob: ${reasonOf(error)}`);
  }
  if (typeof blob?.schema !== "string" || !blob.schema.startsWith("plimsoll-blob-")) {
    throw new UsageError(`${name} is not a blob: write one with --shard and --format blob=FILE`);
  }
  if (blob.version !== version() || blob.schema !== blobSchema) {
    throw new UsageError(`${name} was written by Plimsoll ${blob.version}, and this is ${version()}`);
  }
  if (blob.seal !== sealOf(blob) || !isWhole(blob)) throw new UsageError(`${name} is damaged`);
  return blob;
}

/** Anybody can seal anything. */
function isWhole(blob: Partial<Blob>): blob is Blob {
  return isBlob(blob) && blob.report.files.every((file) => liesWithin(file, file.text.length));
}

const count: Check = (value) => offset(value) && value !== 0;
const isBlob: (blob: Partial<Blob>) => blob is Blob = shape({
  shard: shape({ index: count, count }),
  config: text,
  files: text,
  targets: listOf(text),
  report: shape({
    files: listOf(shape({ path: text, kind: text, text, ...fileReport })),
    failures: listOf(shape({ rule: text, path: text, message: text, stack: optional(text) })),
    inputErrors: listOf(shape({ path: text, message: text })),
  }),
}) as never;

function requireSameRun(read: readonly Read[], config: string): void {
  const [first] = read as [Read];
  for (const { name, blob } of read) {
    if (blob.config !== config) {
      throw new UsageError(
        `${name} has another configuration: shards and merge need the same config, plugins and flags`,
      );
    }
    if (blob.shard.count !== first.blob.shard.count) {
      throw new UsageError(`${first.name} is ${placeOf(first)}, but ${name} is ${placeOf({ name, blob })}`);
    }
    if (blob.files !== first.blob.files)
      throw new UsageError(`${name} and ${first.name} are from different sets of files`);
  }
}

/** Of shards that are missing. */
const mostNamed = 20;

function requireEachOnce(read: readonly Read[]): void {
  const byIndex = new Map<number, Read>();
  for (const one of read) {
    const twin = byIndex.get(one.blob.shard.index);
    if (twin) throw new UsageError(`${twin.name} and ${one.name} are both ${placeOf(one)}`);
    byIndex.set(one.blob.shard.index, one);
  }
  const { count } = (read[0] as Read).blob.shard;
  const missing: number[] = [];
  for (let i = 1; i <= count && missing.length <= mostNamed; i++) if (!byIndex.has(i)) missing.push(i);
  const named = missing.length > mostNamed ? [...missing.slice(0, mostNamed), "..."] : missing;
  if (missing.length > 0) throw new UsageError(`shard ${named.join(", ")} of ${count} is missing`);
}

function placeOf({ blob: { shard } }: Read): string {
  return `shard ${shard.index} of ${shard.count}`;
}
