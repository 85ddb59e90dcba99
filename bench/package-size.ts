import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/project.ts";
import type { Measurement } from "./measurement.ts";

const mebibyte = 1024 * 1024;

/** What a user's disk holds after `npm install plimsoll`: the package as packed, with its dependencies. */
export function packageSize(scratch: string): readonly Measurement[] {
  const cwd = `${scratch}/install`;
  mkdirSync(cwd);
  writeFileSync(`${cwd}/package.json`, '{ "private": true }\n');
  execFileSync("npm", ["pack", "--silent", "--pack-destination", cwd], { cwd: root });
  const tarball = readdirSync(cwd).find((name) => name.endsWith(".tgz"));
  const flags = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  execFileSync("npm", ["install", ...flags, `./${tarball}`], { cwd });
  const value = sizeOf(`${cwd}/node_modules`) / mebibyte;
  return [{ name: "installed with dependencies", value, unit: "MiB", bound: 15, keep: "below" }];
}

function sizeOf(directory: string): number {
  let total = 0;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) total += statSync(join(entry.parentPath, entry.name)).size;
  }
  return total;
}
