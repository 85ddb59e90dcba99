import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manual pages of coreutils 9.5, findutils 4.10, sed 4.9, gawk 5.3 and grep 3.11. */

const table = (program: string, flags: string, values = "", optional = ""): CommandTable => ({
  programs: [program, `g${program}`],
  flags: list(`${flags} --help --version`),
  values: list(values),
  optional: list(optional),
});

function list(text: string): readonly string[] {
  return text.trim() === "" ? [] : words(text);
}

const grepFlags = `
  -E|--extended-regexp -F|--fixed-strings -G|--basic-regexp -P|--perl-regexp -i|-y|--ignore-case --no-ignore-case
  -v|--invert-match -w|--word-regexp -x|--line-regexp -c|--count -L|--files-without-match -l|--files-with-matches
  -o|--only-matching -q|--silent|--quiet -s|--no-messages -b|--byte-offset -H|--with-filename -h|--no-filename
  -n|--line-number -T|--initial-tab -Z|--null -a|--text -I -r|--recursive -R|--dereference-recursive -U|--binary
  -z|--null-data --line-buffered -V
`;
const grepValues = `
  -e|--regexp -f|--file -m|--max-count --label -A|--after-context -B|--before-context -C|--context --binary-files
  -D|--devices -d|--directories --include --exclude --exclude-from --exclude-dir
`;
const grep = (program: string) => table(program, grepFlags, grepValues, "--colour|--color");

const find: CommandTable = {
  programs: ["find", "gfind"],
  style: "single-dash",
  flags: words(`
    -H -L -P -a|-and -o|-or -not -daystart -delete -depth -empty -executable -false -follow -help -ignore_readdir_race
    -ls -mount -nogroup -noignore_readdir_race -noleaf -nouser -nowarn -print -print0 -prune -quit -readable -true
    -version -warn -writable -xdev -d -exec -execdir -ok -okdir
  `),
  values: words(`
    -D -amin -anewer -atime -cmin -cnewer -context -ctime -files0-from -fls -fprint -fprint0 -fstype -gid -group
    -ilname -iname -inum -ipath|-iwholename -iregex -links -lname -maxdepth -mindepth -mmin -mtime -name -newer
    -newermt -newerat -newerct -newerBt -path|-wholename -perm -regex -regextype -samefile -size -type -uid -used
    -user -xtype
  `),
  optional: ["-O"],
  runs: { kind: "exec", options: ["-exec", "-execdir", "-ok", "-okdir"] },
};

const sed: CommandTable = table(
  "sed",
  `-n|--silent|--quiet --debug --follow-symlinks --posix -E|-r|--regexp-extended -s|--separate --sandbox
   -u|--unbuffered -z|--null-data`,
  "-e|--expression -f|--file -l|--line-length",
  "-i|--in-place",
);

const awk: CommandTable = {
  programs: ["awk", "gawk", "mawk", "nawk"],
  style: "posix",
  flags: words("-b -c -C -g -h -I -k -M -n -N -O -P -r -s -S -t -V --help --version --posix --re-interval"),
  values: words("-F|--field-separator -f|--file -v|--assign -e|--source -E|--exec -i|--include -l|--load"),
};

const recursiveWalk = "-H -L -P";
const changes = "-c|--changes -f|--silent|--quiet -v|--verbose --no-preserve-root --preserve-root -R|--recursive";
const backup = "--backup";
const destination = "-S|--suffix -t|--target-directory";

const checksumFlags =
  "-b|--binary -c|--check --tag -t|--text -z|--zero --ignore-missing --quiet --status --strict -w|--warn -s";
const checksum = (program: string) => table(program, checksumFlags);

