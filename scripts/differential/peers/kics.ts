import { join } from "node:path";
import { root } from "../../project.ts";
import type { PeerProgram } from "../finding.ts";
import { chunks, outputOf } from "../program.ts";

interface Line {
  readonly path: string;
  readonly line?: number;
  readonly code?: string;
  readonly error?: string;
}

const folder = join(root, "scripts/differential/kics");

/** KICS's queries, run by its own engine: a program of two pages around its library, which `go` builds. */
export const kics: PeerProgram = {
  name: "kics",
  // It puts what it says of a RUN of several lines at the FROM.
  placesByStage: true,
  isAboutFile: (code) => aboutFile.has(code),
  run(paths) {
    const module = JSON.parse(outputOf("go", ["list", "-C", folder, "-m", "-json", "github.com/Checkmarx/kics/v2"]));
    const lines = chunks(paths, 200).flatMap((part) =>
      outputOf("go", ["run", "-C", folder, ".", module.Dir, ...part])
        .split("\n")
        .filter((text) => text !== "")
        .map((text): Line => JSON.parse(text)),
    );
    return {
      findings: lines.flatMap(({ path, line = 0, code }) => (code === undefined ? [] : [{ path, line, code }])),
      unread: new Map(lines.flatMap(({ path, error }) => (error === undefined ? [] : [[path, error]]))),
    };
  },
};

/** A missing HEALTHCHECK and a missing USER. */
const aboutFile = new Set(["b03a748a-542d-44f4-bb86-9199ab4fd2d5", "fd54f200-402c-4333-a5a4-36ef6709af2f"]);
