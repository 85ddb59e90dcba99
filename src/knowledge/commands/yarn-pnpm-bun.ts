import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from the CLI references of Yarn 1 and 4, pnpm 10 and Bun 1. */

const yarnAdd = words(`
  -D|--dev -P|--peer -O|--optional -E|--exact -T|--tilde -C|--caret -W|--ignore-workspace-root-check -A|--audit
  -F|--fixed --cached -i|--interactive --prefer-dev
`);

const yarn: CommandTable = {
  programs: ["yarn", "yarnpkg"],
  flags: words(`
    -h|--help -v|--version -s|--silent --verbose --frozen-lockfile --immutable --no-immutable --immutable-cache
    --check-cache --check-files --check-resolutions --pure-lockfile --no-lockfile --non-interactive --ignore-scripts
    --ignore-optional --ignore-engines --ignore-platform --offline --prefer-offline --force --flat --har --json
    --inline-builds --no-inline-builds --skip-builds --link-duplicates --no-bin-links --no-progress --no-default-rc
    --no-node-version-check --strict-semver --skip-integrity-check --update-checksums --refresh-lockfile --focus
    --no-emoji --disable-pnp --enable-pnp --pnp --integrity --simple
  `),
  values: words(`
    --cwd --registry --cache-folder --modules-folder --global-folder --preferred-cache-folder --link-folder --use-yarnrc
    --network-timeout --network-concurrency --mutex --proxy --https-proxy --otp --mode --scripts-prepend-node-path
    --child-concurrency --prefix
  `),
  optional: words("--prod|--production --emoji"),
  subcommands: {
    add: { flags: yarnAdd },
    upgrade: {
      aliases: ["up"],
      flags: [...yarnAdd, ...words("-L|--latest -R|--recursive")],
      values: words("-S|--scope --pattern"),
    },
    global: {
      subcommands: { add: { flags: yarnAdd }, ...plain("remove bin list ls upgrade upgrade-interactive dir") },
    },
    cache: { flags: words("--all --mirror"), subcommands: plain("clean|clear list dir") },
    config: {
      flags: words("-g|--global -H|--home --static --why --no-defaults"),
      subcommands: plain("get set unset delete list"),
    },
    set: { subcommands: { version: { flags: words("--yarn-path --no-yarn-path --only-if-needed") }, resolution: {} } },
    policies: { subcommands: plain("set-version") },
    plugin: { subcommands: plain("import list remove runtime check") },
    workspace: { style: "posix" },
    workspaces: {
      subcommands: {
        focus: { flags: words("-A|--all --json") },
        foreach: {
          style: "posix",
          flags: words(
            "-A|--all -R|--recursive -W|--worktree -p|--parallel -i|--interlaced -t|--topological -v|--verbose --topological-dev",
          ),
          values: words("-j|--jobs --from --include --exclude --since"),
        },
        run: { style: "posix" },
        ...plain("list info"),
      },
    },
    dlx: { style: "posix", flags: words("-q|--quiet"), values: words("-p|--package") },
    run: { style: "posix", flags: words("-T|--top-level -B|--binaries-only --inspect --inspect-brk") },
    exec: { style: "posix", runs: { kind: "operands" } },
    node: { style: "posix" },
    ...plain(`
      install remove init link unlink list|ls pack publish why info import audit autoclean bin check create dedupe
      generate-lock-entry help licenses login logout outdated owner rebuild self-update stage tag team test start
      unplug upgrade-interactive version versions npm patch patch-commit constraints explain search
    `),
  },
};

