import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/*
 * Facts from yum(8), dnf(8), dnf5(8), microdnf(8), tdnf(8), zypper(8), rpm(8), yum-config-manager(1), pacman(8).
 * The canonical name of "update everything or these packages" is "upgrade" in the whole dnf family.
 */

const dnfFlags = words(`
  -h|--help -y|--assumeyes --assumeno -q|--quiet -v|--verbose --version -C|--cacheonly -b|--best --nobest|--no-best
  -4 -6 --allowerasing --skip-broken --skip-unavailable --downloadonly --nogpgcheck|--no-gpgchecks --noplugins --refresh
  --showduplicates|--show-duplicates --obsoletes --noautoremove --nodocs|--no-docs --security --bugfix --enhancement
  --newpackage --debugsolver --help-cmd --noroot --nodeps --offline --store --use-host-config --allow-downgrade
  --no-allow-downgrade --dump-main-config
`);

const dnfValues = words(`
  -c|--config -d|--debuglevel -e|--errorlevel -R|--randomwait -x|--excludepkgs|--exclude
  --repoid|--repo --enablerepo --disablerepo --installroot --releasever --setopt --color --comment --advisory|--advisories
  --bz|--bzs --cve|--cves --sec-severity|--secseverity|--advisory-severities --forcearch --destdir|--downloaddir
  --rpmverbosity --repofrompath --disableplugin --enableplugin --disableexcludes|--disableexcludepkgs
  --setvar --from-repo --arch --archlist
`);

const dnfSubcommands: Readonly<Record<string, SubcommandTable>> = {
  ...plain(`
    install|in|localinstall|install-n|install-na|install-nevra reinstall|rei upgrade|update|up|upgrade-to|update-to|localupdate
    upgrade-minimal|update-minimal|up-min downgrade|dg distro-sync|distrosync|dsync|distribution-synchronization
    remove|erase|rm|remove-n|erase-n autoremove swap groupinstall|grpinstall groupupdate groupremove|grouperase
    grouplist check check-update|check-upgrade makecache|mc|refresh clean repolist|repo history mark search|se list|ls info
    provides|whatprovides|prov|wp repoquery|rq deplist repoinfo updateinfo|upgradeinfo shell|sh alias help leaves
    needs-restarting offline system-upgrade reposync repoclosure debuginfo-install changelog offline-distrosync replay
    environment advisory versionlock load-transaction
  `),
  group: {
    subcommands: plain("install|groupinstall remove upgrade|update list info mark summary"),
    aliases: ["groups", "grp"],
  },
  module: { subcommands: plain("install enable disable reset switch-to update remove list info provides repoquery") },
  copr: { subcommands: plain("enable disable remove list search debug"), values: words("--hub") },
  download: {
    flags: words("--source --debuginfo --debugsource --url|--urls --resolve --alldeps --srpm"),
    values: words("--urlprotocol|--urlprotocols"),
  },
  builddep: { flags: words("--spec --srpm --skip-unavailable"), values: words("-D|--define"), aliases: ["build-dep"] },
  "config-manager": {
    flags: words("--save --add-repo --set-enabled|--enable --set-disabled|--disable --dump --dump-variables"),
    subcommands: {
      addrepo: {
        flags: words("--create-missing-dir --overwrite --add-or-replace"),
        values: words("--id --set --from-repofile --save-filename"),
      },
      ...plain("setopt unsetopt setvar unsetvar enable disable"),
    },
  },
};

const yum: CommandTable = {
  programs: ["yum"],
  flags: [...dnfFlags, ...words("-t|--tolerant")],
  values: dnfValues,
  subcommands: dnfSubcommands,
};

const dnf: CommandTable = {
  programs: ["dnf", "dnf5", "dnf-3", "dnf4"],
  flags: dnfFlags,
  values: dnfValues,
  subcommands: dnfSubcommands,
};

const microdnf: CommandTable = {
  programs: ["microdnf"],
  flags: dnfFlags,
  values: dnfValues,
  subcommands: dnfSubcommands,
};

