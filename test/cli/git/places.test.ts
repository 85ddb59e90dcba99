import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { gitProgram } from "../../../src/cli/git/run.ts";
import { trustedPlaces } from "../../../src/io/program.ts";
import { treeAround } from "../../../src/io/tree.ts";
import { hasPrograms, windows } from "../../helpers/platform.ts";
import { at, type Repository, repository } from "../repository.ts";
import { actionIn, looseObjects } from "./hostile-setups.ts";

const only = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo"];
const before = "FROM debian:12\nRUN sudo a\n";
const after = `${before}RUN sudo b\n`;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function scratch(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-place-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }));
  return dir;
}

const clone = (from: string, to: string, ...flags: readonly string[]) =>
  execFileSync("git", ["clone", "--quiet", ...flags, pathToFileURL(from).href, to], { stdio: "pipe" });

describe.skipIf(!hasPrograms("git"))("the repository that is asked", () => {
  it("is no bare one among the files of a clone", async () => {
    const mark = join(scratch(), "mark");
    const config = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n[filter "x"]\n\tclean = touch ${mark}\n`;
    const upstream = repository({
      "api/Dockerfile": before,
      "api/HEAD": "ref: refs/heads/main\n",
      "api/config": config,
      "api/objects/keep": "",
      "api/refs/keep": "",
      "api/info/attributes": "* filter=x\n",
      "api/.gitattributes": "* filter=x\n",
    });
    const dir = join(scratch(), "clone");
    clone(upstream.dir, dir);
    const repo = at(dir, join(dir, "api"));
    repo.write({ "api/Dockerfile": after });
    for (const flags of [["--since", "origin/main"], ["--since", "HEAD", "--changed-lines"], ["--staged"]]) {
      const found = await repo.findings(...only, ...flags);
      expect(found.at(-1)).toBe(flags[0] === "--since" ? "Dockerfile:3 no-sudo" : undefined);
    }
    const log = await actionIn(dir, {
      INPUT_SINCE: "origin/main",
      "INPUT_WORKING-DIRECTORY": "api",
      INPUT_RULE: "no-sudo",
    });
    expect(log).toContain("title=no-sudo,file=api/Dockerfile,line=3");
    expect(existsSync(mark)).toBe(false);
  });

  it("adds what git would add", async () => {
    const repo = repository({ ".gitignore": "*.log\n/out/\n!keep.log\n", "a/.gitignore": "*.tmp\n" });
    vi.stubEnv("XDG_CONFIG_HOME", join(repo.dir, ".git", "home"));
    repo.write({ ".git/home/git/ignore": "mine.*\n", ".git/info/exclude": "here.*\n" });
    const names = ["a.log", "keep.log", "out/b", "a/c.tmp", "a/d.log", "c.tmp", "mine.a", "here.b", "a/here.c", "x"];
    repo.write(Object.fromEntries(names.map((name) => [name, before])));
    execFileSync("git", ["init", "--quiet", join(repo.dir, "inner")]);
    repo.write({ "inner/Dockerfile": before });
    const known = repo
      .git("ls-files", "--others", "--exclude-standard", "-z")
      .split("\0")
      .filter((name) => name !== "");
    const paths = [...names, "inner/Dockerfile"];
    const found = await repo.findings(...only, "--since", "HEAD", ...paths);
    // A question mark stands for one byte, and a repository among the files is gone into where some of it is tracked.
    repo.write({ "é/.gitignore": "?\n", "é/é": before, "é/e": before });
    expect(await repo.findings(...only, "--since", "HEAD", "é/é", "é/e")).toEqual(["é/é:2 no-sudo"]);
    expect(found.map((line) => line.split(":")[0]).sort()).toEqual(known.filter((name) => paths.includes(name)).sort());
    const id = repo.git("hash-object", "-w", "x").trim();
    repo.git("update-index", "--add", "--cacheinfo", `100644,${id},inner/b`);
    expect(await repo.findings(...only, "--since", "HEAD", "inner/Dockerfile")).toEqual(["inner/Dockerfile:2 no-sudo"]);
    repo.git("config", "core.excludesFile", ".git/other");
    repo.write({ ".git/other": "x\n" });
    const later = await repo.findings(...only, "--since", "HEAD", "x", "mine.a");
    expect(later).toEqual(["mine.a:2 no-sudo"]);
  });

  it.skipIf(windows)("has files in a directory that is called as a drive, too", async () => {
    const repo = repository({ "x:/Dockerfile": before });
    repo.write({ "x:/Dockerfile": after, "..x/Dockerfile": before });
    const found = await repo.findings(...only, "--since", "HEAD");
    expect(found).toEqual(["..x/Dockerfile:2 no-sudo", "x:/Dockerfile:2 no-sudo", "x:/Dockerfile:3 no-sudo"]);
  });

  it("is the one that a file leads to, and no file that only has the name", async () => {
    const repo = repository({ "a/Dockerfile": before });
    repo.write({ "a/Dockerfile": after, "a/.git": "" });
    expect(await at(repo.dir, join(repo.dir, "a")).findings(...only, "--since", "HEAD")).toContain(
      "Dockerfile:3 no-sudo",
    );
    repo.write({ "a/.git": "gitdir: ../nowhere\n" });
    expect(await at(repo.dir, join(repo.dir, "a")).findings(...only, "--since", "HEAD")).toContain(
      "Dockerfile:3 no-sudo",
    );
    repo.git("worktree", "add", "--quiet", join(repo.dir, "linked"));
    const linked = at(join(repo.dir, "linked"));
    linked.write({ "a/Dockerfile": after });
    linked.git("add", "--all");
    expect(await linked.findings(...only, "--staged")).toContain("a/Dockerfile:3 no-sudo");
  });

  it("runs nothing where a file .git leads into the tree", async () => {
    const repo = repository({ "x/Dockerfile": before });
    const mark = join(scratch(), "mark");
    execFileSync("git", ["init", "--quiet", join(repo.dir, "x", "store")]);
    for (const [key, value] of [
      ["filter.x.clean", `touch ${mark}`],
      ["core.fsmonitor", `touch ${mark}`],
    ])
      execFileSync("git", ["config", key as string, value as string], { cwd: join(repo.dir, "x", "store") });
    repo.write({ "x/.git": "gitdir: store/.git\n", "x/.gitattributes": "* filter=x\n" });
    const inner = at(repo.dir, join(repo.dir, "x"));
    expect(await inner.findings(...only, "--staged")).toEqual([]);
    const { code, err } = await inner.plimsoll(...only, "--since", "HEAD");
    expect(code).toBe(2);
    expect(err).toMatch(/there is no such revision|git says/);
    expect(existsSync(mark)).toBe(false);
  });

  it.skipIf(windows)("is none of another user, but where safe.directory says so", async () => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: after });
    const home = scratch();
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(home, "config"));
    writeFileSync(join(home, "config"), "");
    vi.spyOn(process, "geteuid").mockReturnValue(4_000_000);
    for (const flag of [["--since", "HEAD"], ["--staged"]]) {
      const { code, err } = await repo.plimsoll(...only, ...flag);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining("does not use a repository of another user"),
      });
    }
    repo.git("config", "safe.directory", "*");
    expect((await repo.plimsoll(...only, "--since", "HEAD")).code).toBe(2);
    // Nor by a repository inside of it, whatever its name.
    repo.write({
      ".git/nowhere/HEAD": "ref: refs/heads/main\n",
      ".git/nowhere/objects/x": "",
      ".git/nowhere/refs/x": "",
    });
    repo.write({ ".git/nowhere/config": "[core]\nrepositoryformatversion = 0\n[safe]\ndirectory = *\n" });
    expect((await repo.plimsoll(...only, "--since", "HEAD")).code).toBe(2);
    for (const value of [repo.dir, "*", `${join(repo.dir, "..")}/*`]) {
      writeFileSync(join(home, "config"), `[safe]\n\tdirectory = "${value}"\n`);
      expect((await repo.findings(...only, "--since", "HEAD")).length).toBe(2);
    }
    writeFileSync(join(home, "config"), `[safe]\n\tdirectory = *\n\tdirectory =\n\tdirectory = /elsewhere\n`);
    expect((await repo.plimsoll(...only, "--since", "HEAD")).code).toBe(2);
  });

  it("is not changed by what the environment says of another", async () => {
    const repo = repository({ Dockerfile: before });
    const other = repository({ Dockerfile: "FROM scratch\n" });
    repo.write({ Dockerfile: after });
    repo.git("add", "Dockerfile");
    vi.stubEnv("GIT_DIR", join(other.dir, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other.dir);
    vi.stubEnv("GIT_INDEX_FILE", join(other.dir, ".git", "index"));
    vi.stubEnv("GIT_OBJECT_DIRECTORY", join(other.dir, ".git", "objects"));
    vi.stubEnv("GIT_EXTERNAL_DIFF", "false");
    for (const flags of [
      ["--since", "HEAD", "--changed-lines"],
      ["--staged", "--changed-lines"],
    ])
      expect(await repo.findings(...only, ...flags)).toEqual(["Dockerfile:3 no-sudo"]);
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["HOME", ".gitconfig"],
    ["HOME", ".config/git/attributes"],
    ["XDG_CONFIG_HOME", "git/config"],
    ["XDG_CONFIG_HOME", "git/attributes"],
  ])("is not asked with what lies in the tree as a configuration of the user's, by %s: %s", async (name, file) => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: after.replaceAll("\n", "\r\n") });
    mkdirSync(dirname(join(repo.dir, file)), { recursive: true });
    execFileSync("mkfifo", [join(repo.dir, file)]);
    vi.stubEnv(name, repo.dir);
    const run = repo.plimsoll(...only, "--since", "HEAD", "--changed-lines", "--format", "json");
    expect((await run).err).toBe("");
  });

  it("has nothing of what git does traced, wherever a configuration has it go", async () => {
    const repo = repository({ Dockerfile: before });
    const home = scratch();
    const traces = join(home, "traces");
    const targets = ["normal", "perf", "event"].map((sort) => `\t${sort}Target = ${traces}\n`);
    writeFileSync(join(home, "config"), `[trace2]\n${targets.join("")}`);
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(home, "config"));
    repo.git("rev-parse", "HEAD");
    expect(existsSync(traces)).toBe(true);
    rmSync(traces);
    repo.write({ Dockerfile: after });
    expect(await repo.findings(...only, "--since", "HEAD", "--changed-lines")).toEqual(["Dockerfile:3 no-sudo"]);
    expect(existsSync(traces)).toBe(false);
  });

  it("is the one that the environment names where the files carry none", async () => {
    const repo = repository({ Dockerfile: before });
    const tree = scratch();
    writeFileSync(join(tree, "Dockerfile"), after);
    vi.stubEnv("GIT_DIR", join(repo.dir, ".git"));
    vi.stubEnv("GIT_WORK_TREE", tree);
    expect(await at(tree).findings(...only, "--since", "HEAD", "--changed-lines")).toEqual(["Dockerfile:3 no-sudo"]);
  });

  it("lets nothing be fetched: a clone without texts is told so", async () => {
    const upstream = repository({ Dockerfile: before });
    upstream.write({ Dockerfile: `${before}RUN sudo b\n` });
    upstream.commit();
    upstream.git("config", "uploadpack.allowFilter", "true");
    const dir = join(scratch(), "clone");
    clone(upstream.dir, dir, "--filter=blob:none");
    const repo = at(dir);
    const objects = looseObjects(dir);
    expect(await repo.findings(...only, "--since", "HEAD~")).toHaveLength(2);
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD~", "--changed-lines");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/lacks the text|partial clone/) });
    expect(looseObjects(dir)).toEqual(objects);
    const bare = join(scratch(), "treeless");
    clone(upstream.dir, bare, "--filter=tree:0", "--no-checkout");
    writeFileSync(join(bare, "Dockerfile"), after);
    const treeless = await at(bare).plimsoll(...only, "--since", "HEAD~");
    expect(treeless).toMatchObject({ code: 2, err: expect.stringContaining("partial clone") });
  });
});

describe.skipIf(!hasPrograms("git") || windows)("a hook", () => {
  /** What a commit in progress has Plimsoll say of the files that it records. */
  function hooked(repo: Repository, ...commit: readonly string[]): string {
    const node = JSON.stringify(process.execPath);
    const seen = join(repo.dir, ".git", "seen");
    // The environment of the hook is kept for the run below.
    repo.write({
      ".git/hooks/pre-commit": `#!/bin/sh\n${node} -e 'require("fs").writeFileSync(process.argv[1], JSON.stringify(process.env))' "${seen}"\ncp "$GIT_INDEX_FILE" .git/kept-index\nexit 1\n`,
    });
    chmodSync(join(repo.dir, ".git/hooks/pre-commit"), 0o755);
    try {
      repo.git("-c", "core.hooksPath=.git/hooks", "commit", "--quiet", "-m", "x", ...commit);
    } catch {
      // The hook stops it.
    }
    return repo.read(".git/seen");
  }

  it.each([
    ["commit -a", ["-a"], ["a/Dockerfile:3 no-sudo", "b/Dockerfile:3 no-sudo"]],
    ["commit FILE", ["--", "b/Dockerfile"], ["b/Dockerfile:3 no-sudo"]],
    ["commit", [], ["a/Dockerfile:3 no-sudo"]],
  ])("of `git %s` sees what is being committed", async (_, args, expected) => {
    const repo = repository({ "a/Dockerfile": before, "b/Dockerfile": before });
    repo.write({ "a/Dockerfile": after, "b/Dockerfile": after });
    repo.git("add", "a");
    const env = JSON.parse(hooked(repo, ...args));
    expect(env.GIT_INDEX_FILE).toBeTruthy();
    vi.stubEnv("GIT_INDEX_FILE", join(repo.dir, ".git", "kept-index"));
    for (const name of ["GIT_DIR", "GIT_PREFIX", "GIT_EDITOR"])
      if (env[name] !== undefined) vi.stubEnv(name, env[name]);
    expect(await repo.findings(...only, "--staged", "--changed-lines")).toEqual(expected);
  });
});

describe("the git that is run", () => {
  const chosen = (path: string | undefined, root: string) => {
    const tree = treeAround(root);
    return gitProgram(trustedPlaces(path, tree), tree);
  };

  it.skipIf(windows)("is none of the work tree's, nor of a relative place", () => {
    const root = scratch();
    const outside = scratch();
    for (const dir of [root, join(root, "bin"), outside]) {
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, "git"), "#!/bin/sh\n");
      chmodSync(join(dir, "git"), 0o755);
    }
    expect(trustedPlaces([root, outside, "bin", join(root, "bin")].join(delimiter), treeAround(root))).toEqual([
      outside,
    ]);
    const path = ["", ".", "bin", root, join(root, "bin"), outside].join(delimiter);
    expect(chosen(path, root)).toBe(join(outside, "git"));
    expect(() => chosen(join(root, "bin"), root)).toThrow("git cannot be run");
    expect(() => chosen(undefined, root)).toThrow("git cannot be run");
    const link = join(outside, "link");
    symlinkSync(root, link);
    expect(chosen([join(link, "bin"), outside].join(delimiter), root)).toBe(join(outside, "git"));
    expect(chosen([join(root, "bin"), outside].join(delimiter), link)).toBe(join(outside, "git"));
    const linked = scratch();
    symlinkSync(join(root, "bin", "git"), join(linked, "git"));
    expect(chosen([linked, outside].join(delimiter), root)).toBe(join(outside, "git"));
    expect(() => chosen(linked, root)).toThrow("git cannot be run");
  });
});

