import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./project.ts";
import { bundleSelfContained } from "./self-contained.ts";

// Builds `action/dist/index.cjs`, what `action.yml` starts. GitHub runs an action from its repository as it is, so the
// bundle is committed: with each release, not with each change. `--check` writes nothing and fails when the committed
// bundle is not what the sources make; a release asks for that.

const committed = `${root}/action/dist/index.cjs`;

if (process.argv.includes("--check")) {
  const scratch = mkdtempSync(join(tmpdir(), "plimsoll-action-"));
  await bundle(`${scratch}/index.cjs`);
  if (!readFileSync(`${scratch}/index.cjs`).equals(readFileSync(committed))) {
    console.error("action/dist/index.cjs is stale: run `npm run build:action`.");
    process.exitCode = 1;
  }
  rmSync(scratch, { recursive: true });
} else {
  await bundle(committed);
  console.log(`action/dist/index.cjs: ${(readFileSync(committed).length / 2 ** 20).toFixed(1)} MiB`);
}

function bundle(outfile: string): Promise<void> {
  return bundleSelfContained({ entry: "src/action/bin.ts", outfile, target: "node24", standIns: ["stdio"] });
}
