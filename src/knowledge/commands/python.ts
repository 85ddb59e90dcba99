import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from `pip help`, and the reference pages of pipx, Poetry, Pipenv and easy_install. uv and conda have their own files. */

const pipFlags = words(`
  -h|--help --debug --isolated --require-virtualenv -v|--verbose -V|--version -q|--quiet --no-input
  --no-cache|--no-cache-dir --disable-pip-version-check --no-color --no-python-version-warning
`);

const pipValues = words(`
  --python --log|--log-file|--local-log --keyring-provider --proxy --retries --default-timeout|--timeout
  --exists-action --trusted-host --cert --client-cert --cache-dir --use-feature --use-deprecated --resume-retries
`);

const pipIndexValues = words("-i|--pypi-url|--index-url --extra-index-url -f|--find-links");
const pipBuildFlags = words(`
  --no-dependencies|--no-deps --pre --no-build-isolation --use-pep517 --no-use-pep517 --check-build-dependencies
  --ignore-requires-python --prefer-binary --require-hashes --no-clean --no-index --only-final
`);
const pipBuildValues = words(`
  -r|--requirement -c|--constraint --build-constraint --group --src|--source|--source-dir|--source-directory
  --global-option --no-binary --only-binary --progress-bar -C|--config-setting|--config-settings --platform
  --python-version --implementation --abi --requirements-from-script --uploaded-prior-to
`);

const pip: CommandTable = {
  programs: ["pip", "pip3", "pip2", "pip3.*", "pip2.*", "pypy-pip"],
  flags: pipFlags,
  values: pipValues,
  subcommands: {
    install: {
      flags: [
        ...pipBuildFlags,
        ...words(`
          --dry-run --user --no-user -U|--upgrade --force-reinstall -I|--ignore-installed --break-system-packages
          --compile --no-compile --no-warn-script-location --no-warn-conflicts --egg
        `),
      ],
      values: [
        ...pipIndexValues,
        ...pipBuildValues,
        ...words(`
          -e|--editable -t|--target --root --prefix --upgrade-strategy --root-user-action --report -b|--build
          --install-option
        `),
      ],
    },
    download: {
      flags: pipBuildFlags,
      values: [...pipIndexValues, ...pipBuildValues, "-d|--destination-directory|--dest"],
    },
    wheel: {
      flags: [...pipBuildFlags, "--no-verify"],
      values: [...pipIndexValues, ...pipBuildValues, ...words("-w|--wheel-dir -e|--editable --build-option")],
    },
    uninstall: {
      flags: words("-y|--yes --break-system-packages"),
      values: words("-r|--requirement --root-user-action"),
    },
    list: {
      flags: words("-o|--outdated -u|--uptodate -e|--editable -l|--local --user --pre --not-required --no-index"),
      values: [...pipIndexValues, ...words("--path --format --exclude")],
    },
    freeze: {
      flags: words("-l|--local --user --all --exclude-editable"),
      values: words("-r|--requirement --path --exclude"),
    },
    cache: { subcommands: plain("dir info list remove purge"), values: ["--format"] },
    config: {
      flags: words("--global --user --site"),
      values: ["--editor"],
      subcommands: plain("list edit get set unset debug"),
    },
    ...plain("check show search index lock inspect hash completion debug help"),
  },
};

const pipx: CommandTable = {
  programs: ["pipx"],
  flags: words("-h|--help -q|--quiet -v|--verbose --version --global"),
  subcommands: {
    install: {
      flags: words(
        "-f|--force --include-deps --system-site-packages -e|--editable --preinstall-only --fetch-missing-python",
      ),
      values: words("--suffix --python --preinstall -i|--index-url --pip-args --backend"),
    },
    inject: {
      flags: words("--include-apps --include-deps --system-site-packages -f|--force --with-suffix"),
      values: words("-r|--requirement -i|--index-url --pip-args"),
    },
    run: {
      style: "posix",
      flags: words("--no-cache --path --pypackages --system-site-packages -e|--editable"),
      values: words("--spec --with --python -i|--index-url --pip-args"),
    },
    ...plain(
      "upgrade upgrade-all uninstall uninstall-all reinstall reinstall-all list uninject ensurepath environment",
    ),
    ...plain("install-all upgrade-shared runpip interpreter pin unpin completions help"),
  },
};

