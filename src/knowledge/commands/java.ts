import type { CommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/*
 * Options that stand among both `values` and `optional` may have their value glued on: `-Pprod`, `-DskipTests`.
 * Facts from mvn --help (3.9), java, javac and jlink --help (17), and the manuals of Gradle 8, Ant 1.10 and sbt 1.
 */

const mvn: CommandTable = {
  programs: ["mvn", "mvnw", "mvnd", "mvnw.cmd"],
  style: "single-dash",
  flags: words(`
    -am|--also-make -amd|--also-make-dependents -B|--batch-mode --non-interactive -C|--strict-checksums
    -c|--lax-checksums -cpu|--check-plugin-updates -e|--errors -fae|--fail-at-end -ff|--fail-fast -fn|--fail-never
    -h|--help -llr|--legacy-local-repository -N|--non-recursive -npr|--no-plugin-registry -npu|--no-plugin-updates
    -nsu|--no-snapshot-updates -ntp|--no-transfer-progress -o|--offline -q|--quiet -r|--resume -U|--update-snapshots
    -up|--update-plugins -v|--version -V|--show-version -X|--debug -itr|--ignore-transitive-repositories
    -ls|--legacy-local-settings
  `),
  values: words(`
    -b|--builder --color -D|--define -emp|--encrypt-master-password -ep|--encrypt-password -f|--file
    -gs|--global-settings -gt|--global-toolchains -l|--log-file -P|--activate-profiles -pl|--projects
    -rf|--resume-from -s|--settings -t|--toolchains -T|--threads -is|--install-settings -ps|--project-settings
  `),
  optional: words("-D|--define -P|--activate-profiles -T|--threads"),
};

const gradle: CommandTable = {
  programs: ["gradle", "gradlew", "gradlew.bat"],
  flags: words(`
    -?|-h|--help -v|--version -V|--show-version -a|--no-rebuild --build-cache --no-build-cache --configuration-cache
    --no-configuration-cache --configure-on-demand --no-configure-on-demand --continue --no-continue --daemon
    --no-daemon --foreground --stop --status -d|--debug -i|--info -q|--quiet -w|--warn -m|--dry-run --offline --parallel
    --no-parallel --profile --refresh-dependencies --refresh-keys --export-keys --rerun-tasks --rerun -s|--stacktrace
    -S|--full-stacktrace --scan --no-scan -t|--continuous -U|--update-locks-all --watch-fs --no-watch-fs
    --write-locks --no-search-upward
  `),
  values: words(`
    -b|--build-file -c|--settings-file -D|--system-prop -P|--project-prop -F|--dependency-verification
    -g|--gradle-user-home -I|--init-script -p|--project-dir -x|--exclude-task --console --include-build
    --max-workers --priority --project-cache-dir --update-locks -M|--write-verification-metadata --warning-mode
    --configuration-cache-problems --task-graph --tests
  `),
};

const ant: CommandTable = {
  programs: ["ant"],
  style: "single-dash",
  flags: words(`
    -h|-help -p|-projecthelp -version -diagnostics -q|-quiet -S|-silent -v|-verbose -d|-debug -e|-emacs -noinput
    -k|-keep-going -nouserlib -noclasspath -autoproxy
  `),
  values: words("-lib -l|-logfile -logger -listener -f|-file|-buildfile -propertyfile -inputhandler -find -nice -main"),
  optional: ["-D"],
};

const sbt: CommandTable = {
  programs: ["sbt", "sbtx", "sbtn"],
  style: "single-dash",
  flags: words(`
    -h|-help|--help -v|-verbose|--verbose -V|--version --numeric-version --script-version -d|-debug|--debug
    -no-colors|--no-colors -batch|--batch -no-share|--no-share -no-global|--no-global --client --server -traces|--traces
    -timings|--timings --supershell -sbt-create|--sbt-create --allow-empty
  `),
  values: words(`
    -sbt-version|--sbt-version -sbt-jar|--sbt-jar -sbt-dir|--sbt-dir -sbt-boot|--sbt-boot -sbt-cache|--sbt-cache -ivy|--ivy
    -mem|--mem -jvm-debug|--jvm-debug -java-home|--java-home
  `),
  optional: words("-D -J -S"),
};

/** What follows the main class or jar belongs to the program; java has options on both sides of neither. */
const java: CommandTable = {
  programs: ["java"],
  style: "single-dash",
  flags: words(`
    -version|--version -showversion|--show-version -h|-?|-help|--help --help-extra --dry-run --validate-modules
    --list-modules --show-module-resolution --enable-preview -ea|-enableassertions -da|-disableassertions
    -esa|-enablesystemassertions -dsa|-disablesystemassertions -server -client -verbose -d32 -d64 --disable-@files
  `),
  values: words(`
    -jar -cp|-classpath|--class-path -p|--module-path --upgrade-module-path -m|--module --add-modules --limit-modules
    --add-exports --add-opens --add-reads --patch-module --source --enable-native-access -d|--describe-module
    --illegal-access --finalization
  `),
  optional: words("-D -X"),
};

const javac: CommandTable = {
  programs: ["javac"],
  style: "single-dash",
  flags: words(`
    -deprecation -g -help|-?|--help --help-extra -nowarn -parameters -verbose -version|--version -Werror
    --enable-preview
  `),
  values: words(`
    -cp|-classpath|--class-path -d -encoding -endorseddirs -extdirs -h -bootclasspath|--boot-class-path --add-modules
    --limit-modules -m|--module -p|--module-path --module-source-path --module-version -processor
    --processor-module-path -processorpath|--processor-path -profile --release -s -source|--source
    -sourcepath|--source-path --system -target|--target --upgrade-module-path --add-exports --add-reads --patch-module
  `),
  optional: words("-J -A -X"),
};

const jlink: CommandTable = {
  programs: ["jlink"],
  flags: words(`
    --bind-services -?|-h|--help --ignore-signing-information --list-plugins --no-header-files --no-man-pages
    -G|--strip-debug --strip-java-debug-attributes --strip-native-commands --generate-cds-archive -v|--verbose --version
  `),
  values: words(`
    --add-modules -c|--compress --disable-plugin --endian --launcher --limit-modules -p|--module-path --output
    --save-opts --add-options --exclude-files --exclude-jmod-section --exclude-resources --include-locales
    --order-resources --release-info --system-modules --vendor-bug-url --vendor-version --vendor-vm-bug-url --vm
    --resources-last-sorter --post-process-path
  `),
  optional: words("--strip-native-debug-symbols --dedup-legal-notices --suggest-providers"),
};

const jdeps: CommandTable = {
  programs: ["jdeps"],
  flags: words(`
    -s|-summary -v|-verbose -R|-recursive|--recursive --no-recursive --ignore-missing-deps --print-module-deps
    --list-deps --list-reduced-deps -apionly|--api-only -jdkinternals|--jdk-internals -q|-quiet --check-all -h|--help
    -profile -I|--inverse --compile-time
  `),
  values: words(`
    -cp|-classpath|--class-path --module-path -m|--module --multi-release --add-modules -dotoutput|--dot-output
    -f|-filter -e|-regex|--regex -p|-package|--package -include|--include --system --generate-module-info
    --generate-open-module --require --check
  `),
  style: "single-dash",
};

const sdk: CommandTable = {
  programs: ["sdk"],
  subcommands: plain(
    "install|i uninstall|rm list|ls use|u default|d home|h env|e current|c upgrade|ug version|v help offline selfupdate update flush config",
  ),
};

export const javaTables: readonly CommandTable[] = [mvn, gradle, ant, sbt, java, javac, jlink, jdeps, sdk];
