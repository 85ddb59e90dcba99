import type { PackageManager } from "./package-manager.ts";

/* Managers of JavaScript packages. Facts from the references of npm, Yarn, pnpm, Bun and Corepack; paths are those on Linux. */

const truthy = ["1", "on", "true", "yes", "y", "t"];

const npm: PackageManager = {
  name: "npm",
  programs: ["npm", "npx"],
  scope: "language",
  syntax: "npm",
  install: [
    { programs: ["npm"], subcommand: "install" },
    { programs: ["npm"], subcommand: "ci", unnamed: true },
    { programs: ["npm"], subcommand: "install-test" },
    { programs: ["npm"], subcommand: "install-ci-test", unnamed: true },
  ],
  upgrade: [{ programs: ["npm"], subcommand: "update" }],
  remove: [{ programs: ["npm"], subcommand: "uninstall" }],
  execute: [
    { programs: ["npx"], without: ["call"] },
    { programs: ["npm"], subcommand: "exec", without: ["call"] },
  ],
  packageOptions: { packages: ["package"] },
  asks: {
    actions: ["execute"],
    yes: {
      options: ["yes", "no-yes", "no-install"],
      environment: [
        { name: "npm_config_yes", values: truthy },
        { name: "NPM_CONFIG_YES", values: truthy },
        { name: "CI" },
      ],
    },
    option: "--yes",
  },
  stores: [
    {
      what: "cache",
      paths: ["~/.npm"],
      patterns: ["~/.npm/_cacache"],
      writtenBy: ["install", "upgrade", "execute"],
      movedBy: ["npm_config_cache", "NPM_CONFIG_CACHE"],
      movedByOptions: ["cache"],
    },
  ],
  cleaning: [{ by: { programs: ["npm"], subcommand: "cache clean" }, cleans: ["cache"] }],
  remedy: { command: "npm cache clean --force" },
  cacheMounts: [{ target: "/root/.npm" }],
};

const yarn: PackageManager = {
  name: "yarn",
  programs: ["yarn"],
  scope: "language",
  syntax: "npm",
  install: [
    { subcommand: "install", unnamed: true },
    { subcommand: "add" },
    { subcommand: "global add" },
    { subcommand: "workspaces focus", unnamed: true },
    { bare: true, without: ["version", "help"], unnamed: true },
  ],
  upgrade: [{ subcommand: "upgrade" }, { subcommand: "global upgrade" }],
  remove: [{ subcommand: "remove" }, { subcommand: "global remove" }],
  execute: [{ subcommand: "dlx" }],
  packageOptions: { packages: ["package"] },
  stores: [
    {
      what: "cache",
      paths: ["/usr/local/share/.cache/yarn", "~/.cache/yarn", "~/.yarn/berry/cache"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["YARN_CACHE_FOLDER", "YARN_GLOBAL_FOLDER"],
      movedByOptions: ["cache-folder"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache clean" }, cleans: ["cache"] }],
  remedy: { command: "yarn cache clean" },
  cacheMounts: [{ target: "/usr/local/share/.cache/yarn" }],
};

const pnpm: PackageManager = {
  name: "pnpm",
  programs: ["pnpm"],
  scope: "language",
  syntax: "npm",
  install: [
    { subcommand: "install" },
    { subcommand: "add" },
    { subcommand: "ci", unnamed: true },
    { subcommand: "fetch", unnamed: true },
    { subcommand: "deploy", unnamed: true },
  ],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "remove" }],
  execute: [{ subcommand: "dlx" }],
  packageOptions: { packages: ["package"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.local/share/pnpm/store", "~/.pnpm-store"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["PNPM_HOME", "XDG_DATA_HOME", "npm_config_store_dir"],
    },
  ],
  cleaning: [{ by: { subcommand: "store prune" }, cleans: ["cache"] }],
  remedy: { command: "pnpm store prune" },
  cacheMounts: [{ target: "/root/.local/share/pnpm/store" }],
};

const bun: PackageManager = {
  name: "bun",
  programs: ["bun", "bunx"],
  scope: "language",
  syntax: "npm",
  install: [
    { programs: ["bun"], subcommand: "install" },
    { programs: ["bun"], subcommand: "add" },
    { programs: ["bun"], subcommand: "ci", unnamed: true },
  ],
  upgrade: [{ programs: ["bun"], subcommand: "update" }],
  remove: [{ programs: ["bun"], subcommand: "remove" }],
  execute: [{ programs: ["bunx"] }, { programs: ["bun"], subcommand: "x" }],
  packageOptions: { packages: ["package"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.bun/install/cache"],
      writtenBy: ["install", "upgrade"],
      off: { options: ["no-cache"] },
      movedBy: ["BUN_INSTALL_CACHE_DIR", "BUN_INSTALL"],
    },
  ],
  cleaning: [{ by: { programs: ["bun"], subcommand: "pm cache rm" }, cleans: ["cache"] }],
  remedy: { option: "--no-cache" },
  cacheMounts: [{ target: "/root/.bun/install/cache" }],
};

const corepack: PackageManager = {
  name: "corepack",
  programs: ["corepack"],
  scope: "language",
  syntax: "npm",
  install: [{ subcommand: "prepare" }, { subcommand: "install" }, { subcommand: "use" }],
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/node/corepack"],
      writtenBy: [],
      movedBy: ["COREPACK_HOME", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache clean" }, cleans: ["cache"] }],
  cacheMounts: [],
};

export const javascriptManagers: readonly PackageManager[] = [npm, yarn, pnpm, bun, corepack];