const pnpm: CommandTable = {
  programs: ["pnpm"],
  flags: words(`
    -h|--help -v|--version -r|--recursive -g|--global -w|--workspace-root -D|--dev -P|--production|--prod --no-optional
    --optional --frozen-lockfile --no-frozen-lockfile --prefer-frozen-lockfile --offline --prefer-offline
    --ignore-scripts --shamefully-hoist --strict-peer-dependencies --no-strict-peer-dependencies --lockfile-only
    --fix-lockfile --force -s|--silent --color --no-color --aggregate-output --stream --use-stderr --parallel --no-bail
    --if-present --no-lockfile --no-hoist --side-effects-cache --no-verify-store-integrity --ignore-workspace
    --ignore-pnpmfile --merge-git-branch-lockfiles --fail-if-no-match --no-link
  `),
  values: words(`
    -C|--dir -F|--filter --filter-prod --store-dir --registry --reporter --loglevel --network-concurrency
    --child-concurrency --virtual-store-dir --modules-dir --lockfile-dir --node-linker --global-dir --global-bin-dir
    --package-import-method --workspace-concurrency --fetch-timeout --fetch-retries --resume-from --changed-files-ignore-pattern
    --test-pattern --hoist-pattern --public-hoist-pattern --cpu --os --libc --use-node-version
  `),
  subcommands: {
    install: { aliases: ["i"] },
    add: {
      flags: words("-D|--save-dev -P|--save-prod -O|--save-optional -E|--save-exact --save-peer --workspace --config"),
      values: ["--allow-build", "--save-catalog-name"],
    },
    update: { aliases: ["up", "upgrade"], flags: words("-L|--latest -i|--interactive --workspace --no-save") },
    remove: { aliases: ["rm", "uninstall", "un"] },
    fetch: {},
    deploy: { flags: ["--legacy"] },
    dlx: { style: "posix", flags: words("-c|--shell-mode"), values: words("--package --allow-build") },
    exec: { style: "posix", flags: words("-c|--shell-mode"), runs: { kind: "operands", option: "shell-mode" } },
    run: { aliases: ["run-script"], style: "posix" },
    config: { aliases: ["c"], subcommands: plain("set get delete list|ls"), values: ["--location"] },
    env: { subcommands: plain("use add remove|rm list|ls") },
    store: { subcommands: plain("prune path add status") },
    cache: { subcommands: plain("delete list list-registries view") },
    ...plain(`
      install-test|it ci|clean-install link|ln unlink import rebuild|rb prune publish pack build test|t|tst start root bin
      list|ls la ll why outdated audit patch patch-commit patch-remove licenses init create self-update setup
      approve-builds dedupe server doctor cat-file cat-index find-hash
    `),
  },
};

const bunPackageFlags = words(`
  -p|--production --frozen-lockfile --no-save --save --dry-run -f|--force --no-cache --no-progress --no-summary --no-verify
  --ignore-scripts --trust -g|--global -E|--exact -d|-D|--development|--dev --optional --peer --save-text-lockfile
  --lockfile-only -y|--yarn --only-missing --analyze --prefer-offline -a|--all --latest
`);
const bunPackageValues = words(`
  --cache-dir --registry --backend --network-concurrency --concurrent-scripts --omit -F|--filter --linker --ca --cafile --cpu --os
  --minimum-release-age
`);

const bun: CommandTable = {
  programs: ["bun"],
  flags: words(
    "-h|--help -v|--version --revision --silent --quiet --verbose --smol --hot --watch -b|--bun -i --no-install --if-present",
  ),
  values: words("--cwd -c|--config --env-file -r|--preload -e|--eval --tsconfig-override --port --elide-lines"),
  subcommands: {
    install: { aliases: ["i"], flags: bunPackageFlags, values: bunPackageValues },
    add: { aliases: ["a"], flags: bunPackageFlags, values: bunPackageValues },
    ci: { flags: bunPackageFlags, values: bunPackageValues },
    remove: { aliases: ["rm", "uninstall"], flags: bunPackageFlags, values: bunPackageValues },
    update: { flags: bunPackageFlags, values: bunPackageValues },
    pm: {
      subcommands: {
        cache: { subcommands: plain("rm") },
        ...plain("bin ls hash hash-string hash-print trust untrusted pack migrate"),
      },
    },
    run: { style: "posix" },
    x: { style: "posix", values: words("-p|--package") },
    build: {
      flags: words(
        "--compile --minify --minify-syntax --minify-whitespace --minify-identifiers --bytecode --splitting --production --no-bundle",
      ),
      values: words(
        "--target --outfile --outdir --format --root --entry-naming --external -d|--define --loader --public-path --packages",
      ),
      optional: ["--sourcemap"],
    },
    test: {
      flags: words("--coverage --todo --only -u|--update-snapshots"),
      values: words("-t|--test-name-pattern --timeout --rerun-each --reporter"),
    },
    exec: { style: "posix", runs: { kind: "string" } },
    ...plain("link unlink patch publish outdated audit why info create|c init upgrade repl discord"),
  },
};

const bunx: CommandTable = {
  programs: ["bunx"],
  style: "posix",
  flags: words("-b|--bun --silent --verbose --no-install"),
  values: words("-p|--package"),
};

export const yarnPnpmBunTables: readonly CommandTable[] = [yarn, pnpm, bun, bunx];
