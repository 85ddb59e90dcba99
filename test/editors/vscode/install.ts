import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/project.ts";

// VS Code comes as code-server, which serves it to a browser. It is installed once into a directory outside of the
// project; its packages are installed piece by piece, because its own installer downloads what the system has.

/** Where VS Code is kept between runs, with what packs extensions and drives browsers. */
const home = process.env.PLIMSOLL_VSCODE ?? join(tmpdir(), "plimsoll-vscode");

/** The last line of code-server for Node 20. Its VS Code is 1.100. */
const packages = ["code-server@4.100.3", "playwright-core@1.65.1", "@vscode/vsce@3"];

export interface Installation {
  readonly home: string;
  /** Path of the program. */
  readonly chromium: string;
}

/** What keeps the tests from running on this machine, as far as that can be told without installing anything. */
export function missing(): string | undefined {
  if (!process.versions.node.startsWith("20.")) return "code-server 4.100 runs on Node 20";
  if (chromium() === undefined) return "Chromium is not installed";
  return programPath("rg") === undefined ? "ripgrep is not installed" : undefined;
}

/** @throws Error when something cannot be downloaded or compiled */
export function install(): Installation {
  const ready = join(home, "ready");
  if (!existsSync(ready)) {
    installPackages();
    writeFileSync(ready, "");
  }
  return { home, chromium: chromium() as string };
}

function installPackages(): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), "{}");
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
  npm(home, "install", ...quiet, ...packages);
  const vscode = join(home, "node_modules/code-server/lib/vscode");
  npm(vscode, "install", "--omit=dev", ...quiet);
  npm(join(vscode, "extensions"), "install", "--omit=dev", ...quiet);
  npm(vscode, "rebuild", "@vscode/spdlog", "native-watchdog", "kerberos");
  const ripgrep = join(vscode, "node_modules/@vscode/ripgrep/bin");
  mkdirSync(ripgrep, { recursive: true });
  rmSync(join(ripgrep, "rg"), { force: true });
  symlinkSync(programPath("rg") as string, join(ripgrep, "rg"));
  rmSync(join(vscode, "node_modules.asar"), { force: true });
  symlinkSync("node_modules", join(vscode, "node_modules.asar"));
  npm(home, "rebuild", "argon2");
}

export interface InstalledExtension {
  /** Directory of installed extensions. */
  readonly extensions: string;
  /** Directory for what VS Code keeps of its user. */
  readonly user: string;
  /** Path of the language server in it. */
  readonly server: string;
  remove(): void;
}

/** Builds the extension, packs it and installs it as people do. */
export function installExtension({ home }: Installation): InstalledExtension {
  const scratch = mkdtempSync(join(home, "extension-"));
  const unpacked = join(scratch, "unpacked");
  const vsix = join(scratch, "plimsoll.vsix");
  const installed: InstalledExtension = {
    extensions: join(scratch, "installed"),
    user: join(scratch, "user"),
    server: join(unpacked, "dist/server.cjs"),
    remove: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }),
  };
  run(root, process.execPath, "--import", "tsx", "scripts/build-extension.ts", unpacked);
  const vsce = join(home, "node_modules/@vscode/vsce/vsce");
  run(unpacked, process.execPath, vsce, "package", "--no-dependencies", "--allow-missing-repository", "--out", vsix);
  run(home, process.execPath, ...codeServer(home, installed), "--install-extension", vsix);
  return installed;
}

/** The start of every command line of code-server; nothing is read from or written to the user's own directories. */
export function codeServer(home: string, { extensions, user }: InstalledExtension): readonly string[] {
  const entry = join(home, "node_modules/code-server/out/node/entry.js");
  const config = join(user, "config.yaml");
  return [entry, "--config", config, "--extensions-dir", extensions, "--user-data-dir", user];
}

function chromium(): string | undefined {
  return ["chromium", "chromium-browser", "google-chrome"].map(programPath).find((path) => path !== undefined);
}

function programPath(name: string): string | undefined {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

function npm(directory: string, ...args: readonly string[]): void {
  run(directory, "npm", ...args);
}

function run(cwd: string, program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { cwd, stdio: "pipe", env: cleanEnvironment() });
}

/** Without the settings of an npm or a test runner that runs this. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_OPTIONS|NODE_ENV|VSCODE_)/i.test(name)),
  );
}
