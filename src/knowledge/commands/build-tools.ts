import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manual pages of make 4.4, CMake 3.30, ninja 1.12, GCC 14, binutils 2.43, meson 1.5, autoconf and UPX. */

const make: CommandTable = {
  programs: ["make", "gmake"],
  flags: words(`
    -b -m -B|--always-make -d -e|--environment-overrides -i|--ignore-errors -k|--keep-going -L|--check-symlink-times
    -n|--just-print|--recon|--dry-run -p|--print-data-base -q|--question -r|--no-builtin-rules -R|--no-builtin-variables
    -s|--quiet|--silent --no-silent -S|--stop|--no-keep-going -t|--touch --trace -v|--version -w|--print-directory
    --no-print-directory --warn-undefined-variables -h|--help
  `),
  values: words(
    "-C|--directory -E|--eval -f|--makefile|--file -I|--include-dir -o|--assume-old|--old-file -W|--what-if|--assume-new|--new-file",
  ),
  optional: words("-j|--jobs -l|--max-load|--load-average -O|--output-sync --debug --shuffle"),
};

const cmake: CommandTable = {
  programs: ["cmake", "cmake3"],
  flags: words(
    "-N --fresh --clean-first --verbose -v --strip -Wno-dev -Wdev -E --version --help -L -LA -LAH --debug-output --trace --use-stderr",
  ),
  values: words(
    "-S -B -C -G -T -A --toolchain --install-prefix --preset --build --install -t|--target --config --component --prefix -P --default-directory-permissions --open --workflow",
  ),
  optional: words("-D -U -j|--parallel --log-level --graphviz"),
};

const ninja: CommandTable = {
  programs: ["ninja", "ninja-build", "samu"],
  flags: words("-n -v|--verbose --quiet --version -h"),
  values: words("-C -f -j -k -l -d -t -w"),
};

const gcc: CommandTable = {
  programs: ["gcc", "g++", "cc", "c++", "clang", "clang++", "gcc-*", "g++-*", "clang-*", "clang++-*", "musl-gcc"],
  style: "single-dash",
  flags: words(
    "-c -S -E -v -shared -static -pthread -pipe -w -g -s -pg -fPIC -fpic -nostdlib -rdynamic -ansi -pedantic --version --help",
  ),
  values: words(
    "-o -x -I -L -D -U -l -include -isystem -idirafter -iquote -imacros -iprefix -MF -MT -MQ -Xlinker -Xpreprocessor -Xassembler -T -u -z -aux-info --param -target -arch --sysroot",
  ),
  optional: words("-I -L -D -U -l -O -W -f -m -T -u"),
};

const ld: CommandTable = {
  programs: ["ld", "ld.gold", "ld.lld", "ld.bfd"],
  style: "single-dash",
  flags: words("-s -S -r -shared -static -v --version -E -q"),
  values: words("-o -L -l -T -e -m -soname -rpath -dynamic-linker -z -u -Map"),
  optional: words("-L -l -T"),
};

/** Autoconf's scripts: every option is `--name=value` or a plain flag. */
const configure: CommandTable = {
  programs: ["configure", "config.guess", "config.sub", "Configure"],
  flags: words("-C -n -q|--quiet -h|--help -V|--version"),
  values: words(
    "--prefix --exec-prefix --bindir --sbindir --libdir --sysconfdir --localstatedir --mandir --datadir --build --host --target --srcdir --cache-file",
  ),
};

const mesonSetup = {
  flags: words("--reconfigure --wipe --fatal-meson-warnings --clearcache"),
  values: words(
    "--prefix --bindir --libdir --sysconfdir --buildtype --cross-file --native-file -D --default-library --wrap-mode --backend --layout --localstatedir --datadir --mandir",
  ),
};
const meson: CommandTable = {
  programs: ["meson"],
  ...mesonSetup,
  subcommands: {
    setup: mesonSetup,
    compile: { flags: words("--clean -v|--verbose"), values: words("-j|--jobs -l|--load-average -C --ninja-args") },
    install: {
      flags: words("--no-rebuild --only-changed --quiet --strip"),
      values: words("-C --destdir --tags --skip-subprojects"),
    },
    test: {
      flags: words("--no-rebuild -v|--verbose"),
      values: words("-C --suite -t|--timeout-multiplier --num-processes"),
    },
    configure: { values: words("-D") },
  },
};

const strip: CommandTable = {
  programs: ["strip", "llvm-strip", "gstrip"],
  flags: words(
    "-p|--preserve-dates -D|--enable-deterministic-archives -U -w|--wildcard -v|--verbose -V|--version -x|--discard-all -X|--discard-locals -g|-S|-d|--strip-debug --strip-dwo --strip-unneeded -s|--strip-all --only-keep-debug --help -M|--merge-notes",
  ),
  values: words(
    "-F|--target -I|--input-target -O|--output-target -R|--remove-section -K|--keep-symbol -N|--strip-symbol -o",
  ),
};

const upx: CommandTable = {
  programs: ["upx", "upx-ucl"],
  flags: words(
    "-1 -2 -3 -4 -5 -6 -7 -8 -9 -d -l -t -V -h -q -qq -v -f -k --best --brute --ultra-brute --lzma --no-lzma --overlay --force",
  ),
  values: ["-o"],
};

const patch: CommandTable = {
  programs: ["patch"],
  flags: words(
    "-b|--backup -c -e -E|--remove-empty-files -f|--force -l|--ignore-whitespace -n -N|--forward -R|--reverse -s|--silent|--quiet -t|--batch -T -u|--unified -v|--version -Z --binary --dry-run --posix --verbose",
  ),
  values: words(
    "-d|--directory -D|--ifdef -F|--fuzz -g|--get -i|--input -o|--output -p|--strip -r|--reject-file -V|--version-control -Y -z|--suffix",
  ),
};

const bare = (program: string, values = ""): CommandTable => ({
  programs: [program],
  values: values === "" ? [] : words(values),
});

export const buildToolTables: readonly CommandTable[] = [
  make,
  cmake,
  ninja,
  gcc,
  ld,
  configure,
  meson,
  strip,
  upx,
  patch,
  {
    programs: ["autoreconf"],
    flags: words("-f|--force -i|--install -s|--symlink -v|--verbose -m|--make"),
    values: words("-I|--include -B|--prepend-include -W|--warnings"),
  },
  bare("autoconf", "-I|--include -o|--output -W|--warnings"),
  bare("automake", "-W|--warnings --libdir"),
  bare("autogen.sh"),
  bare(
    "ctest",
    "--test-dir -C|--build-config -R|--tests-regex -E|--exclude-regex -L|--label-regex -j|--parallel --timeout",
  ),
  bare("bazel"),
];