export const coreutilTables: readonly CommandTable[] = [
  find,
  sed,
  awk,
  grep("grep"),
  grep("egrep"),
  grep("fgrep"),
  grep("zgrep"),
  table(
    "sort",
    `-b|--ignore-leading-blanks -d|--dictionary-order -f|--ignore-case -g|--general-numeric-sort -i|--ignore-nonprinting
     -M|--month-sort -h|--human-numeric-sort -n|--numeric-sort -R|--random-sort -r|--reverse -V|--version-sort -C
     -c|--check -m|--merge -s|--stable -u|--unique -z|--zero-terminated --debug`,
    `--batch-size --compress-program --files0-from -k|--key -o|--output -S|--buffer-size -t|--field-separator
     -T|--temporary-directory --parallel --random-source --sort`,
    "--check",
  ),
  table("head", "-q|--silent|--quiet -v|--verbose -z|--zero-terminated", "-c|--bytes -n|--lines"),
  table(
    "tail",
    "-F -f --retry -q|--silent|--quiet -v|--verbose -z|--zero-terminated",
    "-c|--bytes -n|--lines --pid -s|--sleep-interval --max-unchanged-stats",
    "--follow",
  ),
  table("tee", "-a|--append -i|--ignore-interrupts -p", "", "--output-error"),
  table(
    "cat",
    `-A|--show-all -b|--number-nonblank -e -E|--show-ends -n|--number -s|--squeeze-blank -t -T|--show-tabs -u
     -v|--show-nonprinting`,
  ),
  table("tac", "-b|--before -r|--regex", "-s|--separator"),
  table(
    "cut",
    "--complement -n -s|--only-delimited -z|--zero-terminated",
    "-b|--bytes -c|--characters -d|--delimiter -f|--fields --output-delimiter",
  ),
  table("tr", "-c|-C|--complement -d|--delete -s|--squeeze-repeats -t|--truncate-set1"),
  table(
    "uniq",
    "-c|--count -d|--repeated -D -i|--ignore-case -u|--unique -z|--zero-terminated",
    "-f|--skip-fields -s|--skip-chars -w|--check-chars",
  ),
  table("wc", "-c|--bytes -m|--chars -l|--lines -L|--max-line-length -w|--words", "--files0-from --total"),
  table("touch", "-a -c|--no-create -f -h|--no-dereference -m", "-d|--date -r|--reference -t --time"),
  table(
    "date",
    "--debug -R|--rfc-email -u|--utc|--universal",
    "-d|--date -f|--file -r|--reference -s|--set --rfc-3339",
    "-I|--iso-8601",
  ),
  table(
    "ls",
    `-a|--all -A|--almost-all --author -b|--escape -B|--ignore-backups -c -C -d|--directory -D|--dired -f -F|--classify
     -g --group-directories-first -G|--no-group -h|--human-readable --si -H -i|--inode -k|--kibibytes -l
     -L|--dereference -m -n|--numeric-uid-gid -N|--literal -o -p -q|--hide-control-chars -Q|--quote-name -r|--reverse
     -R|--recursive -s|--size -S -t -u -U -v -x -X -Z|--context -1`,
    "--block-size --format --hide --indicator-style -I|--ignore --quoting-style --sort --time --time-style -T|--tabsize -w|--width",
    "--color --hyperlink",
  ),
  table("id", "-a -Z|--context -g|--group -G|--groups -n|--name -r|--real -u|--user -z|--zero"),
  table("whoami", ""),
  table("groups", ""),
  { programs: ["which"], flags: words("-a|--all -s --skip-alias --skip-functions --skip-dot --skip-tilde") },
  table(
    "uname",
    "-a|--all -s|--kernel-name -n|--nodename -r|--kernel-release -v|--kernel-version -m|--machine -p|--processor -i|--hardware-platform -o|--operating-system",
  ),
  table("arch", ""),
  table("nproc", "--all", "--ignore"),
  table("hostname", "-a|--alias -d|--domain -f|--fqdn -i|--ip-address -I|--all-ip-addresses -s|--short", "-F|--file"),
  table("pwd", "-L|--logical -P|--physical"),
  table("sleep", ""),
  table("sync", "-d|--data -f|--file-system"),
  table("yes", ""),
  table(
    "rm",
    "-f|--force -i -I --no-preserve-root -r|-R|--recursive -d|--dir -v|--verbose --one-file-system",
    "",
    "--interactive --preserve-root",
  ),
  table("rmdir", "--ignore-fail-on-non-empty -p|--parents -v|--verbose"),
  table("unlink", ""),
  table(
    "shred",
    "-f|--force -u -v|--verbose -x|--exact -z|--zero",
    "-n|--iterations --random-source -s|--size",
    "--remove",
  ),
  table(
    "cp",
    `-a|--archive --attributes-only -b --copy-contents -d -f|--force -i|--interactive -H -l|--link -L|--dereference
     -n|--no-clobber -P|--no-dereference -p --parents -r|-R|--recursive --remove-destination --strip-trailing-slashes
     -s|--symbolic-link -T|--no-target-directory -u -v|--verbose -x|--one-file-system -Z --debug --keep-directory-symlink`,
    `${destination} --no-preserve --sparse`,
    `${backup} --context --preserve --reflink --update`,
  ),
  table(
    "mv",
    "-b --debug --exchange -f|--force -i|--interactive -n|--no-clobber --no-copy --strip-trailing-slashes -T|--no-target-directory -u -v|--verbose -Z|--context",
    destination,
    `${backup} --update`,
  ),
  table("mkdir", "-p|--parents -v|--verbose -Z", "-m|--mode", "--context"),
  table("mkfifo", "-Z", "-m|--mode", "--context"),
  table(
    "ln",
    `-b -d|-F|--directory -f|--force -i|--interactive -L|--logical -n|--no-dereference -P|--physical -r|--relative
     -s|--symbolic -T|--no-target-directory -v|--verbose`,
    destination,
    backup,
  ),
  table(
    "readlink",
    "-f|--canonicalize -e|--canonicalize-existing -m|--canonicalize-missing -n|--no-newline -q|-s|--silent|--quiet -v|--verbose -z|--zero",
  ),
  table(
    "realpath",
    "-E -e|--canonicalize-existing -m|--canonicalize-missing -L|--logical -P|--physical -q|--quiet -s|--no-symlinks|--strip -z|--zero",
    "--relative-to --relative-base",
  ),
  table(
    "install",
    "-b -c -C|--compare -d|--directory -D --debug -p|--preserve-timestamps -s|--strip -T|--no-target-directory -v|--verbose --preserve-context -Z",
    `-g|--group -m|--mode -o|--owner --strip-program ${destination}`,
    `${backup} --context`,
  ),
  table("chmod", `${changes} ${recursiveWalk} -h|--no-dereference --dereference`, "--reference"),
  table("chown", `${changes} ${recursiveWalk} -h|--no-dereference --dereference`, "--reference --from"),
  table("chgrp", `${changes} ${recursiveWalk} -h|--no-dereference --dereference`, "--reference --from"),
  { programs: ["setcap"], flags: words("-h -q -r -v -f"), values: ["-n"] },
  {
    programs: ["setfacl"],
    flags: words("-b|--remove-all -k|--remove-default -R|--recursive -L -P -d|--default -n --test"),
    values: words("-m|--modify -M|--modify-file -s|--set -x|--remove -X|--remove-file --restore"),
  },
  table("stat", "-L|--dereference -f|--file-system -t|--terse", "-c|--format --printf --cached"),
  table("basename", "-a|--multiple -z|--zero", "-s|--suffix"),
  table("dirname", "-z|--zero"),
  table("mktemp", "-d|--directory -u|--dry-run -q|--quiet -t", "-p --suffix", "--tmpdir"),
  table("truncate", "-c|--no-create -o|--io-blocks", "-r|--reference -s|--size"),
  { programs: ["dd"], style: "operands" },
  { programs: ["expr"], style: "operands" },
  table(
    "df",
    "-a|--all -h|--human-readable -H|--si -i|--inodes -k -l|--local -P|--portability -T|--print-type",
    "-B|--block-size -t|--type -x|--exclude-type",
  ),
  table(
    "du",
    "-a|--all -b|--bytes -c|--total -h|--human-readable -H -k -L|--dereference -l|--count-links -m -P|--no-dereference -s|--summarize -S|--separate-dirs -x|--one-file-system -0|--null",
    "-B|--block-size -d|--max-depth -t|--threshold --exclude -X|--exclude-from",
  ),
  { programs: ["seq"], style: "posix", flags: words("-w|--equal-width"), values: words("-f|--format -s|--separator") },
  table("paste", "-s|--serial -z|--zero-terminated", "-d|--delimiters"),
  table("base64", "-d|--decode -i|--ignore-garbage", "-w|--wrap"),
  { programs: ["printenv"], flags: words("-0|--null") },
  {
    programs: ["envsubst"],
    flags: words("-v|--variables -h|--help -V|--version"),
  },
  {
    programs: ["diff"],
    flags: words("-q|--brief -r|--recursive -u -w -b -B -i -N -a|--text -s -y"),
    values: words("-U|--unified -x|--exclude -X|--exclude-from -L|--label -I"),
  },
  { programs: ["cmp"], flags: words("-b -l -s|--silent|--quiet"), values: words("-i -n|--bytes") },
  ...["md5sum", "sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "b2sum"].map(checksum),
];
