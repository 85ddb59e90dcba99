import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manual pages of git 2.47 and svn 1.14. */

const cloneFlags = words(`
  -v|--verbose -q|--quiet --progress -n|--no-checkout --bare --mirror -l|--local --no-local --no-hardlinks -s|--shared
  --no-tags --tags --shallow-submodules --no-shallow-submodules --single-branch --no-single-branch --dissociate
  --sparse --reject-shallow --remote-submodules --also-filter-submodules
`);
const git: CommandTable = {
  programs: ["git"],
  style: "posix",
  flags: words(
    "-v|--version -h|--help -p|--paginate -P|--no-pager --no-replace-objects --bare --literal-pathspecs --no-optional-locks --html-path --man-path --info-path",
  ),
  values: words("-C -c --git-dir --work-tree --namespace --super-prefix --config-env --attr-source"),
  optional: ["--exec-path"],
  subcommands: {
    clone: {
      flags: cloneFlags,
      values: words(
        "--template -o|--origin -b|--branch --revision -u|--upload-pack --reference --reference-if-able --separate-git-dir --depth --shallow-since --shallow-exclude -c|--config --filter -j|--jobs --server-option --bundle-uri",
      ),
      optional: words("--recurse-submodules|--recursive"),
    },
    checkout: {
      flags: words(
        "-q|--quiet -f|--force -d|--detach -m|--merge -l --ours --theirs --no-track --guess --no-guess --progress --overwrite-ignore -p|--patch",
      ),
      values: words("-b -B --orphan --conflict --pathspec-from-file"),
      optional: words("-t|--track --recurse-submodules"),
    },
    fetch: {
      flags: words(
        "--all -a|--append --atomic --unshallow --update-shallow --dry-run -f|--force -k|--keep -p|--prune -P|--prune-tags -n|--no-tags -t|--tags -u|--update-head-ok -q|--quiet -v|--verbose --progress -4|--ipv4 -6|--ipv6",
      ),
      values: words(
        "--depth --deepen --shallow-since --shallow-exclude -j|--jobs -o|--server-option --refmap --upload-pack --filter",
      ),
      optional: ["--recurse-submodules"],
    },
    pull: {
      flags: words(
        "-q|--quiet -v|--verbose --ff --no-ff --ff-only --all -f|--force -t|--tags --no-tags --unshallow --no-edit --no-commit --autostash",
      ),
      values: words("--depth -s|--strategy -X|--strategy-option -j|--jobs"),
      optional: words("-r|--rebase --recurse-submodules"),
    },
    reset: { flags: words("-q|--quiet --soft --mixed --hard --merge --keep -N -p|--patch") },
    config: {
      flags: words(
        "--global --system --local --worktree --add --get --get-all --get-regexp --unset --unset-all -l|--list -e|--edit --bool --int --path --name-only -z|--null --replace-all --show-origin --fixed-value",
      ),
      values: words("-f|--file --blob --type --default --get-urlmatch"),
    },
    submodule: {
      flags: words("-q|--quiet --cached"),
      subcommands: {
        update: {
          flags: words(
            "--init --remote -N|--no-fetch -f|--force --checkout --merge --rebase --recursive --recommend-shallow --no-recommend-shallow --single-branch --progress",
          ),
          values: words("--reference --depth -j|--jobs --filter"),
        },
        init: {},
        sync: { flags: ["--recursive"] },
        add: { flags: words("-f|--force"), values: words("-b|--branch --name --depth --reference") },
        foreach: { style: "posix", flags: ["--recursive"] },
        status: { flags: words("--cached --recursive") },
        deinit: { flags: words("-f|--force --all") },
      },
    },
    init: {
      flags: words("-q|--quiet --bare"),
      values: words("--template --separate-git-dir -b|--initial-branch --object-format"),
      optional: ["--shared"],
    },
    remote: {
      subcommands: {
        add: { flags: words("-f --tags --no-tags"), values: words("-t -m"), optional: ["--mirror"] },
        remove: { aliases: ["rm"] },
        "set-url": { flags: words("--push --add --delete") },
        show: {},
      },
    },
    apply: {
      flags: words(
        "--stat --numstat --check --index --cached -3|--3way -R|--reverse --reject -z --unidiff-zero --apply --ignore-whitespace -v|--verbose --recount --allow-empty",
      ),
      values: words("-p -C --exclude --include --whitespace --directory --build-fake-ancestor"),
    },
    am: {
      flags: words("-s|--signoff -k|--keep -3|--3way -q|--quiet --abort --continue --skip --keep-cr"),
      values: words("-C -p --whitespace --directory --exclude --include --patch-format"),
    },
    "rev-parse": {
      flags: words("--verify -q|--quiet --git-dir --show-toplevel --abbrev-ref --is-inside-work-tree"),
      optional: ["--short"],
    },
    describe: {
      flags: words("--all --tags --contains --always --long --exact-match --first-parent"),
      values: words("--candidates --match --exclude"),
      optional: words("--dirty --broken --abbrev"),
    },
    log: {
      flags: words("--oneline --graph --all --decorate -p|--patch --stat"),
      values: words("-n|--max-count --format --pretty --since --until --author --grep"),
    },
    add: { flags: words("-A|--all -f|--force -n|--dry-run -v|--verbose -u|--update -N -p|--patch") },
    commit: {
      flags: words(
        "-a|--all -q|--quiet -s|--signoff --amend --no-verify -n --allow-empty --no-edit --allow-empty-message --no-gpg-sign",
      ),
      values: words("-m|--message -F|--file -C|--reuse-message -c|--reedit-message --author --date -t|--template"),
      optional: ["-S|--gpg-sign"],
    },
    tag: {
      flags: words("-a|--annotate -d|--delete -f|--force -l|--list -s|--sign -v|--verify"),
      values: words("-m|--message -F|--file -u|--local-user --sort --format"),
    },
    "cherry-pick": {
      flags: words("-n|--no-commit -x -e|--edit -s|--signoff --ff"),
      values: words("-m|--mainline -X|--strategy-option"),
    },
    clean: { flags: words("-d -f|--force -n|--dry-run -q|--quiet -x -X -i"), values: words("-e|--exclude") },
    archive: { flags: words("-l|--list -v|--verbose"), values: words("--format --prefix -o|--output --remote --exec") },
    lfs: {
      subcommands: {
        install: { flags: words("--system --local --skip-smudge --skip-repo --force") },
        pull: {},
        fetch: {},
      },
    },
    status: {},
    diff: {},
    show: {},
    merge: {},
    rebase: {},
    branch: {},
    switch: { flags: words("-d|--detach -f|--force"), values: words("-c|--create -C|--force-create") },
    gc: { flags: words("--aggressive --auto -q|--quiet"), optional: ["--prune"] },
    "ls-remote": { flags: words("-h|--heads -t|--tags --refs -q|--quiet --exit-code --symref"), values: ["--sort"] },
    "sparse-checkout": {
      subcommands: {
        set: { flags: words("--cone --no-cone --stdin") },
        init: { flags: ["--cone"] },
        add: {},
        list: {},
        disable: {},
      },
    },
  },
};

const svnShared = {
  flags: words(
    "-q|--quiet --non-interactive --no-auth-cache --force --ignore-externals --trust-server-cert --force-interactive",
  ),
  values: words(
    "-r|--revision --username --password --config-dir --config-option --depth --trust-server-cert-failures -m|--message",
  ),
};
const svn: CommandTable = {
  programs: ["svn"],
  ...svnShared,
  subcommands: {
    checkout: { aliases: ["co"] },
    export: {},
    update: { aliases: ["up"] },
    info: {},
    cat: {},
    list: { aliases: ["ls"] },
  },
};

export const versionControlTables: readonly CommandTable[] = [git, svn];
