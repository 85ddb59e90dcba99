import { join } from "node:path";
import { root } from "../../project.ts";
import type { PeerProgram } from "../finding.ts";
import { outputOf } from "../program.ts";

interface Line {
  readonly path: string;
  readonly line?: number;
  readonly code?: string;
  readonly error?: string;
}

/** BuildKit's own checks without an engine: a program of a page around its library, which `go` builds. */
export const buildkit: PeerProgram = {
  name: "buildkit",
  // What an image sets, only a registry tells.
  leavesOut: (code) => code === "UndefinedVar",
  run(paths) {
    const output = outputOf("go", ["run", "-C", join(root, "scripts/differential/buildkit"), ".", ...paths]);
    const lines = output
      .split("\n")
      .filter((text) => text !== "")
      .map((text): Line => JSON.parse(text));
    return {
      findings: lines.flatMap(({ path, line = 0, code }) => (code === undefined ? [] : [{ path, line, code }])),
      unread: new Map(lines.flatMap(({ path, error }) => (error === undefined ? [] : [[path, error]]))),
    };
  },
};
