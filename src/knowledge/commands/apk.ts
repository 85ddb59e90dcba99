import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from apk(8) and its applet pages, apk-tools 2.14 and 3.0. */

const commit =
  "-s|--simulate --clean-protected --overlay-from-stdin --no-scripts --no-commit-hooks --initramfs-diskless-boot";
const query = "--all-matches --from-installed --recursive --available --installed --orphaned --upgradable";

const apk: CommandTable = {
  programs: ["apk", "apk.static", "xx-apk"],
  flags: words(`
    -h|--help -q|--quiet -v|--verbose -i|--interactive --no-interactive -V|--version -f|--force --force-binary-stdout
    --force-broken-world --force-missing-repositories --force-non-repository --force-old-apk --force-overwrite
    --force-refresh --force-no-chroot -U|--update-cache --progress --no-progress --purge --allow-untrusted --no-network
    --no-cache --no-logfile --cache-packages --cache-predownload --print-arch --pretty-print --preserve-env --sync
    --root-tmpfs --legacy-info --no-check-certificate
  `),
  values: words(`
    -p|--root -X|--repository --arch --cache-dir --cache-max-age --keys-dir --repositories-file --repository-config
    --progress-fd --timeout --wait
  `),
  subcommands: {
    ...plain("update stats policy dot mkndx mkpkg verify audit convdb convndx adbdump adbgen adbsign"),
    add: {
      flags: words(`--initdb -l|--latest -u|--upgrade --no-chown --usermode ${commit}`),
      values: words("-t|--virtual"),
    },
    del: { flags: words(`-r|--rdepends ${commit}`) },
    fix: { flags: words(`-d|--depends -r|--reinstall -u|--upgrade -x|--xattr --directory-permissions ${commit}`) },
    upgrade: {
      flags: words(
        `-a|--available --ignore -l|--latest --no-self-upgrade --preupgrade --preupgrade-only --prune --self-upgrade-only ${commit}`,
      ),
    },
    fetch: {
      flags: words("-L|--link -R|--recursive -s|--stdout --simulate --url -w|--world"),
      values: words("-o|--output --built-after --pkgname-spec"),
    },
    cache: {
      flags: words("--add-dependencies --available --ignore-conflict --latest --upgrade --simulate"),
      subcommands: plain("clean download purge sync"),
    },
    index: {
      flags: words("--no-warnings --merge --prune-origin"),
      values: words("-o|--output -x|--index -d|--description --rewrite-arch"),
    },
    info: {
      flags: words(`
        -a|--all -d|--description -e|--installed -i|--install-if -I|--rinstall-if -L|--contents --license -P|--provides
        -r|--rdepends -R|--depends --replaces -s|--size -t|--triggers -w|--webpage -W|--who-owns --exists
      `),
    },
    list: {
      flags: words(
        "-a|--available -I|--installed -O|--orphaned -u|--upgradable -P|--providers -d|--depends -m|--manifest",
      ),
    },
    search: {
      flags: words("-a|--all -d|--description -e|--exact --has-origin -o|--origin -r|--rdepends -x"),
    },
    query: { flags: words(query), values: words("-F|--fields --format --match") },
    version: { flags: words("-a|--all -c|--check -I|--indexes -t|--test"), values: words("-l|--limit") },
    extract: { values: words("--destination"), flags: words("--no-chown") },
    manifest: {},
  },
};

export const apkTables: readonly CommandTable[] = [apk];
