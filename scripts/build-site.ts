import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { address } from "../site/address.ts";
import { deadLinks } from "../site/check-links.ts";
import { sitePages } from "../site/pages.ts";
import { buildPlayground } from "./build-playground.ts";
import { root } from "./project.ts";

// Builds the site into `dist-site`, or the directory that is named: the pages of `docs` and the playground. What makes
// pages of them is installed in `site`, which has a lock file of its own.

const site = `${root}/site`;
const out = resolve(process.argv[2] ?? `${root}/dist-site`);

install();
stagePages();
run(process.execPath, [`${site}/node_modules/vitepress/bin/vitepress.js`, "build", site, "--outDir", out]);
await buildPlayground(`${out}/playground`);
const dead = deadLinks(out, address.pathname);
for (const link of dead) console.error(`leads nowhere: ${link}`);
if (dead.length > 0) process.exit(1);
console.log(out);

/** As the lock file has it, unless that is installed already. */
function install(): void {
  const installed = `${site}/node_modules/.package-lock.json`;
  if (existsSync(installed) && isSame(installed, `${site}/package-lock.json`)) return;
  run("npm", ["ci", "--prefix", site, "--no-audit", "--no-fund"]);
}

/** Whether all that is locked is installed; what is for other platforms is not. */
function isSame(installed: string, locked: string): boolean {
  const [there, wanted] = [installed, locked].map((path) => JSON.parse(readFileSync(path, "utf8")).packages) as [
    Record<string, { version: string }>,
    Record<string, { version: string; optional?: boolean }>,
  ];
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
}

/** Copies the pages to where the site's generator looks for them. */
function stagePages(): void {
  const pages = `${site}/.pages`;
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(`${pages}/public`, { recursive: true });
  cpSync(`${root}/editors/vscode/icon.svg`, `${pages}/public/icon.svg`);
  for (const [source, page] of sitePages()) {
    mkdirSync(dirname(`${pages}/${page}`), { recursive: true });
    cpSync(`${root}/${source}`, `${pages}/${page}`);
  }
}

function run(command: string, args: readonly string[]): void {
  // Through a shell on Windows, where npm is a script.
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
