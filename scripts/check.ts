import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { manifest, root } from "./project.ts";

// `npm run check`: everything that must hold of the sources beside the tests. Each check is an npm script, so that it
// can be run alone; they run side by side, and what a check says is shown when it fails.

/** The slowest first, so that the short ones fill the gaps. */
const checks = [
  "typecheck",
  "typecheck:playground",
  "check:imports",
  "check:tables",
  "check:unused",
  "check:generated",
  "check:package",
  "lint",
  "check:examples",
  "check:self",
];

const needBuild = new Set(["check:package", "check:examples", "check:self"]);

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

const isBuilt = existsSync(`${root}/${manifest.bin.plimsoll}`);
const queue = [...checks];
let failed = 0;
await Promise.all(Array.from({ length: cpus().length }, work));
console.log(`${checks.length - failed} of ${checks.length} checks passed`);
process.exitCode = failed > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let name = queue.shift(); name; name = queue.shift()) {
    const { passed, output, seconds } = await run(name);
    console.log(`${passed ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)`);
    if (passed) continue;
    failed++;
    console.log(output.trimEnd().replace(/^/gm, "  "));
  }
}

function run(script: string): Promise<Outcome> {
  if (!isBuilt && needBuild.has(script)) {
    return Promise.resolve({ passed: false, output: "dist is missing: run `npm run build` first.", seconds: 0 });
  }
  const started = performance.now();
  return new Promise((resolve) => {
    // Through a shell: on Windows npm is a script.
    const child = spawn(`npm run --silent ${script}`, { cwd: root, shell: true });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      output += error.message;
    });
    child.on("close", (status) => {
      resolve({ passed: status === 0, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}
