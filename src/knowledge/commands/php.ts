import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from `composer help`, `pecl help` and the docker-php-ext-* scripts of the official PHP image. */

const composerResolve = words(`
  --prefer-source --prefer-dist --dry-run --dev --no-dev --no-install --no-autoloader --no-progress --no-suggest
  -o|--optimize-autoloader -a|--classmap-authoritative --apcu-autoloader --ignore-platform-reqs --no-update --no-audit
  --audit --update-no-dev -w|--update-with-dependencies|--with-dependencies
  -W|--update-with-all-dependencies|--with-all-dependencies --prefer-stable --prefer-lowest -m|--minimal-changes
  --sort-packages --fixed --lock --root-reqs -i|--interactive --download-only --no-security-blocking
`);
const composerResolveValues = words(
  "--ignore-platform-req --prefer-install --apcu-autoloader-prefix --audit-format --with --bump-after-update",
);
const resolve: SubcommandTable = { flags: composerResolve, values: composerResolveValues };

const composerSubcommands: Readonly<Record<string, SubcommandTable>> = {
  install: { ...resolve, aliases: ["i"] },
  update: { ...resolve, aliases: ["u", "upgrade"] },
  require: { ...resolve, aliases: ["r", "req"] },
  remove: { ...resolve, flags: [...composerResolve, "--unused"], aliases: ["rm", "uninstall"] },
  "create-project": {
    flags: [
      ...composerResolve,
      ...words("--keep-vcs --remove-vcs --no-secure-http --add-repository --no-custom-installers --ask"),
    ],
    values: [...composerResolveValues, ...words("-s|--stability --repository --repository-url")],
  },
  "dump-autoload": {
    aliases: ["dumpautoload"],
    flags: words(
      "-o|--optimize -a|--classmap-authoritative --apcu --dev --no-dev --ignore-platform-reqs --strict-psr --strict-ambiguous --dry-run",
    ),
    values: words("--apcu-prefix --ignore-platform-req"),
  },
  config: {
    flags: words(
      "-g|--global -e|--editor -a|--auth --unset -l|--list --absolute -j|--json -m|--merge --append --source",
    ),
    values: words("-f|--file"),
  },
  "self-update": {
    aliases: ["selfupdate"],
    flags: words(
      "-r|--rollback --clean-backups --stable --preview --snapshot --1 --2 --2.2 --no-progress --update-keys --set-channel-only",
    ),
  },
  "clear-cache": { aliases: ["clearcache", "cc"], flags: ["--gc"] },
  "run-script": { aliases: ["run"], flags: words("--dev --no-dev -l|--list"), values: ["--timeout"] },
  exec: { flags: words("-l|--list") },
  ...plain(`
    archive audit browse bump check-platform-reqs depends|why diagnose fund init licenses list outdated prohibits|why-not
    reinstall search show|info status suggests validate about help
  `),
};

const composer: CommandTable = {
  programs: ["composer", "composer.phar"],
  flags: words(`
    -h|--help -q|--quiet --silent -V|--version --ansi --no-ansi -n|--no-interaction --profile --no-plugins --no-scripts
    -v|-vv|-vvv|--verbose --no-cache
  `),
  values: words("-d|--working-dir"),
  subcommands: { ...composerSubcommands, global: { subcommands: composerSubcommands } },
};

const peclInstall = words(`
  -f|--force -l|--loose -n|--nodeps -r|--register-only -s|--soft -B|--nobuild -Z|--nocompress --ignore-errors
  -a|--alldeps -o|--onlyreqdeps -O|--offline -p|--pretend
`);
const peclInstallValues = words("-R|--installroot -P|--packagingroot -D|--configureoptions");

const pecl: CommandTable = {
  programs: ["pecl", "pear"],
  flags: words("-v -q -G -V|--version -h|--help"),
  values: words("-c -C -d -D -u"),
  subcommands: {
    install: { aliases: ["i"], flags: peclInstall, values: peclInstallValues },
    upgrade: { aliases: ["up"], flags: peclInstall, values: peclInstallValues },
    ...plain(`
      uninstall|un upgrade-all|ua update-channels|uc channel-update|cu channel-discover|di channel-add channel-delete
      list|l list-upgrades|lu list-all|la download|d download-all|da clear-cache|cc config-set|cs config-get|cg
      config-show|csh config-create|coc bundle build info|in search|sp run-tests|rt package|p remote-info|ri svntag login logout
    `),
  },
};

const extInstall: CommandTable = {
  programs: ["docker-php-ext-install"],
  flags: words("-h|-?|--help"),
  values: words("-j|--jobs --ini-name"),
};
const extEnable: CommandTable = {
  programs: ["docker-php-ext-enable"],
  flags: words("-h|-?|--help"),
  values: words("--ini-name"),
};
/** `docker-php-ext-configure gd --with-jpeg`: what follows the extension goes to its configure script. */
const extConfigure: CommandTable = { programs: ["docker-php-ext-configure"], style: "posix" };

const installPhpExtensions: CommandTable = {
  programs: ["install-php-extensions"],
  flags: words("-h|--help --cleanup"),
};

const phpize: CommandTable = { programs: ["phpize"], flags: words("-h|--help -v|--version --clean") };

const php: CommandTable = {
  programs: ["php", "php7", "php8", "php7.*", "php8.*", "php5"],
  style: "posix",
  flags: words("-a -C -e -h|-?|--help -H -i|--info -l -m|--modules -n -q -s -v|--version -w --ini"),
  values: words(
    "-c|--php-ini -d|--define -f|--file -F|--process-file -r|--run -B|--process-begin -R|--process-code -E|--process-end -S|--server -t|--docroot -z|--zend-extension --rf --rc --re --rz --ri",
  ),
};

export const phpTables: readonly CommandTable[] = [
  composer,
  pecl,
  extInstall,
  extEnable,
  extConfigure,
  installPhpExtensions,
  phpize,
  php,
];