const tdnf: CommandTable = {
  programs: ["tdnf"],
  flags: words(`
    -h|--help -y|--assumeyes --assumeno -q|--quiet -v|--verbose --version -C|--cacheonly -4 -6 --allowerasing --alldeps
    --best --builddeps --debugsolver --downloadonly -j|--json --noautoremove --nodeps --nogpgcheck --noplugins
    --refresh --security --skip-broken --skipconflicts --skipdigest --skipobsoletes --skipsignature --source --testonly
    --reboot-required --delete --download-metadata --gpgcheck --newest-only --norepopath --plugins --urls
  `),
  values: words(`
    -c|--config -d|--debuglevel -e|--errorlevel --enablerepo --repo|--repoid --disablerepo --disableplugin --enableplugin
    --downloaddir --installroot --releasever --repofrompath --rpmdefine --rpmverbosity --sec-severity --setopt
    -x|--exclude --forcearch --arch --metadata-path --download-path
  `),
  subcommands: plain(`
    install reinstall upgrade|update|update-to|upgrade-to downgrade distro-sync remove|erase autoremove|autoerase check
    check-local check-update makecache clean repolist history mark search list info provides|whatprovides repoquery
    reposync updateinfo count help
  `),
};

const zypperFetch = "--download-only --download-in-advance --download-in-heaps --download-as-needed";
const zypperSolver = `
  -d|${zypperFetch} -D|--dry-run --details -y|--no-confirm -l|--agree-to-third-party-licenses|--auto-agree-with-licenses
  --auto-agree-with-product-licenses --no-recommends --recommends --force-resolution -R|--no-force-resolution
  --replacefiles --allow-unsigned-rpm --allow-downgrade --no-allow-downgrade --allow-name-change
  --no-allow-name-change --allow-arch-change --no-allow-arch-change --allow-vendor-change --no-allow-vendor-change
  --debug-solver --ignore-unknown
`;

const zypper: CommandTable = {
  programs: ["zypper"],
  flags: words(`
    -h|--help -V|--version -n|--non-interactive --non-interactive-include-reboot-patches -q|--quiet -v|--verbose
    --color --no-color -x|--xmlout -t|--terse -i|--ignore-unknown -A|--no-abbrev --promptids --no-gpg-checks
    --gpg-checks --gpg-auto-import-keys --no-refresh --no-cd --no-remote --disable-repositories
    --disable-system-resolvables --pause-on-error
  `),
  values: words(`
    -c|--config --userdata -D|--reposd-dir -C|--cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir
    -p|--plus-repo --plus-content --releasever -R|--root --installroot -s|--table-style
  `),
  subcommands: {
    ...plain(`
      removerepo|rr renamerepo|nr repos|lr addservice|as removeservice|rs services|ls refresh-services|refs search|se
      info|if list-updates|lu list-patches|lp patch-check|pchk patches|pch packages|pa patterns|pt products|pd
      what-provides|wp addlock|al removelock|rl locks|ll cleanlocks|cl locales licenses versioncmp|vcmp targetos|tos ps
      needs-rebooting source-download system-architecture download help|? shell|sh
    `),
    install: {
      aliases: ["in"],
      flags: words(`-n|--name -C|--capability -f|--force --oldpackage -u|--clean-deps ${zypperSolver}`),
      values: words("-r|--repo --from -t|--type --solver-focus --download"),
    },
    remove: {
      aliases: ["rm"],
      flags: words(`-n|--name -C|--capability -u|--clean-deps -U|--no-clean-deps ${zypperSolver}`),
      values: words("-r|--repo -t|--type"),
    },
    update: {
      aliases: ["up"],
      flags: words(`--skip-interactive --with-interactive --best-effort ${zypperSolver}`),
      values: words("-r|--repo -t|--type --solver-focus --download"),
    },
    "dist-upgrade": {
      aliases: ["dup"],
      flags: words(zypperSolver),
      values: words("-r|--repo --from --solver-focus --download"),
    },
    patch: {
      flags: words(
        `--updatestack-only --skip-interactive --with-interactive --with-update --with-optional ${zypperSolver}`,
      ),
      values: words(
        "-r|--repo -g|--category --severity --bz|--bugzilla --cve --date -b --issue --solver-focus --download",
      ),
    },
    "install-new-recommends": {
      aliases: ["inr"],
      flags: words(zypperSolver),
      values: words("-r|--repo --solver-focus --download"),
    },
    verify: { aliases: ["ve"], flags: words(zypperSolver), values: words("-r|--repo --download") },
    "source-install": {
      aliases: ["si"],
      flags: words("-d|--build-deps-only -D|--no-build-deps --download-only"),
      values: words("-r|--repo"),
    },
    refresh: {
      aliases: ["ref"],
      flags: words("-f|--force -b|--force-build -d|--force-download -B|--build-only -D|--download-only -s|--services"),
      values: words("-r|--repo"),
    },
    clean: {
      aliases: ["cc"],
      flags: words("-m|--metadata -M|--raw-metadata -a|--all"),
      values: words("-r|--repo"),
    },
    addrepo: {
      aliases: ["ar"],
      flags: words(`
        -c|--check -C|--no-check -d|--disable -k|--keep-packages -K|--no-keep-packages -g|--gpgcheck --gpgcheck-strict
        --gpgcheck-allow-unsigned --gpgcheck-allow-unsigned-repo --gpgcheck-allow-unsigned-package -G|--no-gpgcheck
        --default-gpgcheck -f|--refresh -F|--no-refresh
      `),
      values: words("-r|--repo -n|--name -p|--priority -t|--type"),
    },
    modifyrepo: {
      aliases: ["mr"],
      flags: words(`
        -d|--disable -e|--enable -f|--refresh -F|--no-refresh -k|--keep-packages -K|--no-keep-packages -g|--gpgcheck
        -G|--no-gpgcheck -a|--all -l|--local -t|--remote
      `),
      values: words("-n|--name -p|--priority -m|--medium-type"),
    },
  },
};