const poetryGroups = words("--with --without --only -E|--extras");

const poetry: CommandTable = {
  programs: ["poetry"],
  flags: words(`
    -h|--help -q|--quiet -v|-vv|-vvv|--verbose -V|--version --ansi --no-ansi -n|--no-interaction --no-plugins --no-cache
  `),
  values: words("-P|--project -C|--directory"),
  subcommands: {
    install: {
      flags: words(`
        --no-dev --dev-only --no-root --no-directory --sync|--remove-untracked --dry-run --all-extras --all-groups --only-root --compile
      `),
      values: poetryGroups,
    },
    sync: {
      flags: words("--no-root --no-directory --dry-run --all-extras --all-groups --only-root --compile"),
      values: poetryGroups,
    },
    update: { flags: words("--no-dev --dry-run --lock --sync"), values: words("--with --without --only") },
    add: {
      flags: words("-D|--dev -e|--editable --allow-prereleases --dry-run --lock"),
      values: words("-G|--group -E|--extras --python --platform --markers --source"),
      optional: ["--optional"],
    },
    remove: { flags: words("-D|--dev --dry-run --lock"), values: words("-G|--group") },
    lock: { flags: words("--no-update --check --regenerate") },
    export: {
      flags: words("--without-hashes --without-urls --dev --with-credentials --all-extras --all-groups"),
      values: [...poetryGroups, ...words("-f|--format -o|--output")],
    },
    build: { flags: words("--clean"), values: words("-f|--format -o|--output --local-version --config-settings") },
    publish: {
      flags: words("--build --dry-run --skip-existing"),
      values: words("-r|--repository -u|--username -p|--password --cert --client-cert --dist-dir"),
    },
    config: { flags: words("--list --unset --local --migrate") },
    cache: { subcommands: { clear: { flags: ["--all"] }, list: {} } },
    env: { subcommands: plain("use info list remove activate") },
    self: { subcommands: plain("add update remove show install lock sync") },
    run: { style: "posix", runs: { kind: "operands" } },
    ...plain("shell show check version search init new about source python debug list help"),
  },
};

const pipenvInstall: SubcommandTable = {
  flags: words(`
    --system --deploy -d|--dev --dev-only --ignore-pipfile --skip-lock --pre --keep-outdated --sequential
    --selective-upgrade --site-packages --no-site-packages --three --two --clear -q|--quiet -v|--verbose --bare
    --lock-only --all-categories --python-only
  `),
  values: words(`
    -r|--requirements --python --extra-pip-args -e|--editable -i|--index --categories --pypi-mirror
  `),
};

const pipenv: CommandTable = {
  programs: ["pipenv"],
  flags: words(`
    --where --venv --py --envs --rm --bare --man --support --site-packages --no-site-packages -h|--help --version
    --three --two --clear -q|--quiet -v|--verbose
  `),
  values: words("--python --pypi-mirror"),
  subcommands: {
    install: pipenvInstall,
    sync: pipenvInstall,
    update: pipenvInstall,
    upgrade: pipenvInstall,
    lock: {
      ...pipenvInstall,
      flags: [...(pipenvInstall.flags ?? []), "--requirements"],
      values: ["--python", "--pypi-mirror"],
    },
    uninstall: { flags: words("--all --all-dev --lock --skip-lock -d|--dev") },
    requirements: {
      flags: words("--dev --dev-only --hash --exclude-markers --from-pipfile"),
      values: ["--categories"],
    },
    run: { style: "posix", runs: { kind: "operands" } },
    ...plain("check clean graph open scripts shell verify audit remove activate"),
  },
};

const easyInstall: CommandTable = {
  programs: ["easy_install", "easy_install-*"],
  flags: words(
    "-z|--zip-ok -Z|--always-unzip -U|--upgrade -m|--multi-version -a|--always-copy -x|--exclude-scripts -e|--editable -N|--no-deps --user --pre -H --version",
  ),
  values: words(
    "-d|--install-dir -s|--script-dir -i|--index-url -f|--find-links -b|--build-directory -O|--optimize --record -S|--site-dirs -l --allow-hosts --prefix",
  ),
};

export const pythonTables: readonly CommandTable[] = [pip, pipx, poetry, pipenv, easyInstall];
