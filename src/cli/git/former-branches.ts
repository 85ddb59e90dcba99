import { join } from "node:path";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import type { Repository } from "../../io/repository.ts";
import { fromBytes } from "./config-includes.ts";
import { oddRevision } from "./odd-files.ts";

/** https://git-scm.com/docs/gitrevisions */
const mark = /@\{-\d+\}/;

/** What git writes between the name of the branch that was left and that of the next one. */
const left = "checkout: moving from ";
const entered = " to ";

/**
 * What a branch that was checked out before may lead git to beside the refs, where a revision is named by it: the log of
 * HEAD says what that was called, and may say anything.
 */
export function oddFormerBranch(revision: string, repository: Repository): string | undefined {
  if (!mark.test(revision)) return undefined;
  const log = join(repository.gitDir, "logs", "HEAD");
  const bytes = readBytes(log, { largest: largest.generated });
  if (bytes instanceof ReadFault) return bytes.isAbsence ? undefined : `${log} cannot be read: ${bytes.message}`;
  const names = new Set<string>();
  for (const line of bytes.toString("latin1").split(left).slice(1)) {
    const [written = ""] = line.split("\n", 1);
    const name = fromBytes(written.slice(0, Math.max(0, written.indexOf(entered))));
    if (name === undefined) return `${log} names branches by bytes that are no UTF-8`;
    names.add(name);
  }
  for (const name of names) {
    const odd = name === "" ? undefined : oddRevision(name, repository);
    if (odd !== undefined) return odd;
  }
  return undefined;
}
