import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from the .NET CLI reference, the NuGet CLI reference and the MSBuild command-line reference. */

/** `-c:Release`, `-p:X=Y` and MSBuild's `/p:X=Y` glue their value to the colon. */
const glued = words(`
  -c:|--configuration: -o:|--output: -r:|--runtime: -f:|--framework: -v:|/v:|-verbosity:|/verbosity:|--verbosity:
  -p:|/p:|-property:|/property:|--property: -t:|/t:|-target:|/target: -m:|/m:|-maxcpucount:|/maxcpucount:
  -bl:|/bl:|-binaryLogger:|--binary-logger: -fl:|/fl:|-fileLogger:|--file-logger: -clp:|/clp:|--console-logger-parameters:
`);

const buildFlags = words(`
  --no-restore --no-dependencies --no-incremental -nologo|/nologo|--nologo --force --no-cache --disable-parallel
  --use-lock-file --locked-mode --force-evaluate --ignore-failed-sources --interactive --no-self-contained
  --ucr|--use-current-runtime --debug --disable-build-servers --no-build --no-http-cache --include-symbols
  --include-source -m|-maxcpucount|--maxcpucount -bl|--binary-logger -graph|--graph
`);
const buildValues = words(`
  -c|--configuration -r|--runtime -o|--output -f|--framework -v|--verbosity -a|--arch --os --version-suffix
  --packages --configfile -p|--property --manifest --lock-file-path --tl|--terminallogger --artifacts-path
`);

const build: SubcommandTable = {
  style: "single-dash",
  flags: buildFlags,
  values: [...buildValues, "--source"],
  optional: words("--sc|--self-contained"),
  glued,
};

const toolFlags = words(
  "-g|--global --local --ignore-failed-sources --no-cache --prerelease --allow-downgrade --disable-parallel --interactive --create-manifest-if-needed --all",
);
const toolValues = words(
  "--version --tool-path --add-source --source --configfile --framework --tool-manifest -v|--verbosity -a|--arch",
);

