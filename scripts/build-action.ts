import { statSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./project.ts";
import { bundleSelfContained } from "./self-contained.ts";

// Builds `action/dist/index.cjs`, what `action.yml` starts, or the file that is named. GitHub runs an action from its
// repository as it is: the bundle is in no commit but those that a release tags.

const outfile = resolve(process.argv[2] ?? `${root}/action/dist/index.cjs`);
await bundleSelfContained({ entry: "src/action/bin.ts", outfile, target: "node24", standIns: ["stdio"] });
console.log(`${outfile}: ${(statSync(outfile).size / 2 ** 20).toFixed(1)} MiB`);