describe.skipIf(!hasPrograms("git"))("a file counts as changed", () => {
  const crlf = before.replaceAll("\n", "\r\n");

  it.each<[string, Readonly<Record<string, string>>, readonly string[], boolean]>([
    ["not, where git converts line ends by an attribute", { ".gitattributes": "* text=auto\n" }, [], false],
    ["not, where it does so by eol=crlf", { ".gitattributes": "* eol=crlf\n" }, [], false],
    ["not, where it does so by core.autocrlf", {}, ["core.autocrlf", "true"], false],
    ["where an attribute forbids it", { ".gitattributes": "* -text\n" }, ["core.autocrlf", "true"], true],
    ["where git converts nothing", {}, [], true],
  ])("%s", async (_, files, config, changed) => {
    const repo = repository({ Dockerfile: before, ...files });
    if (config.length > 0) repo.git("config", ...config);
    repo.write({ Dockerfile: crlf });
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual(changed ? ["Dockerfile:2 no-sudo"] : []);
    repo.write({ Dockerfile: `${crlf}RUN sudo b\r\n` });
    expect(await repo.findings(...only, "--since", "HEAD", "--changed-lines")).toEqual(["Dockerfile:3 no-sudo"]);
  });

  it("not when it was changed back, and when its text is a filter's work", async () => {
    const repo = repository({ Dockerfile: before, ".gitattributes": "Dockerfile ident\n" });
    repo.write({ Dockerfile: after });
    repo.git("add", "Dockerfile");
    repo.write({ Dockerfile: before });
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual([]);
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    const lfs = repository({ Dockerfile: pointer });
    lfs.write({ Dockerfile: before });
    expect(await lfs.findings(...only, "--since", "HEAD")).toEqual(["Dockerfile:2 no-sudo"]);
  });

  it("in a repository with SHA-256", async () => {
    const dir = scratch();
    const repo = at(dir);
    repo.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256");
    repo.write({ Dockerfile: before, "b/Dockerfile": before });
    repo.git("add", "--all");
    expect(await repo.findings(...only, "--staged")).toHaveLength(2);
    repo.commit();
    repo.write({ Dockerfile: after });
    expect(await repo.findings(...only, "--since", "HEAD", "--changed-lines")).toEqual(["Dockerfile:3 no-sudo"]);
  });

  it("by its own text only, where many are asked about", async () => {
    const name = (i: number) => `${"d".repeat(60)}/${i}.Dockerfile`;
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [name(i), `${before}# ${i}\n`]));
    const repo = repository(files);
    repo.write({ [name(7)]: after, "new/Dockerfile": before });
    const found = await repo.findings(...only, "--since", "HEAD");
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set([name(7), "new/Dockerfile"]));
  });

  it.skipIf(windows)("when it became a link, and not when a link stayed one", async () => {
    const repo = repository({ Dockerfile: before, "b/Dockerfile": before });
    symlinkSync("../Dockerfile", join(repo.dir, "b", "link.Dockerfile"));
    repo.commit();
    expect(await repo.findings(...only, "--since", "HEAD", "b/link.Dockerfile")).toEqual([]);
    rmSync(join(repo.dir, "b", "Dockerfile"));
    symlinkSync("../Dockerfile", join(repo.dir, "b", "Dockerfile"));
    expect(await repo.findings(...only, "--since", "HEAD", "b/Dockerfile")).toEqual(["b/Dockerfile:2 no-sudo"]);
  });
});
