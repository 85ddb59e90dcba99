import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from `cargo help` and `rustup help` (cargo 1.95, rustup 1.28), cargo-chef's and cross's READMEs. */

const common = words("-h|--help -v|-vv|--verbose -q|--quiet --locked --offline --frozen");
const commonValues = words("--color --config -Z --message-format");

const targetFlags = words(`
  --all|--workspace --lib --bins --examples --tests --benches --all-targets --all-features --no-default-features
  -r|--release --keep-going --ignore-rust-version --unit-graph --build-plan --future-incompat-report
`);
const targetValues = words(`
  -p|--package --exclude --bin --example --test --bench -F|--features --profile -j|--jobs --target --target-dir
  --out-dir|--artifact-dir --manifest-path --lockfile-path
`);

const compile: SubcommandTable = { flags: targetFlags, values: targetValues, optional: ["--timings"] };
const sourceValues = words("--git --branch --tag --rev --path --registry --index");
const dependencyTable = words("-D|--dev -B|--build -n|--dry-run");

const cargoSubcommands: Readonly<Record<string, SubcommandTable>> = {
  build: { ...compile, aliases: ["b"] },
  check: { ...compile, aliases: ["c"] },
  run: { ...compile, aliases: ["r"] },
  test: { ...compile, flags: [...targetFlags, ...words("--no-run --no-fail-fast --doc")], aliases: ["t"] },
  bench: { ...compile, flags: [...targetFlags, ...words("--no-run --no-fail-fast")] },
  clippy: {
    ...compile,
    flags: [...targetFlags, ...words("--fix --no-deps --allow-dirty --allow-staged --allow-no-vcs")],
    values: [...targetValues, "--explain"],
  },
  doc: { ...compile, flags: [...targetFlags, ...words("--open --no-deps --document-private-items")], aliases: ["d"] },
  fix: {
    ...compile,
    flags: [
      ...targetFlags,
      ...words("--broken-code --edition --edition-idioms --allow-dirty --allow-staged --allow-no-vcs"),
    ],
  },
  rustc: { ...compile, values: [...targetValues, ...words("--print --crate-type")] },
  rustdoc: { ...compile, flags: [...targetFlags, "--open"] },
  zigbuild: compile,
  auditable: { style: "posix" },
  install: {
    flags: [...targetFlags, ...words("-f|--force -n|--dry-run --no-track --list --debug")],
    values: [...targetValues, ...sourceValues, ...words("--vers|--version --root")],
    optional: ["--timings"],
  },
  binstall: {
    flags: words("-y|--no-confirm --force --dry-run --no-symlinks --no-cleanup --no-track --no-discover-github-token"),
    values: words(
      "--version --root --install-path --targets --manifest-path --pkg-url --pkg-fmt --strategies --disable-strategies --rate-limit --registry --index --github-token --log-level",
    ),
  },
  uninstall: { values: words("-p|--package --bin --root") },
  fetch: { values: words("--target --manifest-path") },
  update: {
    flags: words("--recursive --aggressive -w|--workspace -n|--dry-run -b|--breaking --ignore-rust-version"),
    values: words("--precise --manifest-path -p|--package"),
  },
  vendor: {
    flags: words("--no-delete --respect-source-config --versioned-dirs"),
    values: words("-s|--sync --manifest-path"),
  },
  "generate-lockfile": { flags: ["--ignore-rust-version"], values: words("--manifest-path --publish-time") },
  clean: {
    flags: words("--doc -r|--release -n|--dry-run --workspace"),
    values: words("-p|--package --profile --target --target-dir --manifest-path"),
  },
  metadata: {
    flags: words("--no-deps --all-features --no-default-features"),
    values: words("--filter-platform --format-version -F|--features --manifest-path"),
  },
  tree: {
    flags: words("-d|--duplicates --no-dedupe --workspace --all-features --no-default-features"),
    values: words(
      "-e|--edges -i|--invert --prune --depth --prefix --charset -f|--format -p|--package --exclude -F|--features --target --manifest-path",
    ),
  },
  add: {
    flags: [
      ...dependencyTable,
      ...words(
        "--no-default-features --default-features --optional --no-optional --public --no-public --ignore-rust-version",
      ),
    ],
    values: [...sourceValues, ...words("-F|--features --rename --manifest-path -p|--package --base --target")],
  },
  remove: { aliases: ["rm"], flags: dependencyTable, values: words("--target -p|--package --manifest-path") },
  new: { flags: words("--bin --lib"), values: words("--vcs --edition --name --registry") },
  init: { flags: words("--bin --lib"), values: words("--vcs --edition --name --registry") },
  fmt: { flags: words("--all --check"), values: words("-p|--package --manifest-path") },
  package: {
    flags: [...targetFlags, ...words("-l|--list --no-verify --no-metadata --allow-dirty --exclude-lockfile")],
    values: [...targetValues, ...words("--index --registry")],
  },
  publish: {
    flags: [...targetFlags, ...words("-n|--dry-run --no-verify --allow-dirty")],
    values: [...targetValues, ...words("--index --registry --token")],
  },
  login: { values: ["--registry"] },
  search: { values: words("--limit --index --registry") },
  chef: {
    subcommands: {
      prepare: { values: words("--recipe-path --bin") },
      cook: {
        ...compile,
        flags: [...targetFlags, ...words("--check --clippy --no-std --no-build --zigbuild")],
        values: [...targetValues, "--recipe-path"],
      },
    },
  },
  nextest: {
    subcommands: { run: compile, list: compile, archive: { ...compile, values: [...targetValues, "--archive-file"] } },
  },
  audit: { flags: words("-d|--db --json --no-fetch --stale"), values: words("-f|--file --ignore -D|--deny") },
  ...plain(
    "config help info locate-project logout owner pkgid read-manifest report verify-project version yank deny component xtask miri",
  ),
};

