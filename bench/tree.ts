import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { interleave, type Measurement, median } from "./measurement.ts";
import { cleanEnvironment, cli, cpuTime } from "./process.ts";

const rounds = 5;
const packages = 100;
const directories = 25;
const files = 40;

const walker = `const { readdirSync } = require("node:fs");
(function walk(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== ".git") walk(dir + "/" + entry.name);
})(".");`;

/** A repository of 100,000 files of which few are build files, against what a walk over it alone takes. */
export function tree(scratch: string): readonly Measurement[] {
  const root = `${scratch}/tree`;
  write(root);
  const env = cleanEnvironment({ XDG_CACHE_HOME: `${scratch}/cache` });
  const node = (...args: string[]) => cpuTime(process.execPath, args, root, env);
  const lint = (...args: string[]) => node(cli, "--no-config", "--format", "json", ...args);
  lint("--staged");
  const cpu = interleave(rounds, median, {
    bare: () => node("-e", "0"),
    walk: () => node("-e", walker),
    all: () => lint("."),
    staged: () => lint("--staged"),
  });
  return [
    { name: "a tree of 100,000 files", value: cpu.all / cpu.walk, unit: "x a plain walk", bound: 3, keep: "below" },
    { name: "--staged there", value: cpu.staged / cpu.bare, unit: "x node -e 0", bound: 3, keep: "below" },
  ];
}

function write(root: string): void {
  for (let i = 0; i < packages; i++) {
    for (let j = 0; j < directories; j++) {
      const dir = `${root}/package-${i}/src/part-${j}`;
      mkdirSync(dir, { recursive: true });
      for (let k = 0; k < files; k++) writeFileSync(`${dir}/file-${k}.ts`, "");
    }
    writeFileSync(`${root}/package-${i}/.gitignore`, "node_modules\n*.log\n");
    if (i % 10 === 0) writeFileSync(`${root}/package-${i}/Dockerfile`, "FROM alpine:3.20\nRUN apk add curl\n");
  }
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: root,
      stdio: "ignore",
    });
  git("init");
  git("add", ".");
  git("commit", "--message", "All");
  writeFileSync(`${root}/package-0/Dockerfile`, "FROM alpine:3.20\nRUN apk add git\n");
  git("add", ".");
}
