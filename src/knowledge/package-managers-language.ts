import type { PackageManager, Switch } from "./package-manager.ts";

/*
 * Managers of language packages. Facts from the references of pip, uv, Poetry, Pipenv, conda, npm, Yarn, pnpm, Bun,
 * RubyGems, Bundler, Composer, PECL, Go, Cargo, .NET, Maven and Gradle; cache paths are those on Linux.
 */

const truthy = ["1", "on", "true", "yes", "y", "t"];

/** pip reads PIP_NO_CACHE_DIR as a boolean, where since pip 19 "off", "0" and "false" turn the cache off as well. */
const pipNoCache: Switch = { options: ["no-cache-dir"], environment: [{ name: "PIP_NO_CACHE_DIR" }] };

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
    },
  ],
  cleaning: [{ by: { subcommand: "cache purge" }, cleans: ["cache"] }],
  remedy: { option: "--no-cache-dir" },
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

const gem: PackageManager = {
  name: "gem",
  programs: ["gem"],
  scope: "language",
  syntax: "gem",
  install: [{ subcommand: "install" }],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "uninstall" }],
  packageOptions: { version: ["version"] },
  stores: [
    {
      what: "cache",
      paths: ["/usr/local/bundle/cache", "/usr/lib/ruby/gems/*/cache", "/usr/local/lib/ruby/gems/*/cache"],
      patterns: ["/usr/local/bundle/cache/*.gem", "/usr/lib/ruby/gems/*/cache/*.gem"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["GEM_HOME"],
    },
  ],
  cleaning: [],
  cacheMounts: [{ target: "/usr/local/bundle/cache" }],
};

const bundler: PackageManager = {
  name: "bundler",
  programs: ["bundle"],
  scope: "language",
  syntax: "gem",
  install: [
    { subcommand: "install", unnamed: true },
    { bare: true, without: ["version", "help"], unnamed: true },
    { subcommand: "add" },
  ],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "remove" }],
  packageOptions: { version: ["version"] },
  stores: [
    {
      what: "cache",
      paths: ["/usr/local/bundle/cache", "~/.bundle/cache"],
      patterns: ["/usr/local/bundle/cache/*.gem"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["BUNDLE_PATH", "GEM_HOME"],
    },
  ],
  cleaning: [],
  cacheMounts: [{ target: "/usr/local/bundle/cache" }],
};

const composer: PackageManager = {
  name: "composer",
  programs: ["composer"],
  scope: "language",
  syntax: "composer",
  install: [
    { subcommand: "install", unnamed: true },
    { subcommand: "require" },
    { subcommand: "create-project", unnamed: true },
    { subcommand: "global require" },
    { subcommand: "global install", unnamed: true },
  ],
  upgrade: [{ subcommand: "update" }, { subcommand: "global update" }],
  remove: [{ subcommand: "remove" }, { subcommand: "global remove" }],
  asks: {
    actions: ["install", "upgrade", "remove"],
    yes: { options: ["no-interaction"], environment: [{ name: "COMPOSER_NO_INTERACTION", values: truthy }] },
    option: "--no-interaction",
  },
  stores: [
    {
      what: "cache",
      paths: ["~/.composer/cache", "~/.cache/composer", "/tmp/cache"],
      writtenBy: ["install", "upgrade"],
      off: { options: ["no-cache"] },
      movedBy: ["COMPOSER_CACHE_DIR", "COMPOSER_HOME", "XDG_CACHE_HOME"],
    },
  ],
  cleaning: [
    { by: { subcommand: "clear-cache" }, cleans: ["cache"] },
    { by: { subcommand: "global clear-cache" }, cleans: ["cache"] },
  ],
  remedy: { option: "--no-cache" },
  cacheMounts: [{ target: "/tmp/cache" }],
};

const pecl: PackageManager = {
  name: "pecl",
  programs: ["pecl"],
  scope: "language",
  syntax: "pecl",
  install: [{ subcommand: "install" }],
  upgrade: [{ subcommand: "upgrade" }, { subcommand: "upgrade-all" }],
  remove: [{ subcommand: "uninstall" }],
  stores: [
    {
      what: "cache",
      paths: ["/tmp/pear"],
      writtenBy: ["install", "upgrade"],
    },
  ],
  cleaning: [{ by: { subcommand: "clear-cache" }, cleans: ["cache"] }],
  remedy: { command: "rm -rf /tmp/pear" },
  cacheMounts: [],
};

