import type { CommandTable, SubcommandTable } from "../types.ts";
import { words } from "./words.ts";

/*
 * Programs that prepare an environment and run another program in it. Facts from the CLI references of mise, direnv,
 * asdf, rbenv, pyenv, PDM, Rye, pixi, Doppler, python-dotenv and dotenv-cli. Those that manage packages too have their
 * own files.
 */

const operands = { kind: "operands" } as const;

/** `<program> exec <command>`. */
function exec(...programs: readonly string[]): CommandTable {
  return { programs, subcommands: { exec: { style: "posix", runs: operands } } };
}

/** Tools come first: only what follows `--` is a command. */
const miseExec: SubcommandTable = {
  aliases: ["x"],
  flags: words("--raw --fresh-env --no-deps --no-prepare"),
  values: words("-c|--command -j|--jobs"),
  runs: { kind: "operands", option: "command", separated: true },
};

const mise: CommandTable = {
  programs: ["mise", "rtx"],
  flags: words("-h|--help -q|--quiet -v|--verbose -y|--yes --silent --no-config --no-env --no-hooks"),
  values: words("-C|--cd -E|--env"),
  subcommands: { exec: miseExec },
};

const direnv: CommandTable = {
  programs: ["direnv"],
  subcommands: { exec: { style: "posix", skipOperands: 1, runs: operands } },
};

/** Two programs of one name: python-dotenv has `run`, dotenv-cli its command behind `--`. */
const dotenv: CommandTable = {
  programs: ["dotenv"],
  flags: words("-c -o|--override --version --help"),
  values: words("-f|--file -q|--quote -e|--export -v"),
  subcommands: { run: { style: "posix", flags: words("--override --no-override"), runs: operands } },
  runs: { kind: "operands", separated: true },
};

const pdm: CommandTable = {
  programs: ["pdm"],
  flags: words("-h|--help -V|--version -I|--ignore-python -n|--non-interactive"),
  values: words("-c|--config"),
  subcommands: {
    run: {
      style: "posix",
      flags: words("-g|--global -v|--verbose -q|--quiet -s|--site-packages -l|--list -j|--json --recreate"),
      values: words("-p|--project --venv"),
      runs: { kind: "operands", unless: ["list", "json"] },
    },
  },
};

const rye: CommandTable = {
  programs: ["rye"],
  subcommands: {
    run: {
      style: "posix",
      flags: words("-l|--list -v|--verbose -q|--quiet"),
      values: ["--pyproject"],
      runs: { kind: "operands", unless: ["list"] },
    },
  },
};

const pixi: CommandTable = {
  programs: ["pixi"],
  flags: words("-h|--help -V|--version -v|--verbose -q|--quiet --no-progress"),
  values: ["--color"],
  subcommands: {
    run: {
      aliases: ["r"],
      style: "posix",
      flags: words(`
        --frozen --locked --no-install --as-is --no-lockfile-update --force-activate --no-completions --clean-env
        --skip-deps -n|--dry-run -x|--executable --templated
      `),
      values: words(`
        -m|--manifest-path -e|--environment --auth-file --concurrent-downloads --concurrent-solves
        --pypi-keyring-provider --tls-root-certs -w|--workspace
      `),
      runs: operands,
    },
  },
};

const doppler: CommandTable = {
  programs: ["doppler"],
  subcommands: {
    run: { values: ["--command"], runs: { kind: "operands", option: "command", separated: true } },
  },
};

export const runnerTables: readonly CommandTable[] = [
  exec("asdf"),
  exec("rbenv"),
  exec("pyenv"),
  exec("nodenv"),
  mise,
  direnv,
  dotenv,
  pdm,
  rye,
  pixi,
  doppler,
];
