import type { PackageManager } from "./package-manager.ts";

/*
 * Managers of other languages' packages. Facts from the references of RubyGems, Bundler, Composer, PECL, Go, Cargo, .NET,
 * Maven and Gradle; cache paths are those on Linux.
 */

const truthy = ["1", "on", "true", "yes", "y", "t"];

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
