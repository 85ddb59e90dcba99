import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manual pages of shadow 4.16, Debian's adduser 3.137 and busybox 1.36. */

const useradd: CommandTable = {
  programs: ["useradd"],
  flags: words(`
    --badname -D|--defaults -F|--add-subids-for-system -h|--help -l|--no-log-init -m|--create-home -M|--no-create-home
    -N|--no-user-group -o|--non-unique -r|--system -U|--user-group
  `),
  values: words(`
    -b|--base-dir --btrfs-subvolume-home -c|--comment -d|--home|--home-dir -e|--expiredate -f|--inactive -g|--gid
    -G|--groups -k|--skel -K|--key -p|--password -P|--prefix -R|--root -s|--shell -u|--uid -Z|--selinux-user
  `),
};

/** Debian's and busybox's in one: their short letters mean the same where both have them. */
const adduser: CommandTable = {
  programs: ["adduser"],
  flags: words(`
    -D|--disabled-password -H|--no-create-home -S|--system --group --disabled-login --allow-all-names --allow-badname
    --allow-bad-names --force-badname --add_extra_groups --add-extra-groups --encrypt-home -q|--quiet -v|--verbose
    --debug --comment-none --help --version
  `),
  values: words(`
    -h|--home -g|--comment|--gecos -s|--shell -G|--ingroup -u|--uid -k --gid --firstuid --lastuid --firstgid --lastgid
    --conf --add-extra-group
  `),
};

const addgroup: CommandTable = {
  programs: ["addgroup"],
  flags: words(
    "-S|--system --group --force-badname --allow-all-names --allow-badname --allow-bad-names -q|--quiet -v|--verbose --debug --help --version",
  ),
  values: words("-g|--gid --conf --firstgid --lastgid"),
};

const usermod: CommandTable = {
  programs: ["usermod"],
  flags: words("-a|--append --badname -h|--help -L|--lock -m|--move-home -o|--non-unique -r|--remove -U|--unlock"),
  values: words(`
    -c|--comment -d|--home -e|--expiredate -f|--inactive -g|--gid -G|--groups -l|--login -p|--password -P|--prefix
    -R|--root -s|--shell -u|--uid -v|--add-subuids -V|--del-subuids -w|--add-subgids -W|--del-subgids -Z|--selinux-user
  `),
};

const groupadd: CommandTable = {
  programs: ["groupadd"],
  flags: words("-f|--force -h|--help -o|--non-unique -r|--system"),
  values: words("-g|--gid -K|--key -p|--password -P|--prefix -R|--root -U|--users"),
};

const groupmod: CommandTable = {
  programs: ["groupmod"],
  flags: words("-a|--append -h|--help -o|--non-unique"),
  values: words("-g|--gid -n|--new-name -p|--password -P|--prefix -R|--root -U|--users"),
};

const deleters: readonly CommandTable[] = [
  {
    programs: ["userdel"],
    flags: words("-f|--force -h|--help -r|--remove -Z|--selinux-user"),
    values: words("-P|--prefix -R|--root"),
  },
  { programs: ["groupdel"], flags: words("-f|--force -h|--help"), values: words("-P|--prefix -R|--root") },
  {
    programs: ["deluser"],
    flags: words("-q|--quiet --group --system --remove-home --remove-all-files --backup --only-if-empty --force"),
    values: words("--conf --backup-to --backup-suffix"),
  },
  { programs: ["delgroup"], flags: words("-q|--quiet --system --only-if-empty --group"), values: ["--conf"] },
];

const passwd: CommandTable = {
  programs: ["passwd"],
  flags: words(
    "-a|--all -d|--delete -e|--expire -k|--keep-tokens -l|--lock -q|--quiet -S|--status -u|--unlock --stdin -s",
  ),
  values: words("-i|--inactive -n|--mindays -r|--repository -R|--root -P|--prefix -w|--warndays -x|--maxdays"),
};

const chpasswd: CommandTable = {
  programs: ["chpasswd"],
  flags: words("-e|--encrypted -h|--help -m|--md5"),
  values: words("-c|--crypt-method -P|--prefix -R|--root -s|--sha-rounds"),
};

const chsh: CommandTable = {
  programs: ["chsh"],
  flags: words("-l|--list-shells -h|--help"),
  values: words("-s|--shell -R|--root"),
};

const gpasswd: CommandTable = {
  programs: ["gpasswd"],
  flags: words("-r|--remove-password -R|--restrict"),
  values: words("-a|--add -d|--delete -Q|--root -A|--administrators -M|--members"),
};

export const userTables: readonly CommandTable[] = [
  useradd,
  adduser,
  addgroup,
  usermod,
  groupadd,
  groupmod,
  ...deleters,
  passwd,
  chpasswd,
  chsh,
  gpasswd,
];
