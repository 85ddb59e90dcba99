import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/*
 * Facts from apt-get(8), apt(8), apt-cache(8), apt-mark(8), aptitude(8), dpkg(1), dpkg-deb(1), gdebi(1),
 * add-apt-repository(1), debconf-set-selections(1). apt takes `--no-x` and `--x=no` for any boolean option.
 */

const aptFlags = words(`
  -h|--help -v|--version -q|--silent|--quiet -y|--yes|--assume-yes --assume-no
  -s|--just-print|--dry-run|--recon|--no-act|--simulate -d|--download-only -f|--fix-broken
  -m|--ignore-missing|--fix-missing --no-download --download -V|--verbose-versions -b|--compile|--build
  -u|--show-upgraded --no-show-upgraded -U|--update --ignore-hold --with-new-pkgs --without-new-pkgs --no-upgrade --upgrade
  --only-upgrade --allow-downgrades --allow-remove-essential --allow-change-held-packages --force-yes --print-uris
  --purge --reinstall --list-cleanup --no-list-cleanup --trivial-only --mark-auto --no-remove --remove
  --autoremove|--auto-remove --no-auto-remove --only-source --diff-only --dsc-only --tar-only --arch-only --indep-only
  --allow-unauthenticated --no-allow-insecure-repositories --allow-insecure-repositories
  --allow-releaseinfo-change --show-progress --no-show-progress --install-recommends --no-install-recommends
  --install-suggests --no-install-suggests --fix-policy --no-triggers --color --no-color --audit --no-audit
`);

const aptValues = words(`
  -o|--option -c|--config-file -t|--default-release|--target-release -a|--host-architecture -P|--build-profiles
  -S|--snapshot -e|--error-on --with-source --solver --planner --comment --cli-version
`);

/** Quiet takes a level, which may be written out: `-qq` is `-q=2`. */
const aptOptional = words("-q|--silent|--quiet");

const aptGetSubcommands = plain(`
  update upgrade dselect-upgrade dist-upgrade install reinstall remove purge source build-dep satisfy check download
  clean autoclean|auto-clean distclean|dist-clean autoremove|auto-remove autopurge changelog indextargets markauto
  unmarkauto help moo
`);

const aptGet: CommandTable = {
  programs: ["apt-get", "xx-apt-get", "xx-apt"],
  flags: aptFlags,
  values: aptValues,
  optional: aptOptional,
  subcommands: aptGetSubcommands,
};

const apt: CommandTable = {
  programs: ["apt"],
  flags: aptFlags,
  values: aptValues,
  optional: aptOptional,
  subcommands: {
    ...plain(`
      update upgrade full-upgrade|dist-upgrade install|add reinstall remove purge source build-dep satisfy download
      clean autoclean|auto-clean distclean|dist-clean autoremove|auto-remove autopurge changelog search edit-sources
      policy depends rdepends showsrc why why-not history-list help moo
    `),
    list: { flags: words("-a|--all-versions -i|--installed --upgradable|--upgradeable --manual-installed") },
    show: { flags: words("-a|--all-versions --full"), aliases: ["info"] },
  },
};

const aptCache: CommandTable = {
  programs: ["apt-cache"],
  flags: words(`
    -h|--help -v|--version -q|--quiet -i|--important -f|--full -a|--all-versions -g|--generate -n|--names-only
    --all-names --recurse --installed --no-all-versions --no-pre-depends --no-depends --no-recommends --no-suggests
    --no-conflicts --no-breaks --no-replaces --no-enhances --implicit --virtuals
  `),
  values: words("-p|--pkg-cache -s|--src-cache -o|--option -c|--config-file --with-source --host-architecture"),
  subcommands: plain(`
    gencaches showpkg showsrc show search depends rdepends pkgnames dotty xvcg policy madison stats dump dumpavail unmet
  `),
};

const aptMark: CommandTable = {
  programs: ["apt-mark"],
  flags: words("-h|--help -v|--version -q|--quiet -y|--yes|--assume-yes -s|--dry-run|--simulate --color"),
  values: words("-f|--file -o|--option -c|--config-file"),
  subcommands: plain(`
    auto manual minimize-manual hold unhold install remove deinstall purge showauto showmanual showhold showinstall
    showremove showpurge
  `),
};

const aptKey: CommandTable = {
  programs: ["apt-key"],
  flags: words("--quiet --fakeroot --debug1 --debug2 --readonly"),
  values: words("--keyring --secret-keyring"),
  subcommands: {
    ...plain("add del|rm|remove export exportall list|finger|fingerprint update net-update verify help"),
    adv: {
      flags: words(
        "--fetch-keys --recv-keys|--recv|--receive-keys --batch --no-tty -q|--quiet --list-keys --export --import",
      ),
      values: words("--keyserver --keyserver-options --homedir --keyring"),
    },
  },
};

