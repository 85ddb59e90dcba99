import type { PeerConfig, PeerFile } from "./types.ts";

/** Reads a `.semgrepignore`: the files that Semgrep does not look at, written as git's. */
export async function readSemgrepIgnore({ file, name, dir, text }: PeerFile): Promise<PeerConfig> {
  const lines = text.split(/\r?\n/);
  const includes = lines.findIndex((line) => line.startsWith(":include "));
  return {
    tool: "semgrep",
    name,
    file,
    dir,
    settings: [],
    exceptions: [
      { code: undefined, files: { gitIgnore: text }, reason: undefined, until: undefined, key: name, line: undefined },
    ],
    run: {},
    remarks:
      includes < 0 ? [] : [{ key: ":include", line: includes + 1, message: "other ignore files are not followed" }],
  };
}
