import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from the command references of conda and micromamba. */

const target = words("-n|--name -p|--prefix");
const solveFlags = words(`
  -y|--yes -q|--quiet -v|--verbose --json -d|--dry-run -k|--insecure --offline -C|--use-index-cache --use-local
  --override-channels --strict-channel-priority --no-channel-priority --no-deps --only-deps --no-pin --copy --no-copy
  --freeze-installed|--no-update-deps --update-deps -S|--satisfied-skip-solve --update-all --update-specs
  --download-only --show-channel-urls -m|--mkdir --clobber --force-reinstall --dev --no-shortcuts --no-default-packages
  --always-softlink --always-copy --allow-softlinks --no-py-pin --pyc --no-pyc --use-uv --lockfile --all
`);
const solveValues = [
  ...target,
  ...words("-c|--channel -f|--file --solver --repodata-fn --revision --clone --platform|--subdir"),
];

const solve: SubcommandTable = { flags: solveFlags, values: solveValues };
const clean: SubcommandTable = {
  flags: words(`
    -a|--all -i|--index-cache -p|--packages -t|--tarballs -f|--force-pkgs-dirs --trash --locks -l|--logfiles
    -y|--yes -d|--dry-run -q|--quiet --json -v|--verbose
  `),
  optional: words("-c|--tempfiles"),
};
const run: SubcommandTable = {
  style: "posix",
  flags: words("-v|--verbose --dev --debug-wrapper-scripts --no-capture-output|--live-stream --clean-env -d|--detach"),
  values: [...target, ...words("--cwd -a|--attach -e|--env --label")],
  runs: { kind: "operands" },
};

const solvers: Readonly<Record<string, SubcommandTable>> = {
  install: solve,
  create: solve,
  update: { ...solve, aliases: ["upgrade"] },
  remove: { ...solve, aliases: ["uninstall"] },
  clean,
  run,
  env: {
    subcommands: {
      create: { flags: [...solveFlags, "--force", "--no-default-env"], values: solveValues },
      update: { flags: [...solveFlags, "--prune"], values: solveValues },
      remove: { flags: words("-y|--yes -q|--quiet -d|--dry-run --json"), values: target },
      export: {
        flags: words("--no-builds --no-build --from-history --ignore-channels --override-channels --json --explicit"),
        values: [...target, ...words("-c|--channel -f|--file")],
      },
      ...plain("list config"),
    },
  },
  config: {
    flags: words("--system --env --show --show-sources --validate --describe --write-default --json --stdin"),
    values: words("--file --get --append --prepend|--add --set --remove --remove-key -n|--name -p|--prefix"),
  },
  list: {
    values: target,
    flags: words("-f|--full-name -c|--canonical -e|--export --md5 --explicit --json --no-pip -r|--revisions"),
  },
  init: { flags: words("--all --reverse --user --no-user --system --dry-run -q|--quiet") },
  search: {
    values: words("-c|--channel --subdir|--platform"),
    flags: words("--json --override-channels --info -i --offline"),
  },
  build: {
    values: words("-c|--channel --output-folder --python -m|--variant-config-files"),
    flags: words("--no-test --no-anaconda-upload"),
  },
  ...plain("activate deactivate info package compare rename notices doctor export index develop"),
};

const conda: CommandTable = {
  programs: ["conda"],
  flags: words("-h|--help -V|--version --no-plugins"),
  subcommands: solvers,
};

const mamba: CommandTable = {
  ...conda,
  programs: ["mamba"],
  flags: words("-h|--help -V|--version --no-banner --no-plugins"),
};

const micromamba: CommandTable = {
  programs: ["micromamba"],
  flags: words(`
    -h|--help --version -y|--yes -q|--quiet -v|--verbose --json --offline --dry-run --no-rc --no-env --no-banner
    --retry-clean-cache --experimental
  `),
  values: words(
    "-r|--root-prefix -p|--prefix -n|--name --rc-file --log-level --ssl-verify --repodata-ttl --cacert-path",
  ),
  subcommands: {
    ...solvers,
    shell: {
      values: words("-s|--shell -r|--root-prefix -p|--prefix"),
      subcommands: plain("init deinit reinit hook activate deactivate reactivate completion"),
    },
    ...plain("self-update auth constructor repoquery"),
  },
};

export const condaTables: readonly CommandTable[] = [conda, mamba, micromamba];
