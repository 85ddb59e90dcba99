import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { runAction } from "../../../src/action/run.ts";
import { windows } from "../../helpers/platform.ts";
import type { Repository } from "../repository.ts";

/** A repository that would have git run a program, with the commands of git that show that it does. */
export interface SetUp {
  readonly name: string;
  /** @param program a script that leaves a mark, callable by its path alone */
  prepare(repository: Repository, program: string): void | Promise<void>;
  /** Whoever runs git so, without care, runs the program; undefined where that takes a terminal or a network. */
  readonly trigger?: readonly (readonly string[])[];
  readonly input?: string;
  /** What our own runs end with, where they cannot give a verdict. */
  readonly refusal?: RegExp;
}

/** Runs git as it is, whatever it ends with, and no longer than until it has done what is waited for. */
export async function carelessGit(
  dir: string,
  args: readonly string[],
  input = "",
  isDone: () => boolean = () => false,
): Promise<void> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0" };
  // A group of its own: what it has started ends with it.
  const git = spawn("git", args, { cwd: dir, env, detached: !windows, stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise<void>((resolve) => git.on("close", () => resolve()));
  git.stdin.on("error", () => {}).end(input);
  const state = { ended: false };
  void ended.then(() => {
    state.ended = true;
  });
  for (let i = 0; i < 500 && !state.ended && !isDone(); i++) await setTimeout(20);
  if (!state.ended) endGroup(git);
  await ended;
}

function endGroup(git: ChildProcess): void {
  if (windows || git.pid === undefined) git.kill();
  else process.kill(-git.pid, "SIGKILL");
}

const set =
  (...pairs: readonly (readonly [string, string])[]) =>
  ({ git }: Repository, program: string) => {
    const named = (text: string) => text.replaceAll("PROGRAM", program);
    for (const [key, value] of pairs) git("config", "--add", named(key), named(value));
  };

const attributes = (repository: Repository, text: string, file = ".git/info/attributes") =>
  repository.write({ [file]: `${text}\n` });

function filter(keys: Readonly<Record<string, string>>, place?: string): SetUp["prepare"] {
  return (repository, program) => {
    attributes(repository, "* filter=x", place);
    set(...Object.entries(keys).map(([key, value]) => [`filter.x.${key}`, value] as const))(repository, program);
  };
}

function hook(...names: readonly string[]): SetUp["prepare"] {
  return (repository, program) => {
    mkdirSync(join(repository.dir, ".git", "hooks"), { recursive: true });
    for (const name of names) {
      const file = join(repository.dir, ".git", "hooks", name);
      writeFileSync(file, `#!/bin/sh\n'${program}'\n`);
      chmodSync(file, 0o755);
    }
  };
}

const allHooks = ["post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc"];

/** Takes the text of the staged Dockerfile out of the database, as a clone without blobs lacks it. */
function lose(repository: Repository, revision: string): void {
  const id = repository.git("rev-parse", `${revision}:Dockerfile`).trim();
  rmSync(join(repository.dir, ".git", "objects", id.slice(0, 2), id.slice(2)), { force: true });
}

function promisor(url: string, ...more: readonly (readonly [string, string])[]): SetUp["prepare"] {
  return (repository, program) => {
    set(
      ["core.repositoryformatversion", "1"],
      ["extensions.partialClone", "origin"],
      ["remote.origin.promisor", "true"],
      ["remote.origin.partialclonefilter", "blob:none"],
      ["remote.origin.url", url],
      ["protocol.allow", "always"],
      ["protocol.ext.allow", "always"],
      ...more,
    )(repository, program);
    repository.git("config", "--unset-all", "core.repositoryformatversion", "0");
    lose(repository, ":0");
    lose(repository, "HEAD");
  };
}

const lacks = /lacks the text|leaves objects out/;
const cat = [["cat-file", "-p", ":0:Dockerfile"]];
const diff = [["diff", "HEAD"]];
const credentials = "protocol=https\nhost=example.com\n\n";

export const setUps: readonly SetUp[] = [
  { name: "a clean filter", prepare: filter({ clean: "PROGRAM" }), trigger: diff },
  {
    name: "a clean filter of the tree's attributes",
    prepare: filter({ clean: "PROGRAM" }, ".gitattributes"),
    trigger: diff,
  },
  { name: "a process filter", prepare: filter({ process: "PROGRAM" }), trigger: diff },
  { name: "a required filter", prepare: filter({ clean: "PROGRAM", required: "true" }), trigger: diff },
  {
    name: "a smudge filter",
    prepare: filter({ smudge: "PROGRAM" }),
    trigger: [["cat-file", "--filters", "HEAD:Dockerfile"]],
  },
  {
    name: "filters of a file that core.attributesFile names",
    prepare(repository, program) {
      attributes(repository, "* filter=x", "attrs");
      set(["core.attributesFile", join(repository.dir, "attrs")], ["filter.x.clean", "PROGRAM"])(repository, program);
    },
    trigger: diff,
  },
  { name: "diff.external", prepare: set(["diff.external", "PROGRAM"]), trigger: diff },
  {
    name: "diff.x.textconv",
    prepare(repository, program) {
      attributes(repository, "* diff=x");
      set(["diff.x.textconv", "PROGRAM"], ["diff.x.cachetextconv", "true"])(repository, program);
    },
    trigger: diff,
  },
  {
    name: "diff.x.command",
    prepare(repository, program) {
      attributes(repository, "* diff=x");
      set(["diff.x.command", "PROGRAM"])(repository, program);
    },
    trigger: diff,
  },
  { name: "core.fsmonitor", prepare: set(["core.fsmonitor", "PROGRAM"]), trigger: [["status"]] },
  {
    name: "core.fsmonitor with an index that asks for it",
    prepare(repository, program) {
      set(["core.fsmonitor", "PROGRAM"], ["core.untrackedCache", "true"])(repository, program);
      return carelessGit(repository.dir, ["update-index", "--fsmonitor", "--untracked-cache"]);
    },
    trigger: [["status"]],
  },
  {
    name: "hooks",
    prepare: hook(...allHooks),
    trigger: [
      ["add", "README.md"],
      ["update-ref", "refs/x", "HEAD"],
    ],
  },
  {
    name: "core.hooksPath into the tree",
    prepare(repository, program) {
      for (const name of allHooks) {
        repository.write({ [`tools/${name}`]: `#!/bin/sh\n'${program}'\n` });
        chmodSync(join(repository.dir, "tools", name), 0o755);
      }
      set(["core.hooksPath", "tools"])(repository, program);
    },
    trigger: [["update-ref", "refs/x", "HEAD"]],
  },
  {
    name: "aliases, one for each command",
    prepare: set(
      ...["x", "cat-file", "diff-index", "ls-files", "ls-tree", "rev-parse", "merge-base", "check-attr", "config"].map(
        (name) => [`alias.${name}`, "!PROGRAM"] as const,
      ),
    ),
    trigger: [["x"]],
  },
  {
    name: "pagers",
    prepare: set(
      ["core.pager", "PROGRAM"],
      ...["cat-file", "diff-index", "ls-files", "ls-tree", "rev-parse", "config"].map(
        (name) => [`pager.${name}`, "PROGRAM"] as const,
      ),
    ),
  },
  {
    name: "gpg.program and log.showSignature",
    prepare: set(["gpg.program", "PROGRAM"], ["log.showSignature", "true"], ["commit.gpgSign", "true"]),
    trigger: [["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--allow-empty", "-S", "-m", "x"]],
  },
  {
    name: "credential.helper",
    prepare: set(["credential.helper", "!PROGRAM"]),
    trigger: [["credential", "fill"]],
    input: credentials,
  },
  {
    name: "core.askPass",
    prepare: set(["core.askPass", "PROGRAM"], ["credential.helper", ""]),
    trigger: [["credential", "fill"]],
    input: credentials,
  },
  {
    name: "core.editor and sequence.editor",
    prepare: set(["core.editor", "PROGRAM"], ["sequence.editor", "PROGRAM"]),
    trigger: [["config", "--edit"]],
  },
  {
    name: "a merge driver",
    prepare(repository, program) {
      attributes(repository, "* merge=x");
      set(["merge.x.driver", "PROGRAM"], ["merge.default", "x"])(repository, program);
    },
  },
  {
    name: "a promisor at ext::",
    prepare: promisor("ext::PROGRAM"),
    trigger: cat,
    refusal: lacks,
  },
  {
    name: "a promisor at ssh, with core.sshCommand",
    prepare: promisor("ssh://example.invalid/x", ["core.sshCommand", "PROGRAM"]),
    trigger: cat,
    refusal: lacks,
  },
  {
    name: "a promisor on the disk, with a program that packs",
    prepare: promisor(".", ["remote.origin.uploadpack", "PROGRAM"]),
    trigger: cat,
    refusal: lacks,
  },
  {
    name: "a promisor behind url.insteadOf",
    prepare: promisor("https://example.invalid/x", ["url.ext::PROGRAM .insteadOf", "https://example.invalid/"]),
    trigger: cat,
    refusal: lacks,
  },
  {
    name: "a promisor of a helper",
    prepare: promisor("x", ["remote.origin.vcs", "ext"], ["remote.origin.url", "PROGRAM"]),
    refusal: lacks,
  },
  {
    name: "a promisor that names bundles",
    prepare: promisor("ext::PROGRAM", ["fetch.bundleURI", "https://example.invalid/x"]),
    refusal: lacks,
  },
  {
    name: "a promisor called as no protocol is",
    prepare: promisor("none::PROGRAM", ["protocol.none.allow", "always"]),
    refusal: lacks,
  },
  {
    name: "core.gitProxy",
    prepare: promisor("git://example.invalid/x", ["core.gitProxy", "PROGRAM"]),
    trigger: cat,
    refusal: lacks,
  },
  {
    name: "include.path of a file in the tree",
    prepare(repository, program) {
      repository.write({ "evil.cfg": `[filter "x"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n` });
      attributes(repository, "* filter=x");
      set(["include.path", join(repository.dir, "evil.cfg")])(repository, program);
    },
    trigger: diff,
  },
  {
    name: "includeIf of a file in the tree",
    prepare(repository, program) {
      repository.write({ "evil.cfg": `[filter "x"]\n\tclean = ${program}\n` });
      attributes(repository, "* filter=x");
      set(["includeIf.onbranch:**.path", join(repository.dir, "evil.cfg")])(repository, program);
    },
    trigger: diff,
  },
  {
    name: "a configuration of the work tree",
    prepare(repository, program) {
      attributes(repository, "* filter=x");
      set(["extensions.worktreeConfig", "true"])(repository, program);
      repository.write({
        ".git/config.worktree": `[filter "x"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n`,
      });
    },
    trigger: diff,
  },
  {
    name: "core.worktree",
    prepare(repository, program) {
      mkdirSync(join(repository.dir, "elsewhere"));
      attributes(repository, "* filter=x");
      set(["core.worktree", join(repository.dir, "elsewhere")], ["filter.x.clean", "PROGRAM"])(repository, program);
    },
  },
  {
    name: "core.bare",
    prepare: (repository, program) => {
      attributes(repository, "* filter=x");
      set(["filter.x.clean", "PROGRAM"])(repository, program);
      repository.git("config", "core.bare", "true");
    },
  },
  {
    name: "core.alternateRefsCommand, maintenance and auto gc",
    prepare: set(
      ["core.alternateRefsCommand", "PROGRAM"],
      ["gc.auto", "1"],
      ["maintenance.auto", "true"],
      ["gc.recentObjectsHook", "PROGRAM"],
    ),
  },
  {
    name: "a submodule with a configuration of its own",
    async prepare(repository, program) {
      repository.write({ ".gitmodules": `[submodule "s"]\n\tpath = s\n\turl = ./s\n\tupdate = !${program}\n` });
      const inner = join(repository.dir, "s");
      execFileSync("git", ["init", "--quiet", inner]);
      repository.write({ "s/Dockerfile": "FROM debian:12\nRUN sudo s\n" });
      for (const args of [
        ["add", "Dockerfile"],
        ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "-m", "x"],
        ["config", "core.fsmonitor", program],
        ["config", "filter.x.clean", program],
      ])
        await carelessGit(inner, args);
      repository.write({ "s/.git/info/attributes": "* filter=x\n" });
      const head = execFileSync("git", ["rev-parse", "HEAD"], { cwd: inner, encoding: "utf8" }).trim();
      repository.git("update-index", "--add", "--cacheinfo", `160000,${head},s`);
      set(
        ["submodule.s.update", "!PROGRAM"],
        ["submodule.recurse", "true"],
        ["diff.submodule", "diff"],
      )(repository, program);
    },
    trigger: [["-C", "s", "status"]],
  },
  {
    name: "core.excludesFile and attributes that are pipes of a shell",
    prepare: set(["core.excludesFile", "|PROGRAM"], ["core.attributesFile", "|PROGRAM"]),
  },
  {
    name: "trace2 targets",
    prepare: set(["trace2.eventTarget", "PROGRAM.mark"], ["trace2.normalTarget", "PROGRAM.mark"]),
  },
  {
    name: "an index in parts, with a sparse checkout",
    prepare(repository, program) {
      set(["core.splitIndex", "true"], ["core.sparseCheckout", "true"], ["index.sparse", "true"])(repository, program);
      hook(...allHooks)(repository, program);
      return carelessGit(repository.dir, ["update-index", "--split-index"]);
    },
    trigger: [["add", "README.md"]],
  },
  {
    name: "replaced objects and grafts",
    prepare(repository, program) {
      set(["core.useReplaceRefs", "true"], ["filter.x.clean", "PROGRAM"])(repository, program);
      appendFileSync(join(repository.dir, ".git", "info", "grafts"), `${repository.git("rev-parse", "HEAD")}`);
    },
  },
];

/** The action, in the event that runs with the rights of the repository. */
export async function actionIn(dir: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const log: string[] = [];
  await runAction({
    env: { GITHUB_WORKSPACE: dir, GITHUB_EVENT_NAME: "pull_request_target", INPUT_ANNOTATIONS: "true", ...inputs },
    stdout: { isTerminal: false, write: (text) => void log.push(`${text}`) },
    readStdin: async () => new Uint8Array(),
    today: () => "2026-01-01",
  });
  return log.join("");
}

/** The names of all loose objects, to see whether any came. */
export function looseObjects(dir: string): readonly string[] {
  const objects = join(dir, ".git", "objects");
  return existsSync(objects) ? readdirSync(objects, { recursive: true }).map(String).sort() : [];
}
