import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/*
 * Facts from `go help build`, `go help testflag` and the help of each command (Go 1.26, with flags of older releases),
 * and the references of gofmt, GoReleaser and ko. Boolean flags take a value only after `=` (`-buildvcs=false`).
 */

const chdir = "-C";
const buildFlags = words(`
  -a -n -race -msan -asan -cover -v -work -x -buildvcs -json -linkshared -modcacherw -trimpath -i
`);
const buildValues = words(`
  ${chdir} -p -covermode -coverpkg -asmflags -buildmode -compiler -gccgoflags -gcflags -installsuffix -ldflags
  -mod -modfile -overlay -pgo -pkgdir -tags -toolexec
`);
const testFlags = words("-artifacts -benchmem -c -failfast -fullpath -short -args");
const testValues = words(`
  -bench -benchtime -blockprofile -blockprofilerate -count -coverprofile -cpu -cpuprofile -exec -fuzz
  -fuzzminimizetime -fuzztime -list -memprofile -memprofilerate -mutexprofile -mutexprofilefraction -o -outputdir
  -parallel -run -shuffle -skip -timeout -trace -vet
`);

const build: SubcommandTable = { style: "single-dash", flags: buildFlags, values: [...buildValues, "-o"] };
const plainBuild: SubcommandTable = { style: "single-dash", flags: buildFlags, values: buildValues };

function goCommand(flags: string, values = ""): SubcommandTable {
  return { style: "single-dash", flags: words(flags), values: words(`${chdir} ${values}`) };
}

const modCommands: Readonly<Record<string, SubcommandTable>> = {
  download: goCommand("-x -json", "-reuse"),
  tidy: goCommand("-e -v -x -diff", "-go -compat"),
  vendor: goCommand("-e -v", "-o"),
  verify: goCommand("-x"),
  edit: goCommand(
    "-fmt -print -json",
    "-module -go -toolchain -godebug -dropgodebug -require -droprequire -exclude -dropexclude -replace -dropreplace -retract -dropretract -tool -droptool -ignore -dropignore",
  ),
  init: goCommand("-x"),
  graph: goCommand("-x", "-go"),
  why: goCommand("-m -vendor"),
};

const goSubcommands: Readonly<Record<string, SubcommandTable>> = {
  build,
  install: plainBuild,
  test: {
    style: "single-dash",
    flags: [...buildFlags, ...testFlags],
    values: [...buildValues, ...testValues],
  },
  run: { style: "single-dash", flags: buildFlags, values: [...buildValues, "-exec"] },
  get: { ...plainBuild, flags: [...buildFlags, ...words("-t -u -d -tool -insecure -f -fix")] },
  generate: { ...plainBuild, values: [...buildValues, "-run", "-skip"] },
  vet: { ...plainBuild, flags: [...buildFlags, "-fix", "-diff"], values: [...buildValues, "-vettool", "-c"] },
  fix: { ...plainBuild, values: [...buildValues, "-fixtool"] },
  list: {
    ...plainBuild,
    flags: [...buildFlags, ...words("-m -u -deps -compiled -e -export -find -retracted -test -versions")],
    values: [...buildValues, ...words("-f -reuse")],
  },
  clean: {
    ...plainBuild,
    flags: [...buildFlags, ...words("-r -cache -testcache -modcache -fuzzcache")],
  },
  env: goCommand("-json -changed -u -w -x -n"),
  tool: { ...goCommand("-n -modcacherw"), values: [chdir, "-overlay", "-modfile"] },
  version: goCommand("-m -v -json"),
  fmt: goCommand("-n -x", "-mod"),
  doc: goCommand("-all -c -cmd -short -src -u -http"),
  mod: { style: "single-dash", subcommands: modCommands },
  work: {
    style: "single-dash",
    subcommands: {
      init: goCommand("-x"),
      use: goCommand("-r"),
      sync: goCommand("-x"),
      vendor: goCommand("-e -v", "-o"),
      edit: goCommand("-fmt -print -json", "-go -toolchain -godebug -use -dropuse -replace -dropreplace"),
    },
  },
  telemetry: {},
  bug: {},
  help: {},
};

const go: CommandTable = { programs: ["go"], style: "single-dash", values: [chdir], subcommands: goSubcommands };

/** The cross-compiling wrapper of the xx image: sets GOOS and its like from TARGETPLATFORM, then runs go. */
const xxGo: CommandTable = {
  programs: ["xx-go"],
  style: "single-dash",
  flags: words("--wrap --unwrap --env"),
  values: [chdir],
  subcommands: goSubcommands,
};

const gofmt: CommandTable = {
  programs: ["gofmt"],
  style: "single-dash",
  flags: words("-l -w -d -s -e"),
  values: words("-r -cpuprofile"),
};

const releaseFlags = words(
  "--snapshot --rm-dist|--clean --single-target --auto-snapshot --draft --fail-fast --verbose -h|--help -v|--version",
);
const releaseValues = words(`
  -f|--config -p|--parallelism --timeout --skip -k|--key --id -o|--output --release-notes --release-header
  --release-footer --release-notes-tmpl --release-header-tmpl --release-footer-tmpl --split
`);

const goreleaser: CommandTable = {
  programs: ["goreleaser"],
  flags: releaseFlags,
  values: releaseValues,
  subcommands: plain(
    "release|r build|b check|c init|i healthcheck|hc changelog continue publish announce verify-license jsonschema completion help",
  ),
};

const ko: CommandTable = {
  programs: ["ko"],
  flags: words(`
    -B|--base-import-paths -P|--preserve-import-paths --bare -L|--local --insecure-registry --disable-optimizations
    --debug --tag-only -h|--help -v|--verbose -W|--watch -R|--recursive
  `),
  values: words(`
    --platform -t|--tags --tarball --oci-layout-path --image-refs --image-label --image-annotation --image-user --sbom
    --sbom-dir -j|--jobs -f|--filename --selector --docker-config
  `),
  optional: ["--push"],
  subcommands: plain("build|publish apply create delete deps login resolve run version completion help"),
};

export const goTables: readonly CommandTable[] = [go, xxGo, gofmt, goreleaser, ko];