const rpm: CommandTable = {
  programs: ["rpm"],
  flags: words(`
    -?|--help --version -v|--verbose --quiet -i|--install -U|--upgrade -F|--freshen --reinstall -e|--erase -q|--query
    -V|--verify -K|--checksig --import --rebuilddb --initdb --restore --setperms --setugids --querytags --showrc
    --test -h|--hash --percent --nodeps --noverify --force --replacepkgs --replacefiles --oldpackage --excludedocs
    --includedocs --nodocs --noscripts --nopre --nopost --notriggers --nosignature --nodigest --nomanifest --nofiles
    --ignorearch --ignoreos --ignoresize --justdb --allfiles --allmatches --badreloc --noorder --nocaps
    -a|--all -f|--file -l|--list -c|--configfiles -d|--docfiles -L|--licensefiles -s|--state -p|--package -R|--requires
    --provides --conflicts --obsoletes --changelog --scripts --dump --info --whatprovides --whatrequires --last --xml
  `),
  values: words(`
    -D|--define --undefine -E|--eval --prefix --relocate --excludepath --qf|--queryformat --macros --rcfile --pipe
    -r|--root --dbpath --load --excludeartifacts --target
  `),
};

const yumConfigManager: CommandTable = {
  programs: ["yum-config-manager"],
  flags: words("-h|--help -q|--quiet -v|--verbose -y|--assumeyes --save --add-repo --enable --disable --nogpgcheck"),
  values: words("-c|--config --setopt --enablerepo --disablerepo --installroot --releasever"),
};

const subscriptionManager: CommandTable = {
  programs: ["subscription-manager"],
  subcommands: {
    register: {
      flags: words("--auto-attach|--autosubscribe --force --insecure"),
      values: words("--username --password --org --activationkey --name --release --environment --serverurl --baseurl"),
    },
    ...plain("unregister attach remove clean refresh config identity"),
    repos: { flags: words("--list --list-enabled"), values: words("--enable --disable") },
  },
};

const pacman: CommandTable = {
  programs: ["pacman", "yay", "paru"],
  flags: words(`
    -h|--help -V|--version -S|--sync -R|--remove -U|--upgrade -Q|--query -D|--database -F|--files -T|--deptest
    -y|--refresh -u|--sysupgrade -c|--clean -s|--search -i|--info -w|--downloadonly -g|--groups -l|--list -q|--quiet
    -p|--print -d|--nodeps -n|--nosave -v|--verbose --noconfirm --confirm --needed --asdeps --asexplicit
    --noprogressbar --noscriptlet --dbonly --debug --disable-download-timeout --disable-sandbox --recursive --cascade
    --unneeded --sysroot-only -k|--check -m|--foreign -o|--owns -t|--unrequired -e|--explicit
  `),
  values: words(`
    --overwrite --ignore --ignoregroup -r|--root -b|--dbpath --cachedir --config --arch --color --gpgdir --hookdir
    --logfile --print-format --assume-installed --sysroot
  `),
};

export const rpmTables: readonly CommandTable[] = [
  yum,
  dnf,
  microdnf,
  tdnf,
  zypper,
  rpm,
  yumConfigManager,
  subscriptionManager,
  pacman,
];