const aptitude: CommandTable = {
  programs: ["aptitude"],
  flags: words(`
    -h|--help -y|--assume-yes -q|--quiet -s|--simulate -d|--download-only -f -P|--prompt -R|--without-recommends
    -r|--with-recommends -V|--show-versions -D|--show-deps -v|--verbose -u -i --purge-unused --allow-untrusted
    --allow-new-installs --allow-new-upgrades --full-resolver --safe-resolver --no-new-installs --no-new-upgrades
    --visual-preview --no-gui --disable-columns --version
  `),
  values: words(
    "-o -t|--target-release -F|--display-format -w|--width -O|--sort --log-file --log-level -S --group-by --add-user-tag",
  ),
  subcommands: plain(`
    install update upgrade|safe-upgrade dist-upgrade|full-upgrade remove purge hold unhold reinstall markauto unmarkauto
    clean autoclean forget-new search show versions why why-not download build-dep|build-depends changelog forbid-version
    keep keep-all add-user-tag remove-user-tag extract-cache-subset help
  `),
};

const gdebi: CommandTable = {
  programs: ["gdebi", "gdebi-core"],
  flags: words("-h|--help --version -n|--n|--non-interactive -q|--quiet --apt-line"),
  values: words("-o|--option --root"),
};

const dpkgDebCommands = words(`
  -b|--build -c|--contents -e|--control -x|--extract -X|--vextract -f|--field --ctrl-tarfile --fsys-tarfile -I|--info
`);

const dpkg: CommandTable = {
  programs: ["dpkg"],
  flags: [
    ...dpkgDebCommands,
    ...words(`
      -i|--install --unpack -A|--record-avail --configure --triggers-only -r|--remove -P|--purge -V|--verify
      --get-selections --set-selections --clear-selections --update-avail --merge-avail --clear-avail
      --forget-old-unavail -s|--status -p|--print-avail -L|--listfiles -l|--list -S|--search -C|--audit --yet-to-unpack
      --predep-package --add-architecture --remove-architecture --print-architecture --print-foreign-architectures
      --compare-versions --validate-pkgname --validate-version --force-help -?|--help --version -a|--pending
      -R|--recursive -O|--selected-only -E|--skip-same-version -G|--refuse-downgrade -B|--auto-deconfigure --triggers
      --no-triggers --no-pager --no-debsig --dry-run|--simulate|--no-act --robot --force-all --force-depends
      --force-confold --force-confnew --force-confdef --force-confmiss --force-overwrite --force-architecture
      --force-unsafe-io --force-remove-reinstreq --force-remove-essential --force-bad-verify
    `),
  ],
  values: words(`
    --admindir --root --instdir --pre-invoke --post-invoke --path-exclude --path-include --verify-format -D|--debug
    --status-fd --status-logger --log --ignore-depends --abort-after --force --no-force --refuse --showformat
  `),
};

const dpkgDeb: CommandTable = {
  programs: ["dpkg-deb"],
  flags: [
    ...dpkgDebCommands,
    ...words(`
      -W|--show -R|--raw-extract -?|--help --version -v|--verbose -D|--debug --nocheck --root-owner-group
      --uniform-compression --no-uniform-compression --new --old
    `),
  ],
  values: words("--showformat --deb-format --threads-max -z -Z -S"),
};

const dpkgQuery: CommandTable = {
  programs: ["dpkg-query"],
  flags: words(`
    -l|--list -W|--show -s|--status -L|--listfiles --control-list --control-show -c|--control-path -S|--search
    -p|--print-avail -?|--help --version --load-avail --no-pager
  `),
  values: words("-f|--showformat --admindir --root"),
};

const debconfSetSelections: CommandTable = {
  programs: ["debconf-set-selections"],
  flags: words("-v|--verbose -c|--checkonly -u|--unseen"),
};

const addAptRepository: CommandTable = {
  programs: ["add-apt-repository", "apt-add-repository"],
  flags: words(`
    -h|--help -d|--debug -m|--massive-debug -r|--remove -s|--enable-source -y|--yes|--assume-yes -n|--no-update
    -u|--update -l|--login --dry-run -L|--list
  `),
  values: words("-c|--component -p|--pocket -P|--ppa -C|--cloud -U|--uri -S|--sourceslist -k|--keyserver"),
};

export const aptTables: readonly CommandTable[] = [
  aptGet,
  apt,
  aptCache,
  aptMark,
  aptKey,
  aptitude,
  gdebi,
  dpkg,
  dpkgDeb,
  dpkgQuery,
  debconfSetSelections,
  addAptRepository,
];