const dotnet: CommandTable = {
  programs: ["dotnet"],
  style: "single-dash",
  flags: words("-h|--help -d|--diagnostics --info --version --list-sdks --list-runtimes"),
  values: words("--additionalprobingpath --additional-deps --depsfile --fx-version --roll-forward --runtimeconfig"),
  subcommands: {
    build,
    publish: build,
    pack: { ...build, flags: [...buildFlags, "-s|--serviceable"] },
    clean: build,
    restore: {
      ...build,
      flags: buildFlags,
      values: [...buildValues, "-s|--source"],
    },
    msbuild: build,
    run: {
      ...build,
      flags: [...buildFlags, ...words("--no-launch-profile")],
      values: [...buildValues, ...words("--project --launch-profile -lp --file -e|--environment")],
    },
    watch: {
      ...build,
      values: [...buildValues, "--project"],
      flags: [...buildFlags, "--no-hot-reload", "--non-interactive", "--list"],
    },
    test: {
      ...build,
      flags: words(`
        --no-restore --no-build -nologo|/nologo|--nologo --interactive -t|--list-tests --blame --blame-crash --blame-hang
        --debug
      `),
      values: words(`
        -c|--configuration -r|--runtime --runtime-id -o|--output -f|--framework -v|--verbosity -a|--arch --os -l|--logger
        --filter -s|--settings --results-directory --collect --test-adapter-path -d|--diag -e|--environment
        --blame-hang-timeout -p|--property --artifacts-path
      `),
    },
    vstest: {},
    add: {
      style: "single-dash",
      subcommands: {
        package: {
          style: "single-dash",
          flags: words("-n|--no-restore --interactive --prerelease"),
          values: words("-v|--version -f|--framework -s|--source --package-directory --project"),
        },
        reference: { style: "single-dash", values: words("-f|--framework"), flags: ["--interactive"] },
      },
    },
    package: {
      style: "single-dash",
      subcommands: {
        add: {
          style: "single-dash",
          flags: words("-n|--no-restore --interactive --prerelease"),
          values: words("-v|--version -f|--framework -s|--source --package-directory --project"),
        },
        ...plain("list remove search update"),
      },
    },
    tool: {
      style: "single-dash",
      subcommands: {
        install: { style: "single-dash", flags: toolFlags, values: toolValues },
        update: { style: "single-dash", flags: toolFlags, values: toolValues },
        uninstall: {
          style: "single-dash",
          flags: words("-g|--global --local"),
          values: words("--tool-path --tool-manifest"),
        },
        restore: { style: "single-dash", flags: toolFlags, values: toolValues },
        ...plain("list run search execute|exec"),
      },
    },
    nuget: {
      style: "single-dash",
      subcommands: {
        locals: { style: "single-dash", flags: words("-c|--clear -l|--list --force-english-output") },
        push: {
          style: "single-dash",
          flags: words(
            "-n|--no-symbols --skip-duplicate -d|--disable-buffering --interactive --no-service-endpoint --allow-insecure-connections",
          ),
          values: words("-k|--api-key -s|--source -sk|--symbol-api-key -ss|--symbol-source -t|--timeout --configfile"),
        },
        add: {
          style: "single-dash",
          subcommands: {
            source: {
              style: "single-dash",
              flags: words("--store-password-in-clear-text --allow-insecure-connections"),
              values: words(
                "-n|--name -u|--username -p|--password --valid-authentication-types --configfile --protocol-version",
              ),
            },
            "client-cert": {},
          },
        },
        update: {
          style: "single-dash",
          subcommands: {
            source: {
              style: "single-dash",
              flags: ["--store-password-in-clear-text"],
              values: words("-s|--source -u|--username -p|--password --valid-authentication-types --configfile"),
            },
          },
        },
        ...plain("delete list enable disable remove sign trust verify why config"),
      },
    },
    workload: {
      style: "single-dash",
      subcommands: {
        install: {
          style: "single-dash",
          flags: words(
            "--skip-manifest-update --include-previews --ignore-failed-sources --no-cache --disable-parallel",
          ),
          values: words("-s|--source --configfile --version --temp-dir -v|--verbosity --from-rollback-file"),
        },
        ...plain("restore update uninstall list search repair clean config history"),
      },
    },
    "dev-certs": {
      style: "single-dash",
      flags: words("-c|--check -t|--trust --clean -np|--no-password -q|--quiet -v|--verbose"),
      values: words("-ep|--export-path -p|--password -i|--import --format"),
      subcommands: plain("https"),
    },
    new: {
      style: "single-dash",
      flags: words("--force --dry-run --no-update-check"),
      values: words("-n|--name -o|--output -lang|--language --type --project"),
    },
    "user-secrets": {
      style: "single-dash",
      subcommands: plain("set init list remove clear"),
      values: words("-p|--project --id"),
    },
    ...plain("sln|solution list reference remove format store help ef sdk fsi build-server"),
  },
};

const msbuild: CommandTable = {
  programs: ["msbuild", "xbuild"],
  style: "single-dash",
  flags: words(`
    -nologo|/nologo -m|/m|-maxcpucount|/maxcpucount -restore|/restore|-r -bl|/bl -nodeReuse -detailedSummary
    -version|/version -help|/help
  `),
  glued,
};

const nuget: CommandTable = {
  programs: ["nuget"],
  style: "single-dash",
  flags: words(`
    -NonInteractive -NoCache -NoHttpCache -DirectDownload -ForceEnglishOutput -Prerelease -ExcludeVersion
    -DisableParallelProcessing -Recursive -RequireConsent -Force -UseLockFile -LockedMode -Symbols -SkipDuplicate -Help
    -NoDefaultExcludes -NoSymbols -StorePasswordInClearText -Clear
  `),
  values: words(`
    -Version -OutputDirectory -PackagesDirectory -SolutionDirectory -ConfigFile -Source -FallbackSource -ApiKey
    -Verbosity -Framework -DependencyVersion -PackageSaveMode -MSBuildPath -MSBuildVersion -Name -UserName -Password
    -Timeout -Properties -BasePath -Set
  `),
  subcommands: plain(
    "restore install update push pack add delete list search sources config locals setapikey sign verify spec init mirror trusted-signers help",
  ),
};

export const dotnetTables: readonly CommandTable[] = [dotnet, nuget, msbuild];
