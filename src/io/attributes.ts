import { existsSync, type Stats } from "node:fs";
import type { Disk } from "./disk.ts";
import type { Draft } from "./draft.ts";

/** What `cp` takes to copy them; elsewhere none is known to do so, or to say when it does not. */
const flags: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["--attributes-only", "--preserve=mode,ownership,xattr"],
  darwin: ["-p"],
};

/** By their full names: what is called `cp` in the path may be anybody's. */
const programs = ["/usr/bin/cp", "/bin/cp"];

/**
 * Gives an empty draft the mode, owner, group, access list and extended attributes of a file; false where that cannot be
 * done, or cannot be told. Node has no calls for the last two, so `cp` copies them: it fails where it does not know how.
 */
export function copyAttributes(path: string, stats: Stats, { path: to, descriptor }: Draft, disk: Disk): boolean {
  const how = flags[process.platform];
  const program = how && programs.find((name) => existsSync(name));
  if (!program) return false;
  // Most runs write nothing and never load it.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  if (spawnSync(program, [...how, "--", path, to], { stdio: "ignore" }).status !== 0) return false;
  // Where it copies the content too.
  disk.ftruncateSync(descriptor, 0);
  const { uid, gid, mode } = disk.fstatSync(descriptor);
  return uid === stats.uid && gid === stats.gid && mode === stats.mode;
}
