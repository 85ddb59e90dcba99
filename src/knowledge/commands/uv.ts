import type { CommandTable, SubcommandTable } from "../types.ts";
import { plain, words } from "./words.ts";

/* Facts from the CLI reference of uv, https://docs.astral.sh/uv/reference/cli/. */

const globalFlags = words(`
  -h|--help -V|--version -q|--quiet -v|--verbose -n|--no-cache-dir|--no-cache --offline --native-tls --system-certs
  --no-progress --no-config --managed-python --no-managed-python --no-python-downloads --allow-python-downloads
  --preview --no-preview --no-color
`);
const globalValues = words(`
  --cache-dir --python-preference --color --project --directory --config-file --allow-insecure-host --preview-features
  --python-fetch
`);

const resolverFlags = words(`
  --no-index -U|--upgrade --pre --no-sources --force-reinstall|--reinstall --no-build-isolation --build-isolation
  --compile|--compile-bytecode --no-compile|--no-compile-bytecode --no-build --build --refresh --no-refresh --no-upgrade
  --no-reinstall
`);
const resolverValues = words(`
  -i|--index-url --extra-index-url --index --default-index -f|--find-links --index-strategy --keyring-provider
  -P|--upgrade-package --upgrade-group --resolution --prerelease --fork-strategy --exclude-newer
  --exclude-newer-package --reinstall-package --link-mode -C|--config-settings|--config-setting
  --config-settings-package --no-build-isolation-package --no-build-package --no-binary-package --refresh-package
  --no-sources-package
`);

const pipFlags = words(`
  --all-extras --system --no-system --break-system-packages --no-break-system-packages --no-deps --require-hashes
  --no-require-hashes --verify-hashes --no-verify-hashes --strict --dry-run --exact --user --allow-empty-requirements
`);
const pipValues = words(`
  -c|--constraints|--constraint --overrides|--override -b|--build-constraints|--build-constraint --excludes|--exclude --extra --group
  -t|--target --prefix -p|--python --python-version --python-platform --torch-backend --no-binary --only-binary
`);

const projectFlags = words(`
  --all-extras --dev --no-dev --only-dev --no-default-groups --all-groups --no-editable --active --no-active
  --inexact --exact --locked --frozen --no-frozen --no-install-project --no-install-workspace --no-install-local
  --only-install-project --only-install-workspace --only-install-local --all-packages --no-binary --no-sync --dry-run
  --check --no-env-file
`);
const projectValues = words(`
  --extra --no-extra --group --no-group --only-group --package --no-install-package --only-install-package --script
  -p|--python --python-platform --output-format --env-file
`);

/** `uv run` has a `--script` of its own, without a value. */
const runValues = projectValues.filter((option) => option !== "--script");

const project: SubcommandTable = {
  flags: [...resolverFlags, ...projectFlags],
  values: [...resolverValues, ...projectValues],
};

const toolRunFlags = [...resolverFlags, ...words("--isolated --no-env-file --lfs")];
const toolRunValues = [
  ...resolverValues,
  ...words(`
    --from -w|--with --with-editable --with-requirements -p|--python --constraints -b|--build-constraints --overrides
    --env-file --python-platform --torch-backend
  `),
];

const uv: CommandTable = {
  programs: ["uv"],
  flags: globalFlags,
  values: globalValues,
  subcommands: {
    pip: {
      subcommands: {
        install: {
          flags: [...resolverFlags, ...pipFlags],
          values: [...resolverValues, ...pipValues, ...words("-r|--requirement|--requirements -e|--editable")],
        },
        sync: { flags: [...resolverFlags, ...pipFlags], values: [...resolverValues, ...pipValues] },
        compile: {
          flags: [
            ...resolverFlags,
            ...pipFlags,
            ...words(
              "--generate-hashes --no-header --no-annotate --universal --no-strip-extras --no-strip-markers --emit-index-url",
            ),
          ],
          values: [...resolverValues, ...pipValues, ...words("-o|--output-file --annotation-style --no-emit-package")],
        },
        uninstall: {
          flags: words("--system --break-system-packages --dry-run"),
          values: words("-r|--requirement|--requirements -p|--python -t|--target --prefix"),
        },
        ...plain("freeze list show tree check"),
      },
    },
    sync: project,
    lock: project,
    export: {
      ...project,
      flags: [...resolverFlags, ...projectFlags, ...words("--no-hashes --no-header --no-annotate --no-emit-project")],
      values: [...resolverValues, ...projectValues, ...words("--format -o|--output-file --no-emit-package")],
    },
    tree: project,
    run: {
      ...project,
      style: "posix",
      flags: [
        ...resolverFlags,
        ...projectFlags,
        ...words("-m|--module -s|--script --gui-script --no-project --isolated"),
      ],
      values: [...resolverValues, ...runValues, ...words("-w|--with --with-editable --with-requirements")],
      runs: { kind: "operands" },
    },
    add: {
      ...project,
      flags: [
        ...resolverFlags,
        ...projectFlags,
        ...words("--editable --no-editable-package --raw --workspace --no-workspace --lfs"),
      ],
      values: [
        ...resolverValues,
        ...projectValues,
        ...words(
          "-r|--requirement|--requirements -c|--constraints -m|--marker --optional --rev --tag --branch --bounds",
        ),
      ],
    },
    remove: { ...project, values: [...resolverValues, ...projectValues, "--optional"] },
    tool: {
      subcommands: {
        install: {
          flags: [...resolverFlags, ...words("-e|--editable --force")],
          values: [...toolRunValues, "--with-executables-from"],
        },
        upgrade: { flags: ["--all"], values: words("-p|--python") },
        run: { style: "posix", flags: toolRunFlags, values: toolRunValues },
        ...plain("uninstall list update-shell dir"),
      },
    },
    python: {
      subcommands: {
        install: {
          flags: words("-r|--reinstall -f|--force --default --no-bin -U|--upgrade"),
          values: words("-i|--install-dir --mirror --pypy-mirror"),
        },
        ...plain("list find pin uninstall dir upgrade update-shell"),
      },
    },
    venv: {
      flags: words("--seed -c|--clear --no-project --relocatable --system-site-packages --allow-existing --no-index"),
      values: words(
        "-p|--python --prompt --link-mode --exclude-newer --index-strategy -i|--index-url --extra-index-url --index --default-index",
      ),
    },
    cache: {
      subcommands: { clean: { flags: ["--force"] }, prune: { flags: words("--ci --force") }, dir: {}, size: {} },
    },
    build: {
      flags: [
        ...resolverFlags,
        ...words("--all-packages --sdist --wheel --list --require-hashes --no-verify-hashes --clear"),
      ],
      values: [...resolverValues, ...words("--package -o|--out-dir -b|--build-constraints -p|--python")],
    },
    init: {
      values: words("--name -p|--python --vcs --build-backend --description"),
      flags: words("--bare --package --no-package --app --lib --script --no-readme --no-workspace"),
    },
    publish: {
      values: words("--index -u|--username -p|--password -t|--token --trusted-publishing --publish-url --check-url"),
    },
    version: {
      ...project,
      flags: [...resolverFlags, ...projectFlags, "--short"],
      values: [...resolverValues, ...projectValues, "--bump"],
    },
    self: { subcommands: plain("update version") },
    ...plain("auth format generate-shell-completion help"),
  },
};

const uvx: CommandTable = {
  programs: ["uvx"],
  style: "posix",
  flags: [...globalFlags, ...toolRunFlags],
  values: [...globalValues, ...toolRunValues],
};

export const uvTables: readonly CommandTable[] = [uv, uvx];
