import type { PackageManager, Switch } from "./package-manager.ts";

/* Managers of Python packages. Facts from the references of pip, pipx, uv, Poetry, Pipenv and conda; paths are those on Linux. */

const truthy = ["1", "on", "true", "yes", "y", "t"];

/** pip reads PIP_NO_CACHE_DIR as a boolean, where since pip 19 "off", "0" and "false" turn the cache off as well. */
const pipNoCache: Switch = {
  // Without an index nothing is downloaded that could be kept.
  options: ["no-cache-dir", "no-index", "dry-run"],
  environment: [{ name: "PIP_NO_CACHE_DIR" }, { name: "PIP_NO_INDEX" }],
  configuration: ["no-cache-dir", "no_cache_dir"],
};

const pip: PackageManager = {
  name: "pip",
  programs: ["pip"],
  scope: "language",
  syntax: "python",
  install: [{ subcommand: "install" }],
  remove: [{ subcommand: "uninstall" }],
  packageOptions: { lists: ["requirement"], sources: ["editable"] },
  asks: { actions: ["remove"], yes: { options: ["yes"], environment: [{ name: "PIP_YES" }] }, option: "-y" },
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/pip"],
      writtenBy: ["install"],
      off: pipNoCache,
      movedBy: ["PIP_CACHE_DIR", "XDG_CACHE_HOME"],
      movedByOptions: ["cache-dir"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache purge" }, cleans: ["cache"] }],
  remedy: { option: "--no-cache-dir" },
  configurationFiles: ["/etc/pip.conf", "/etc/xdg/pip/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf"],
  cacheMounts: [{ target: "/root/.cache/pip" }],
};

const pipx: PackageManager = {
  name: "pipx",
  programs: ["pipx"],
  scope: "language",
  syntax: "python",
  install: [{ subcommand: "install" }],
  upgrade: [{ subcommand: "upgrade-all" }],
  remove: [{ subcommand: "uninstall" }],
  execute: [{ subcommand: "run" }],
  packageOptions: { packages: ["spec"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/pip"],
      writtenBy: ["install"],
      off: { environment: [{ name: "PIP_NO_CACHE_DIR" }] },
      movedBy: ["PIP_CACHE_DIR", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [],
  cacheMounts: [{ target: "/root/.cache/pip" }],
};

const uv: PackageManager = {
  name: "uv",
  programs: ["uv", "uvx"],
  scope: "language",
  syntax: "python",
  install: [
    { programs: ["uv"], subcommand: "pip install" },
    { programs: ["uv"], subcommand: "tool install" },
    { programs: ["uv"], subcommand: "add" },
    { programs: ["uv"], subcommand: "sync", unnamed: true },
    { programs: ["uv"], subcommand: "pip sync", unnamed: true },
  ],
  upgrade: [{ programs: ["uv"], subcommand: "tool upgrade", options: ["all"] }],
  remove: [{ subcommand: "remove" }, { subcommand: "pip uninstall" }, { subcommand: "tool uninstall" }],
  execute: [{ programs: ["uvx"] }, { programs: ["uv"], subcommand: "tool run" }],
  packageOptions: { lists: ["requirements"], sources: ["editable"], packages: ["from"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/uv"],
      writtenBy: ["install", "execute"],
      off: { options: ["no-cache"], environment: [{ name: "UV_NO_CACHE", values: truthy }] },
      movedBy: ["UV_CACHE_DIR", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache clean" }, cleans: ["cache"] }],
  remedy: { option: "--no-cache" },
  cacheMounts: [{ target: "/root/.cache/uv" }],
};

const poetry: PackageManager = {
  name: "poetry",
  programs: ["poetry"],
  scope: "language",
  syntax: "python",
  install: [
    { subcommand: "install", unnamed: true },
    { subcommand: "sync", unnamed: true },
    { subcommand: "add" },
    { subcommand: "self add" },
  ],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "remove" }],
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/pypoetry"],
      writtenBy: ["install", "upgrade"],
      off: { options: ["no-cache"] },
      movedBy: ["POETRY_CACHE_DIR", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache clear", options: ["all"] }, cleans: ["cache"] }],
  remedy: { option: "--no-cache" },
  cacheMounts: [{ target: "/root/.cache/pypoetry" }],
};

const pipenv: PackageManager = {
  name: "pipenv",
  programs: ["pipenv"],
  scope: "language",
  syntax: "python",
  install: [{ subcommand: "install" }, { subcommand: "sync", unnamed: true }],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "uninstall" }],
  packageOptions: { lists: ["requirements"], sources: ["editable"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.cache/pipenv"],
      patterns: ["~/.cache/pip"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["PIPENV_CACHE_DIR", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [{ by: { options: ["clear"] }, cleans: ["cache"] }],
  cacheMounts: [{ target: "/root/.cache/pipenv" }],
};

const conda: PackageManager = {
  name: "conda",
  programs: ["conda", "mamba", "micromamba"],
  scope: "language",
  syntax: "conda",
  install: [
    { subcommand: "install" },
    { subcommand: "create" },
    { subcommand: "env create", unnamed: true },
    { subcommand: "env update", unnamed: true },
  ],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "remove" }],
  packageOptions: { lists: ["file"] },
  asks: {
    actions: ["install", "upgrade", "remove"],
    yes: {
      options: ["yes", "dry-run"],
      environment: [
        { name: "CONDA_ALWAYS_YES", values: truthy },
        { name: "MAMBA_ALWAYS_YES", values: truthy },
      ],
    },
    option: "-y",
  },
  stores: [
    {
      what: "cache",
      paths: ["/opt/conda/pkgs", "~/.conda/pkgs", "~/miniconda3/pkgs", "/usr/local/conda/pkgs"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["CONDA_PKGS_DIRS", "MAMBA_ROOT_PREFIX"],
    },
  ],
  cleaning: [
    { by: { subcommand: "clean", options: ["all"] }, cleans: ["cache"] },
    { by: { subcommand: "clean", options: ["tarballs"] }, cleans: ["cache"] },
    { by: { subcommand: "clean", options: ["packages"] }, cleans: ["cache"] },
    { by: { subcommand: "clean", options: ["force-pkgs-dirs"] }, cleans: ["cache"] },
  ],
  remedy: { command: "conda clean --all --yes" },
  cacheMounts: [{ target: "/opt/conda/pkgs" }],
};

/** It keeps nothing that it has downloaded, and never asks. */
const easyInstall: PackageManager = {
  name: "easy_install",
  programs: ["easy_install"],
  scope: "language",
  syntax: "python",
  install: [{ without: ["version", "editable"] }],
  stores: [],
  cleaning: [],
  cacheMounts: [],
};

export const pythonManagers: readonly PackageManager[] = [pip, pipx, uv, poetry, pipenv, conda, easyInstall];