const cargo: CommandTable = {
  programs: ["cargo", "xx-cargo"],
  flags: [...common, ...words("-V|--version --list")],
  values: [...commonValues, ...words("-C --explain")],
  glued: ["+|+toolchain"],
  subcommands: cargoSubcommands,
};

const cross: CommandTable = { ...cargo, programs: ["cross"] };

const toolchainInstall: SubcommandTable = {
  aliases: ["add", "update"],
  flags: words("--no-self-update --no-update --force --allow-downgrade --force-non-host --override"),
  values: words("--profile -c|--component -t|--target"),
};

const rustup: CommandTable = {
  programs: ["rustup"],
  flags: words("-h|--help -v|--verbose -q|--quiet -V|--version"),
  glued: ["+|+toolchain"],
  subcommands: {
    toolchain: {
      subcommands: { install: toolchainInstall, uninstall: { aliases: ["remove"] }, ...plain("list link") },
    },
    install: { ...toolchainInstall, aliases: [] },
    uninstall: {},
    update: { aliases: ["upgrade"], flags: words("--no-self-update --force --force-non-host") },
    default: { flags: ["--force-non-host"] },
    target: { values: ["--toolchain"], subcommands: plain("add|install remove|uninstall list") },
    component: { values: words("--toolchain --target"), subcommands: plain("add remove list") },
    override: { values: ["--path"], subcommands: plain("set|add unset|remove list") },
    run: { style: "posix", flags: ["--install"] },
    self: { subcommands: { uninstall: { flags: ["-y|--yes"] }, ...plain("update upgrade-data") } },
    set: { subcommands: plain("default-host profile auto-self-update auto-install") },
    show: { subcommands: plain("active-toolchain home profile") },
    ...plain("check which doc|docs man completions help"),
  },
};

const rustupInit: CommandTable = {
  programs: ["rustup-init", "rustup-init.sh"],
  flags: words(
    "-h|--help -v|--verbose -q|--quiet -V|--version -y|--yes --no-update-default-toolchain --no-modify-path",
  ),
  values: words("--default-host --default-toolchain --profile -c|--component -t|--target"),
};

export const rustTables: readonly CommandTable[] = [cargo, cross, rustup, rustupInit];
