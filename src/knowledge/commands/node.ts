import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from npm's own option definitions (npm 11, with options of older majors), node --help and corepack --help. */

const npmValues = words(`
  --_auth|--auth --access --audit-level --auth-type --before --ca --cache --cache-max --cache-min --cafile -c|--call
  --cert --cidr --cpu --depth --editor --expires --fetch-retries --fetch-retry-factor --fetch-retry-maxtimeout
  --fetch-retry-mintimeout --fetch-timeout --git --globalconfig --heading --https-proxy --include --init-author-email
  --init-author-name --init-author-url --init-license --init-module --init-type --init-version --install-strategy
  --key --libc --local-address -L|--location --lockfile-version --loglevel --logs-dir --logs-max --maxsockets
  -m|--message --min-release-age --node-gyp --node-options --noproxy --omit --only|--also --os --otp --package
  --pack-destination --preid -C|--prefix --provenance-file --proxy --reg|--registry --replace-registry-host
  --save-prefix --sbom-format --sbom-type --scope --script-shell --searchlimit --searchopts --shell --tag
  --tag-version-prefix --target_arch --umask --user --group --user-agent --userconfig --viewer -w|--workspace
`);

const npmFlags = words(`
  -a|--all --allow-same-version --audit --no-audit --bin-links --no-bin-links --build-from-source --color --no-color
  --commit-hooks --no-commit-hooks -d|-dd|-ddd|--verbose --description --dev --dry-run --engine-strict --expect-results
  -f|--force --foreground-scripts --format-package-lock --fund --no-fund --git-tag-version --no-git-tag-version
  -g|--global --local|--no-global --global-style --if-present --ignore-scripts --no-ignore-scripts
  --iwr|--include-workspace-root --install-links --json --legacy-bundling --legacy-peer-deps --link -l|--long
  --offline --omit-lockfile-registry-resolved --optional --no-optional --package-lock --no-package-lock
  --package-lock-only -p|--porcelain|--parseable --prefer-dedupe --prefer-offline --prefer-online --production
  --no-production --progress --no-progress --provenance --read-only --rebuild-bundle -S|--save --no-save
  -B|--save-bundle -D|--save-dev -E|--save-exact -O|--save-optional --save-peer -P|--save-prod --scripts-prepend-node-path
  --no-shrinkwrap --shrinkwrap -q|--quiet -s|--silent --sign-git-tag --strict-peer-deps --strict-ssl --no-strict-ssl
  --timing --unicode --unsafe-perm --no-unsafe-perm --update-notifier --no-update-notifier -?|-H|-h|--help|--usage
  -v|--version --versions --ws|--workspaces --no-workspaces --workspaces-update --no-workspaces-update -y|--yes -n|--no|--no-yes
`);

/** `npx -c "a && b"`; what the operands name is a package. */
const runsCall = { kind: "string", option: "call" } as const;

const npm: CommandTable = {
  programs: ["npm"],
  flags: npmFlags,
  values: npmValues,
  subcommands: {
    ...plain(`
      install|i|in|ins|inst|insta|instal|isnt|isnta|isntal|isntall|add ci|clean-install|ic|install-clean|isntall-clean
      install-test|it install-ci-test|cit|clean-install-test|sit uninstall|unlink|remove|rm|r|un update|u|up|upgrade|udpate
      run|run-script|rum|urn test|t|tst start stop restart rebuild|rb dedupe|ddp find-dupes prune audit
      link|ln ls|list|ll|la outdated pack publish unpublish deprecate view|v|info|show search|s|se|find init|create|innit
      login|add-user|adduser logout token owner|author access org|ogr team profile dist-tag|dist-tags version|verison
      root prefix bin explain|why explore edit docs|home bugs|issues repo fund help|hlep help-search doctor ping
      query sbom shrinkwrap star stars unstar undeprecate whoami completion trust stage
    `),
    exec: { aliases: ["x"], runs: runsCall },
    cache: { subcommands: plain("clean|clear|rm add ls|list verify npx") },
    config: { aliases: ["c"], subcommands: plain("set|s get delete|del|rm list|ls edit fix") },
    pkg: { subcommands: plain("get set delete fix") },
    ...plain("get set"),
  },
};

const npx: CommandTable = {
  programs: ["npx"],
  style: "posix",
  flags: words(`
    -y|--yes --no|--no-yes --no-install --ignore-existing -q|--quiet -s|--silent --always-spawn -v|--version -h|--help
    --prefer-offline --prefer-online --offline --legacy-peer-deps --workspaces --include-workspace-root -f|--force
  `),
  values: words(
    "-p|--package -c|--call -w|--workspace --cache --registry --userconfig --shell -n|--node-arg --loglevel --prefix",
  ),
  runs: runsCall,
};

const corepack: CommandTable = {
  programs: ["corepack"],
  flags: words("-h|--help --version"),
  subcommands: {
    enable: { values: ["--install-directory"] },
    disable: { values: ["--install-directory"] },
    prepare: { flags: words("--activate --all --json"), optional: words("-o|--output") },
    install: { flags: words("-g|--global --cache-only --all") },
    pack: { flags: ["--json"], values: words("-o|--output") },
    hydrate: { flags: ["--activate"] },
    ...plain("use up yarn pnpm npm"),
    cache: { subcommands: plain("clean|clear") },
  },
};

const node: CommandTable = {
  programs: ["node", "nodejs"],
  style: "posix",
  flags: words(`
    -c|--check -h|--help -v|--version -i|--interactive -p|--print --abort-on-uncaught-exception --cpu-prof --heap-prof
    --enable-fips --force-fips --enable-source-maps --experimental-modules --experimental-vm-modules
    --experimental-specifier-resolution --experimental-strip-types --experimental-sqlite --expose-gc --expose_gc
    --insecure-http-parser --no-addons --no-deprecation --no-warnings --openssl-legacy-provider
    --openssl-shared-config --pending-deprecation --preserve-symlinks --preserve-symlinks-main --prof --test --test-only
    --throw-deprecation --trace-deprecation --trace-uncaught --trace-warnings --trace-exit --use-bundled-ca
    --use-openssl-ca --use-system-ca --watch --zero-fill-buffers --permission --experimental-permission --v8-options
    --build-snapshot --report-on-fatalerror --report-on-signal --report-uncaught-exception --experimental-sea-config
  `),
  values: words(`
    -e|--eval -r|--require --import --loader|--experimental-loader --input-type -C|--conditions --title --icu-data-dir
    --env-file --env-file-if-exists --redirect-warnings --test-reporter --test-name-pattern --dns-result-order
    --unhandled-rejections --diagnostic-dir --openssl-config --run
  `),
  optional: words(`
    --inspect --inspect-brk --inspect-wait --max-old-space-size --max-semi-space-size --max-http-header-size
    --stack-trace-limit --stack-size --watch-path --disable-proto --tls-cipher-list --use-largepages --heapsnapshot-signal
    --disable-warning --allow-fs-read --allow-fs-write --report-dir --cpu-prof-dir --heap-prof-dir
  `),
};

export const nodeTables: readonly CommandTable[] = [npm, npx, corepack, node];
