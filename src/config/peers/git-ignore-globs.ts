import type { PeerException } from "./types.ts";

/**
 * The globs for which an exception is, where they are certain: a file of ignore rules that takes nothing out again and
 * escapes nothing means the same to our globs.
 */
export function globsOf(files: PeerException["files"]): readonly string[] | undefined {
  if (files === undefined) return ["**"];
  if (!("gitIgnore" in files)) return files;
  const lines = files.gitIgnore
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith(":include "));
  return lines.length > 0 && lines.every((line) => /^[\w.@+*/-]+$/.test(line)) ? lines : undefined;
}
