import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from `gem help` (RubyGems 3) and the man pages of Bundler 2. */

const gemFlags = words(`
  -h|--help -V|--verbose --no-verbose -q|--quiet --silent --norc --debug --backtrace -N|--no-document
  --ri --rdoc --no-ri --no-rdoc -f|--force --no-force --env-shebang --no-env-shebang -w|--wrappers --no-wrappers
  --user-install --no-user-install --development --development-all --conservative --minimal-deps --prerelease|--pre
  --no-pre|--no-prerelease -l|--local -r|--remote -b|--both --clear-sources -y|--include-dependencies
  --ignore-dependencies --default --explain --lock --no-lock --suggestions --no-suggestions --vendor --no-update-sources
  --post-install-message --no-post-install-message -E|--shebang -a|--all -x|--executables -I --abort-on-dependent
`);
const gemValues = words(`
  -v|--version -i|--install-dir -n|--bindir --build-root --platform -P|--trust-policy -s|--source
  -B|--bulk-threshold --config-file --without --target-rbconfig --install-as-default-dir
`);

const gem: CommandTable = {
  programs: ["gem", "gem2", "gem3", "gem2.*", "gem3.*"],
  flags: gemFlags,
  values: gemValues,
  optional: words("--document --system -p|--http-proxy -g|--file"),
  handsOn: true,
  subcommands: {
    ...plain(`
      install|i uninstall update cleanup|clean list|ls search query info specification which outdated environment|env
      fetch unpack open contents check dependency lock pristine owner cert server rdoc stale rebuild exec help mirror
      signin signout yank generate_index
    `),
    build: { flags: ["--strict"], values: words("-o|--output -C") },
    push: { values: words("-k|--key --host --otp") },
    sources: {
      aliases: ["source"],
      flags: words("-l|--list -c|--clear-all -u|--update -f|--force"),
      values: words("-a|--add -r|--remove --prepend --append"),
    },
  },
};

const bundle: CommandTable = {
  programs: ["bundle", "bundler", "bundle2.*", "bundle3.*"],
  flags: words("-h|--help --version -V|--verbose --no-color --no-retry"),
  values: words("-r|--retry"),
  subcommands: {
    install: {
      aliases: ["i"],
      flags: words(`
        --clean --no-clean --deployment --frozen --no-frozen --full-index --local --prefer-local --no-cache --no-prune
        --quiet --redownload|--force --system --no-deployment
      `),
      values: words(
        "--gemfile -j|--jobs --path --shebang -P|--trust-policy --with --without -g|--group --target-rbconfig",
      ),
      optional: words("--binstubs --standalone"),
    },
    update: {
      flags: words(
        "--all --local --quiet --full-index --redownload|--force --ruby --patch --minor --major --strict --conservative --pre",
      ),
      values: words("-g|--group -s|--source --gemfile -j|--jobs"),
      optional: words("--bundler"),
    },
    cache: {
      aliases: ["package", "pack"],
      flags: words("--all --all-platforms --no-all --no-install --no-prune --quiet --frozen"),
      values: words("--gemfile --cache-path --path"),
    },
    exec: {
      aliases: ["e", "ex", "exe"],
      style: "posix",
      flags: words("--keep-file-descriptors"),
      runs: { kind: "operands" },
    },
    config: { flags: words("--local --global --parseable"), subcommands: plain("set get unset list") },
    add: {
      flags: words("--skip-install --optimistic --strict --quiet"),
      values: words("-v|--version -g|--group -s|--source -r|--require --path --git --github --branch --ref --glob"),
    },
    lock: {
      flags: words(
        "--local --print --full-index --patch --minor --major --pre --strict --conservative --normalize-platforms --add-checksums",
      ),
      values: words("--lockfile --add-platform --remove-platform --gemfile"),
      optional: words("--update --bundler"),
    },
    clean: { flags: words("--dry-run --force") },
    ...plain(
      "binstubs check console doctor env gem info init licenses list open outdated platform plugin pristine remove show version viz fund issue",
    ),
  },
};

export const rubyTables: readonly CommandTable[] = [gem, bundle];
