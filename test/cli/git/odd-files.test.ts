import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasPrograms, windows } from "../../helpers/platform.ts";
import { repository } from "../repository.ts";

const only = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo"];
const before = "FROM debian:12\nRUN sudo a\n";
const after = `${before}RUN sudo b\n`;

const pipe = (path: string) => execFileSync("mkfifo", [path]);

function hole(path: string): void {
  writeFileSync(path, "#");
  truncateSync(path, 2 ** 31);
}

describe.skipIf(!hasPrograms("git"))("a repository with files that are none", () => {
  it
    .skipIf(windows || !hasPrograms("mkfifo"))
    .each([
      "config",
      "index",
      "packed-refs",
      "info/attributes",
      "info/exclude",
      "info/sparse-checkout",
      "objects/info/alternates",
    ])("is none whose %s is a pipe that would be waited for", async (name) => {
    const repo = repository({ Dockerfile: before });
    rmSync(join(repo.dir, ".git", name), { force: true });
    execFileSync("mkfifo", [join(repo.dir, ".git", name)]);
    for (const flags of [["--since", "HEAD"], ["--staged"]]) {
      const { code, err } = await repo.plimsoll(...only, ...flags);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining(`${name} is not a file of a usual size`),
      });
    }
  });

  it
    .skipIf(windows || !hasPrograms("mkfifo"))
    .each([
      ".git/refs/heads/main",
      ".git/refs/heads/a/b",
      ".git/refs/tags/v1",
      ".git/FETCH_HEAD",
      ".git/logs/HEAD",
      ".git/objects/pack/pack-1.idx",
      ".git/objects/ab/0123456789012345678901234567890123456789",
      ".git/included",
      ".git/included too",
      "elsewhere/objects/pack/a",
    ])("is none with a pipe in place of %s", async (name) => {
    const repo = repository({ Dockerfile: before });
    const pipe = join(repo.dir, name);
    repo.git("config", "include.path", "included");
    if (name.endsWith("too")) repo.write({ ".git/included": '[include]path = "included too"\n' });
    repo.write({ "elsewhere/objects/x": "", ".git/objects/info/alternates": "../../elsewhere/objects\n" });
    rmSync(pipe, { force: true });
    mkdirSync(dirname(pipe), { recursive: true });
    execFileSync("mkfifo", [pipe]);
    for (const flags of [["--since", "HEAD"], ["--staged"]]) {
      const { code, err } = await repo.plimsoll(...only, ...flags);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining(`${name} is not a file of a usual size`),
      });
    }
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([".gitattributes", "a/.gitattributes"])(
    "is not asked where %s is a pipe or a hole",
    async (name) => {
      for (const make of [pipe, hole]) {
        const repo = repository({ "a/b/Dockerfile": before });
        repo.write({ "a/b/Dockerfile": before.replaceAll("\n", "\r\n"), "a/b/new.Dockerfile": before });
        make(join(repo.dir, name));
        const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
        const fault = `git is not run: ${join(repo.dir, name)} is not a file of a usual size`;
        expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(fault) });
      }
    },
  );

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    [pipe, "it is a named pipe"],
    [hole, "it is too large (2048 MiB, at most 1 MiB are read)"],
  ] as const)("says where an ignore file is not one: %o", async (make, fault) => {
    const repo = repository({ "a/b/Dockerfile": before });
    repo.write({ "a/b/new.Dockerfile": before });
    make(join(repo.dir, ".gitignore"));
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    expect(code).toBe(2);
    expect(err).toContain(
      `it cannot be told what git ignores: ${join(repo.dir, ".gitignore")} cannot be read: ${fault}`,
    );
  });

  it.skipIf(windows || !hasPrograms("mkfifo"))(
    "reads nothing in directories that hold no file of the run",
    async () => {
      const repo = repository({ Dockerfile: before });
      repo.write({ "new/Dockerfile": before, "new/.git/objects/x": "", "new/.git/refs/x": "", "other/file": "" });
      for (const name of ["new/.git/HEAD", "other/.gitignore"]) pipe(join(repo.dir, name));
      const long = Array.from({ length: 300 }, (_, i) => `${"directory".repeat(9)}-${i}/Dockerfile`);
      repo.write(Object.fromEntries(long.map((path) => [path, before])));
      const found = await repo.findings(...only, "--since", "HEAD", "Dockerfile", "new", ...long);
      expect(found).toHaveLength(long.length + 1);
    },
  );

  it("is not asked for attributes that the index has in a file beyond all bounds", async () => {
    const repo = repository({ "a/Dockerfile": before, ".gitattributes": "#".repeat(2 ** 21) });
    repo.remove(".gitattributes");
    repo.write({ "a/Dockerfile": before.replaceAll("\n", "\r\n") });
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    const fault = "git is not run: .gitattributes in the index is not a file of a usual size";
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(fault) });
  });

  it.skipIf(windows || !hasPrograms("mkfifo"))("is not asked for attributes that are in no file", async () => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: before.replaceAll("\n", "\r\n") });
    repo.git("config", "core.attributesFile", "/dev/null");
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual(["Dockerfile:2 no-sudo"]);
    execFileSync("mkfifo", [join(repo.dir, "pipe")]);
    repo.git("config", "core.attributesFile", "pipe");
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining("core.attributesFile names pipe, which is not a file of a usual size"),
    });
  });

  it.skipIf(windows || !hasPrograms("mkfifo"))("is not asked what is ignored by what is no file", async () => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: after, "new.Dockerfile": after });
    repo.git("add", "Dockerfile");
    execFileSync("mkfifo", [join(repo.dir, "pipe")]);
    repo.git("config", "core.excludesFile", join(repo.dir, "pipe"));
    expect(await repo.findings(...only, "--staged")).toContain("Dockerfile:3 no-sudo");
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(`it cannot be told what git ignores: ${join(repo.dir, "pipe")} cannot be read`),
    });
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ['"../inc"/pi"pe"', "inc/pipe"],
    ["../inc/pipe ; a comment", "inc/pipe"],
    ["../inc/pi\\\npe", "inc/pipe"],
    ["../inc/pi\\\r\npe", "inc/pipe"],
    ['"../inc/\\"x"', 'inc/"x'],
    ["../inc/\\\\x", "inc/\\x"],
    ["../inc/a\\tb", "inc/a\tb"],
    ['"../inc/a "# no', "inc/a "],
    ["link/../x", ".git/hooks/x"],
    ["../inc/a \\\n", "inc/a "],
    ["../inc/a\r", "inc/a"],
  ])("is none that includes a pipe or a hole as %j", async (value, name) => {
    for (const make of [pipe, hole]) {
      const repo = repository({ Dockerfile: before });
      appendFileSync(join(repo.dir, ".git/config"), `[include] path = ${value}\n`);
      mkdirSync(join(repo.dir, "inc"));
      mkdirSync(join(repo.dir, ".git/hooks/below"), { recursive: true });
      symlinkSync("hooks/below", join(repo.dir, ".git/link"));
      make(join(repo.dir, name));
      for (const flags of [["--since", "HEAD"], ["--staged"]]) {
        const { code, err } = await repo.plimsoll(...only, ...flags);
        expect(code).toBe(2);
        expect(err).toContain(" is not a file of a usual size");
      }
    }
  });

  it("is not asked where its files include each other, and looked through once where its stores do", async () => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: after });
    const names = Array.from({ length: 12 }, (_, i) => `inc${i}`);
    for (const name of names) {
      repo.write({ [name]: `[include]\n${names.map((one) => `path = ${one}\n`).join("")}` });
      repo.write({ [`${name}.store/info/alternates`]: names.map((one) => `../${one}.store\n`).join("") });
    }
    repo.write({ ".git/objects/info/alternates": "../../inc0.store\n" });
    expect(await repo.findings(...only, "--since", "HEAD", "Dockerfile")).toContain("Dockerfile:3 no-sudo");
    appendFileSync(join(repo.dir, ".git/config"), "[include] path = ../inc0\n");
    const fault = " includes files that are not followed";
    expect((await repo.plimsoll(...only, "--since", "HEAD")).err).toContain(fault);
    const many = Array.from({ length: 300 }, (_, i) => `../none${i}\n`).join("");
    repo.write({ ".git/objects/info/alternates": many });
    expect((await repo.plimsoll(...only, "--since", "HEAD")).err).toContain("its objects are in stores that are not");
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["ref: lfs/p", ".git/lfs/p", pipe],
    ["ref: BIG", ".git/BIG", hole],
    ["ref: objects/hole", ".git/objects/hole", hole],
    [`ref: lfs/${"p".repeat(31)}`, `.git/lfs/${"p".repeat(31)}`, pipe],
    ["ref:\u00a0refs/p", ".git/\u00a0refs/p", pipe],
    ["ref: lfs/p\0", ".git/lfs/p", pipe],
  ] as const)("is none whose branch is %j", async (ref, name, make) => {
    const repo = repository({ Dockerfile: before });
    mkdirSync(dirname(join(repo.dir, name)), { recursive: true });
    make(join(repo.dir, name));
    writeFileSync(join(repo.dir, ".git/refs/heads/main"), `${ref}\n`);
    for (const flags of [["--since", "HEAD"], ["--staged"]]) {
      const { code, err } = await repo.plimsoll(...only, ...flags);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(" is not a file of a usual size") });
    }
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each(["lfs/p", "modules/a/b/HEAD", "hooks/pre-commit"])(
    "is none that has a pipe anywhere in its directories: %j",
    async (name) => {
      const repo = repository({ Dockerfile: before });
      mkdirSync(dirname(join(repo.dir, ".git", name)), { recursive: true });
      rmSync(join(repo.dir, ".git", name), { force: true });
      pipe(join(repo.dir, ".git", name));
      for (const flags of [["--since", "HEAD"], ["--staged"]]) {
        const { code, err } = await repo.plimsoll(...only, ...flags);
        expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(" is not a file of a usual size") });
      }
    },
  );

  it.skipIf(windows)("is not asked for a revision whose name is that of a hole", async () => {
    const repo = repository({ Dockerfile: before });
    mkdirSync(join(repo.dir, ".git/origin"));
    hole(join(repo.dir, ".git/origin/main"));
    mkdirSync(join(repo.dir, ".git/a@b"));
    hole(join(repo.dir, ".git/a@b/{c}"));
    for (const revision of ["origin/main~1", "a@b/{c}@{0}"]) {
      const { code, err } = await repo.plimsoll(...only, "--since", revision);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`git is not asked for ${revision}`) });
    }
  });

  it.skipIf(windows).each(["lfs/p", "a@b/p", "lfs/p\xff"])(
    "is not asked for a former branch that was called %j",
    async (branch) => {
      const repo = repository({ Dockerfile: before });
      mkdirSync(dirname(join(repo.dir, ".git", branch)), { recursive: true });
      hole(join(repo.dir, ".git", branch));
      const id = "0".repeat(40);
      const entry = `${id} ${id} a <a@example.com> 1700000000 +0000\tcheckout: moving from ${branch} to main\n`;
      appendFileSync(join(repo.dir, ".git/logs/HEAD"), Buffer.from(entry, "latin1"));
      for (const revision of ["@{-1}", "@{-1}~1"]) {
        const { code, err } = await repo.plimsoll(...only, "--since", revision);
        expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`git is not asked for ${revision}`) });
      }
    },
  );

  it("is asked for a former branch", async () => {
    const repo = repository({ Dockerfile: before });
    repo.git("checkout", "-q", "-b", "feature/a");
    repo.write({ Dockerfile: after });
    expect(await repo.findings(...only, "--since", "@{-1}")).toContain("Dockerfile:3 no-sudo");
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["shared \n", ".git/shared "],
    ["link/../shared\n", ".git/hooks/shared"],
  ])("is none whose parts are elsewhere and have a pipe: %j", async (written, name) => {
    const repo = repository({ Dockerfile: before });
    const { dir } = repo;
    mkdirSync(join(dir, ".git/hooks/below"), { recursive: true });
    symlinkSync("hooks/below", join(dir, ".git/link"));
    for (const place of [".git/shared", name]) {
      for (const part of ["objects", "refs", "config"]) {
        cpSync(join(dir, ".git", part), join(dir, place, part), { recursive: true });
      }
    }
    rmSync(join(dir, name, "config"));
    pipe(join(dir, name, "config"));
    writeFileSync(join(dir, ".git/commondir"), written);
    const { code, err } = await repo.plimsoll(...only, "--staged");
    const fault = `${join(realpathSync(dir), name, "config")} is not a file of a usual size`;
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(fault) });
  });

  it.each(["", "\n\n", "shared\0", "shared\nx", "\xff", `.${"/.".repeat(5000)}`, "nowhere"])(
    "is none whose parts are in a place that is not followed: %j",
    async (written) => {
      const repo = repository({ Dockerfile: before });
      writeFileSync(join(repo.dir, ".git/commondir"), Buffer.from(written, "latin1"));
      const { code, err } = await repo.plimsoll(...only, "--staged");
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("needs a git repository") });
    },
  );

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["of a branch", ["branch.main.remote", "."], ["branch.main.merge", "lfs/p"], ".git/lfs/p"],
    [
      "of a remote",
      ["branch.main.merge", "refs/heads/a"],
      ["remote.origin.fetch", "+refs/heads/*:lfs/*"],
      ".git/lfs/a",
    ],
    ["of a file", ["branch.main.remote", "a"], ["branch.main.merge", "refs/heads/a"], ".git/remotes/a"],
    ["of a file of old", ["branch.main.remote", "a"], ["branch.main.merge", "refs/heads/a"], ".git/branches/a"],
  ] as const)("is not asked for an upstream that is one %s and no ref", async (_, one, two, name) => {
    const repo = repository({ Dockerfile: before });
    repo.git("config", "branch.main.remote", "origin");
    repo.git("config", ...one);
    repo.git("config", ...two);
    mkdirSync(dirname(join(repo.dir, name)), { recursive: true });
    hole(join(repo.dir, name));
    for (const revision of ["@{upstream}", "main@{U}~1", "@{push}"]) {
      const { code, err } = await repo.plimsoll(...only, "--since", revision);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`git is not asked for ${revision}`) });
    }
  });

  it("is asked for an upstream that is a ref", async () => {
    const repo = repository({ Dockerfile: before });
    repo.write({ Dockerfile: after });
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
    repo.git("remote", "add", "origin", "https://example.com/a");
    repo.git("config", "branch.main.remote", "origin");
    repo.git("config", "branch.main.merge", "refs/heads/main");
    expect(await repo.findings(...only, "--since", "@{upstream}")).toContain("Dockerfile:3 no-sudo");
  });

  it
    .skipIf(windows)
    .each(["path = ../p\xff", "path = %(prefix)/../p", "path = ~root/../p", "path = ../a\tb", 'path = ../a"\tb"\tc'])(
    "is none that includes what is not followed: %j",
    async (line) => {
      const repo = repository({ Dockerfile: before });
      appendFileSync(join(repo.dir, ".git/config"), Buffer.from(`[include]\n${line}\n`, "latin1"));
      const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("includes files that are not followed") });
    },
  );

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["one/pack/x.idx", pipe],
    ["two/pack/x.idx", pipe],
    ["two/info/alternates", hole],
    ["two/info/commit-graphs/commit-graph-chain", hole],
  ] as const)("is none whose alternates have %s that is none", async (name, make) => {
    const repo = repository({ Dockerfile: before });
    repo.write({
      ".git/objects/info/alternates": '# another\n"../../o\\156e"\n',
      "one/info/alternates": "../two\n",
      "two/x": "",
    });
    mkdirSync(dirname(join(repo.dir, name)), { recursive: true });
    make(join(repo.dir, name));
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`${name} is not a file of a usual size`) });
  });

  it.skipIf(windows || !hasPrograms("mkfifo")).each([
    ["a NUL behind it", "../../one\0/none\n"],
    ["a link to the directory that it starts from", "../one\n"],
  ])("is none whose alternates name a store with %s", async (_, text) => {
    const repo = repository({ Dockerfile: before });
    repo.write({ "one/pack/x": "" });
    pipe(join(repo.dir, "one/pack/x.idx"));
    if (text.startsWith("../one")) {
      renameSync(join(repo.dir, ".git/objects"), join(repo.dir, "stores"));
      symlinkSync("../stores", join(repo.dir, ".git/objects"));
    }
    repo.write({ ".git/objects/info/alternates": text });
    const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("x.idx is not a file of a usual size") });
  });

  it.each(['"../one"x/two', '"../o\\qne"', '"../one', '"../one\n/two"'])(
    "is none whose alternates have what git reads in ways of its own: %j",
    async (text) => {
      const repo = repository({ Dockerfile: before });
      repo.write({ ".git/objects/info/alternates": `${text}\n` });
      const { code, err } = await repo.plimsoll(...only, "--since", "HEAD");
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining("its objects are in stores that are not"),
      });
    },
  );

  it("is none with a hole in place of a branch", async () => {
    const repo = repository({ Dockerfile: before });
    const branch = ".git/refs/heads/hole";
    repo.write({ [branch]: "" });
    truncateSync(join(repo.dir, branch), 2 ** 30);
    repo.git("symbolic-ref", "HEAD", "refs/heads/hole");
    for (const flags of [["--since", "HEAD"], ["--staged"]]) {
      const { code, err } = await repo.plimsoll(...only, ...flags);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining(`${branch} is not a file of a usual size`),
      });
    }
  });
});
