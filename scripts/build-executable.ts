import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { interleave, median } from "../bench/measurement.ts";
import { cleanEnvironment, wallTime } from "../bench/process.ts";
import { root } from "./project.ts";
import { bundleSelfContained } from "./self-contained.ts";

// Builds `dist-exe/plimsoll`, or the file that is named: Node's own program with Plimsoll inside, for the system that
// this runs on. Then tries it on an example where no Node is to be found, and prints its size and start time.
//
// Plimsoll goes in as a snapshot of a started program, which starts faster than a bundle with V8's code cache does.

const isWindows = process.platform === "win32";
const isMac = process.platform === "darwin";
const executable = resolve(process.argv[2] ?? `${root}/dist-exe/plimsoll${isWindows ? ".exe" : ""}`);

const example = `${root}/examples/go-before`;
const scratch = mkdtempSync(join(tmpdir(), "plimsoll-executable-"));
try {
  await makeExecutable();
  tryIt();
  tellFigures();
} finally {
  rmSync(scratch, { recursive: true });
}

async function makeExecutable(): Promise<void> {
  const main = join(scratch, "main.cjs");
  const blob = join(scratch, "main.blob");
  const settings = join(scratch, "settings.json");
  await bundleSelfContained({
    entry: "src/self-contained/executable.ts",
    outfile: main,
    target: `node${process.versions.node}`,
    standIns: ["import-module"],
  });
  writeFileSync(
    settings,
    JSON.stringify({ main, output: blob, useSnapshot: true, disableExperimentalSEAWarning: true }),
  );
  run(process.execPath, ["--experimental-sea-config", settings]);
  mkdirSync(join(executable, ".."), { recursive: true });
  copyFileSync(process.execPath, executable);
  chmodSync(executable, 0o755);
  if (isMac) run("codesign", ["--remove-signature", executable]);
  // The name of the fuse is Node's: the program looks for a blob once it is changed.
  const fuse = ["--sentinel-fuse", "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2"];
  const segment = isMac ? ["--macho-segment-name", "NODE_SEA"] : [];
  const postject = fileURLToPath(import.meta.resolve("postject/dist/cli.js"));
  run(process.execPath, [postject, executable, "NODE_SEA_BLOB", blob, ...fuse, ...segment]);
  if (isMac) run("codesign", ["--sign", "-", executable]);
}

function run(program: string, args: readonly string[]): void {
  // What they say on the way is shown where they fail.
  execFileSync(program, args, { stdio: "pipe", env: cleanEnvironment() });
}

function tryIt(): void {
  const env = { ...cleanEnvironment(), PATH: "" };
  const { status, stdout, stderr } = spawnSync(executable, ["--no-config"], { cwd: example, env, encoding: "utf8" });
  if (status === 1 && stdout.includes("[no-toolchain-in-final]") && stderr === "") return;
  throw new Error(`the executable ended with ${status} and wrote:\n${stdout}${stderr}`);
}

function tellFigures(): void {
  const start = (program: string, args: readonly string[]) => () =>
    wallTime(program, args, example, cleanEnvironment());
  const time = interleave(9, median, {
    bare: start(process.execPath, ["-e", "0"]),
    linting: start(executable, ["--no-config"]),
  });
  console.log(`${executable}`);
  console.log(`size: ${(statSync(executable).size / 2 ** 20).toFixed(0)} MiB, of which Node ${nodeSize()} MiB`);
  console.log(`time to lint an example: ${(time.linting / time.bare).toFixed(2)} x node -e 0`);
}

function nodeSize(): string {
  return (statSync(process.execPath).size / 2 ** 20).toFixed(0);
}
