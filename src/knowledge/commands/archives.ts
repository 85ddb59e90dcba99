import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manual pages of GNU tar 1.35, Info-ZIP 6, gzip 1.13, bzip2 1.0, xz 5.6, zstd 1.5, 7-Zip, cpio 2.15 and binutils. */

const tar: CommandTable = {
  programs: ["tar", "gtar", "bsdtar"],
  dashlessCluster: true,
  flags: words(`
    -A|--catenate|--concatenate -c|--create -d|--compare|--diff --delete -r|--append -t|--list -u|--update -x|--get|--extract
    --test-label -n|--seek --no-seek -S|--sparse -G|--incremental --ignore-failed-read -k|--keep-old-files
    --keep-newer-files --no-overwrite-dir --overwrite --overwrite-dir --recursive-unlink --remove-files --skip-old-files
    -U|--unlink-first -W|--verify -O|--to-stdout --delay-directory-restore --no-delay-directory-restore --no-same-owner
    --no-same-permissions --numeric-owner -p|--same-permissions|--preserve-permissions --same-owner
    -s|--same-order|--preserve-order -m|--touch --acls --no-acls --selinux --no-selinux --xattrs --no-xattrs
    --force-local -M|--multi-volume -B|--read-full-records -i|--ignore-zeros -a|--auto-compress -j|--bzip2 -J|--xz
    --lzip --lzma --lzop --no-auto-compress -z|--ungzip|--gunzip|--gzip -Z|--uncompress|--compress --zstd
    --exclude-backups --exclude-caches --exclude-caches-all --exclude-vcs --exclude-vcs-ignores -h|--dereference
    --hard-dereference --no-null --no-recursion --null -P|--absolute-names --recursion --one-file-system --anchored
    --ignore-case --no-anchored --no-wildcards --wildcards --no-wildcards-match-slash --wildcards-match-slash
    -l|--check-links --full-time -R|--block-number --show-defaults --show-omitted-dirs --utc -v|--verbose
    -w|--confirmation|--interactive --help --usage --version --posix --old-archive -o
  `),
  values: words(`
    -f|--file -C|--directory -b|--blocking-factor -g|--listed-incremental --level -F|--new-volume-script|--info-script
    -L|--tape-length --record-size --rmt-command --rsh-command --volno-file -H|--format -V|--label
    -I|--use-compress-program --add-file --exclude -X|--exclude-from --exclude-ignore --exclude-tag -K|--starting-file
    -N|--after-date|--newer --newer-mtime -T|--files-from --strip-components --xform|--transform --suffix --to-command
    --group --group-map --mode --mtime --owner --owner-map --sort --clamp-mtime-at --pax-option --checkpoint-action
    --index-file --quoting-style --warning --xattrs-exclude --xattrs-include --strip
  `),
  optional: words("--occurrence --backup --checkpoint --totals --sort --atime-preserve --one-top-level"),
};

const unzip: CommandTable = {
  programs: ["unzip"],
  flags: words("-a -b -B -C -c -f -h -j -K -l -L -M -n -o -p -q -qq -t -T -u -U -v -V -W -X -z -Z -:"),
  values: words("-d -x -P -I -O"),
};

const zip: CommandTable = {
  programs: ["zip"],
  flags: words(
    "-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -D -F -FF -T -X -d -e -f -g -h -j -l -ll -m -o -q -r -R -u -v -y -z -@ -A -J",
  ),
  values: words("-b -i -n -P -t -tt -x -s"),
};

const compressorFlags =
  "-c|--stdout|--to-stdout -d|--decompress|--uncompress -f|--force -k|--keep -l|--list -q|--quiet -t|--test -v|--verbose -V|--version -h|--help -1|--fast -2 -3 -4 -5 -6 -7 -8 -9|--best";
const compressor = (programs: readonly string[], flags: string, values: readonly string[] = []): CommandTable => ({
  programs,
  flags: words(`${compressorFlags} ${flags}`),
  values,
});

const xzFlags =
  "-z|--compress -0 -e|--extreme -a|--auto -Q|--no-warn --single-stream --no-sparse --robot --ignore-check";
const xzValues = words(
  "-S|--suffix -F|--format -C|--check -T|--threads -M|--memlimit --files --memlimit-compress --memlimit-decompress --block-size",
);
const gzipFlags = "-a|--ascii -n|--no-name -N|--name -r|--recursive -L|--license --rsyncable --synchronous";

const zstd: CommandTable = {
  programs: ["zstd", "unzstd", "zstdcat", "zstdmt"],
  flags: words(`
    -d|--uncompress|--decompress -z|--compress -f|--force -k|--keep --rm -q|--quiet -v|--verbose -c|--stdout -r -l|--list
    -t|--test -h|--help -H -V|--version --no-check --check --no-progress --progress --sparse --no-sparse --single-thread
    -1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16 -17 -18 -19 -20 -21 -22 --ultra --auto-threads
  `),
  values: words("-o -D -M|--memory --output-dir-flat --output-dir-mirror --filelist --format --patch-from"),
  optional: words("-T|--threads --fast --long --adapt"),
};

const sevenZipFlags = words("-y -r -so -si -sdel -slt -aoa -aos -aot -aou -bd -ssc");
const sevenZip: CommandTable = {
  programs: ["7z", "7za", "7zr", "7zz", "p7zip"],
  style: "single-dash",
  flags: sevenZipFlags,
  optional: words("-o -p -m -t -x -i -v -w -mx -mmt -bb -bs"),
  subcommands: { x: {}, e: {}, a: {}, l: {}, t: {}, u: {}, d: {} },
};

const cpio: CommandTable = {
  programs: ["cpio"],
  flags: words(`
    -i|--extract -o|--create -p|--pass-through -t|--list -0|--null -a|--reset-access-time -A|--append -b|--swap -B -c
    -d|--make-directories -f|--nonmatching -k -l|--link -L|--dereference -m|--preserve-modification-time
    -n|--numeric-uid-gid -r|--rename -s|--swap-bytes -S|--swap-halfwords -u|--unconditional -v|--verbose -V|--dot
    --no-absolute-filenames --absolute-filenames --no-preserve-owner --quiet --sparse --only-verify-crc --to-stdout
  `),
  values: words(
    "-C|--io-size -D|--directory -E|--pattern-file -F|--file -H|--format -I -M|--message -O -R|--owner --block-size",
  ),
};

const ar: CommandTable = {
  programs: ["ar", "llvm-ar", "gar"],
  dashlessCluster: true,
  flags: words("-d -m -p -q -r -s -t -x -a -b -c -D -f -i -l -N -o -O -P -S -T -u -U -v -V --thin --help --version"),
  values: words("--output --target --plugin"),
};

export const archiveTables: readonly CommandTable[] = [
  tar,
  unzip,
  zip,
  compressor(["gzip", "pigz"], gzipFlags, words("-S|--suffix -p|--processes -b|--blocksize")),
  compressor(["gunzip", "unpigz"], gzipFlags, words("-S|--suffix")),
  compressor(["zcat", "gzcat"], gzipFlags),
  compressor(["bzip2", "pbzip2"], "-z|--compress -s|--small -L|--license"),
  compressor(["bunzip2"], "-s|--small"),
  compressor(["bzcat"], "-s|--small"),
  compressor(["xz", "pixz"], xzFlags, xzValues),
  compressor(["unxz"], xzFlags, xzValues),
  compressor(["xzcat"], xzFlags, xzValues),
  compressor(["lzma", "unlzma", "lzcat"], xzFlags, xzValues),
  zstd,
  sevenZip,
  cpio,
  ar,
];