const go: PackageManager = {
  name: "go",
  programs: ["go"],
  scope: "language",
  syntax: "go",
  install: [
    { subcommand: "install" },
    { subcommand: "get" },
    { subcommand: "mod download", unnamed: true },
    { subcommand: "mod vendor", unnamed: true },
  ],
  execute: [{ subcommand: "run" }],
  stores: [
    {
      what: "cache",
      paths: ["/go/pkg/mod", "~/go/pkg/mod"],
      writtenBy: ["install", "execute"],
      movedBy: ["GOMODCACHE", "GOPATH"],
    },
    { what: "cache", paths: ["~/.cache/go-build"], writtenBy: ["execute"], movedBy: ["GOCACHE", "XDG_CACHE_HOME"] },
  ],
  cleaning: [{ by: { subcommand: "clean", options: ["modcache"] }, cleans: ["cache"] }],
  remedy: { command: "go clean -modcache -cache" },
  cacheMounts: [{ target: "/go/pkg/mod" }, { target: "/root/.cache/go-build" }],
};

const cargo: PackageManager = {
  name: "cargo",
  programs: ["cargo", "cross"],
  scope: "language",
  syntax: "cargo",
  install: [
    { subcommand: "install" },
    { subcommand: "binstall" },
    { subcommand: "add" },
    { subcommand: "fetch", unnamed: true },
  ],
  upgrade: [{ subcommand: "update" }],
  remove: [{ subcommand: "uninstall" }, { subcommand: "remove" }],
  packageOptions: { sources: ["git", "path"], version: ["version", "rev", "tag"] },
  stores: [
    {
      what: "cache",
      paths: ["/usr/local/cargo/registry", "~/.cargo/registry"],
      patterns: ["$CARGO_HOME/registry", "${CARGO_HOME}/registry"],
      writtenBy: ["install", "upgrade"],
      movedBy: ["CARGO_HOME"],
    },
  ],
  cleaning: [],
  remedy: { command: 'rm -rf "$CARGO_HOME/registry"' },
  cacheMounts: [
    { target: "/usr/local/cargo/registry", sharing: "locked" },
    { target: "/usr/local/cargo/git", sharing: "locked" },
  ],
};

const dotnet: PackageManager = {
  name: "dotnet",
  programs: ["dotnet"],
  scope: "language",
  syntax: "dotnet",
  install: [
    { subcommand: "tool install" },
    { subcommand: "add package" },
    { subcommand: "package add" },
    { subcommand: "restore", unnamed: true },
    { subcommand: "tool restore", unnamed: true },
  ],
  upgrade: [{ subcommand: "tool update" }],
  remove: [{ subcommand: "tool uninstall" }],
  packageOptions: { version: ["version"] },
  stores: [
    {
      what: "cache",
      paths: ["~/.nuget/packages"],
      writtenBy: ["install"],
      movedBy: ["NUGET_PACKAGES"],
    },
  ],
  cleaning: [{ by: { subcommand: "nuget locals", operand: ["all"], options: ["clear"] }, cleans: ["cache"] }],
  remedy: { command: "dotnet nuget locals all --clear" },
  cacheMounts: [{ target: "/root/.nuget/packages" }],
};

/** Build tools that download what the project's file names; their operands are goals and tasks. */
function buildTool(name: string, path: string, movedBy: readonly string[]): PackageManager {
  return {
    name,
    programs: [name],
    scope: "language",
    syntax: "dotnet",
    install: [{ unnamed: true, without: ["help", "version"] }],
    stores: [{ what: "cache", paths: [`~/${path}`], writtenBy: ["install"], movedBy }],
    cleaning: [],
    cacheMounts: [{ target: `/root/${path}` }],
  };
}

export const languageManagers: readonly PackageManager[] = [
  pip,
  pipx,
  uv,
  poetry,
  pipenv,
  conda,
  npm,
  yarn,
  pnpm,
  bun,
  corepack,
  gem,
  bundler,
  composer,
  pecl,
  go,
  cargo,
  dotnet,
  buildTool("mvn", ".m2/repository", ["MAVEN_USER_HOME"]),
  buildTool("gradle", ".gradle/caches", ["GRADLE_USER_HOME"]),
];
