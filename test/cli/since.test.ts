import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { windows } from "../helpers/platform.ts";
import { at, type Repository, repository } from "./repository.ts";

const only = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo"];
const good = "FROM debian:12\nUSER app\n";
const bad = "FROM debian:12\nRUN sudo a\n";

/** Two Dockerfiles with a finding each. */
function project(below?: string): Repository {
  return repository({ "a/Dockerfile": bad, "b/Dockerfile": bad, "README.md": "x" }, below);
}

describe("--since", () => {
  it("lints what was committed, staged, left unstaged or not added since a revision", async () => {
    const repo = project();
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual([]);
    repo.write({ "committed/Dockerfile": bad });
    repo.commit();
    repo.write({ "staged/Dockerfile": bad });
    repo.git("add", "staged");
    repo.write({ "b/Dockerfile": `${bad}# more\n`, "new/Dockerfile": bad });
    const paths = (await repo.findings(...only, "--since", "HEAD~")).map((line) => line.split(":")[0]);
    expect(paths).toEqual(["b/Dockerfile", "committed/Dockerfile", "new/Dockerfile", "staged/Dockerfile"]);
  });

  it("starts at the last common commit, not at the revision", async () => {
    const repo = project();
    repo.git("checkout", "--quiet", "-b", "topic");
    repo.write({ "b/Dockerfile": `${bad}# topic\n` });
    repo.commit();
    repo.git("checkout", "--quiet", "main");
    repo.write({ "a/Dockerfile": `${bad}# main\n` });
    repo.commit();
    repo.git("checkout", "--quiet", "topic");
    expect(await repo.findings(...only, "--since", "main")).toEqual(["b/Dockerfile:2 no-sudo"]);
  });

  it("names paths from a directory below, and sees changes beside it", async () => {
    const repo = project("a");
    repo.write({ "a/Dockerfile": `${bad}#\n`, "b/Dockerfile": `${bad}#\n` });
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual(["Dockerfile:2 no-sudo"]);
    expect(await repo.findings(...only, "--since", "HEAD", "../b")).toEqual(["../b/Dockerfile:2 no-sudo"]);
  });

  it("follows renames, and takes any name", async () => {
    const repo = project();
    // Windows allows neither quotes nor control characters.
    const odd = windows ? "o d é $(x)/--help;Dockerfile.x" : 'o d\té\n"$(x)"/--help;Dockerfile.x';
    repo.move("a/Dockerfile", "moved/Dockerfile");
    repo.write({ [`${odd}/Dockerfile`]: bad });
    repo.git("add", "--all");
    const { out } = await repo.plimsoll(...only, "--since", "HEAD", "--format", "json");
    const paths = JSON.parse(out).files.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(["moved/Dockerfile", `${odd}/Dockerfile`]);
  });

  it("leaves out what git ignores, and files that are only gone", async () => {
    const repo = project();
    repo.write({ ".gitignore": "c\n", "c/Dockerfile": bad });
    repo.remove("a/Dockerfile");
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual([]);
  });

  it("lints a Dockerfile again when its ignore file or its Compose file changed", async () => {
    const compose = "services:\n  b:\n    build:\n      context: b\n      args:\n        X: 1\n";
    const repo = repository({
      "a/Dockerfile": bad,
      "b/Dockerfile": bad,
      "compose.yaml": compose,
      "a/.dockerignore": "x\n",
    });
    repo.write({ "compose.yaml": compose.replace("X: 1", "X: 2") });
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual(["b/Dockerfile:2 no-sudo"]);
    repo.commit();
    repo.remove("a/.dockerignore");
    expect(await repo.findings(...only, "--since", "HEAD")).toEqual(["a/Dockerfile:2 no-sudo"]);
  });

  it.each([
    ["an unknown revision", "nowhere", "--since nowhere: there is no such revision"],
    ["what looks like a flag", "--output=x", "--since --output=x: there is no such revision"],
    ["a range", "HEAD..HEAD", "--since HEAD..HEAD: there is no such revision"],
    ["an unrelated history", "other", "--since other: it has no commit in common with HEAD"],
  ])("refuses %s", async (_, revision, message) => {
    const repo = project();
    repo.git("checkout", "--quiet", "--orphan", "other");
    repo.git("commit", "--quiet", "--allow-empty", "--message=y");
    repo.git("checkout", "--quiet", "main");
    const { code, err } = await repo.plimsoll(`--since=${revision}`);
    expect(err).toContain(message);
    expect(err).not.toContain("shallow");
    expect(code).toBe(2);
  });

  it("says so in a shallow clone and outside of a repository", async () => {
    const repo = project();
    repo.commit();
    repo.git("clone", "--quiet", "--depth=1", pathToFileURL(repo.dir).href, join(repo.dir, "clone"));
    const shallow = await at(join(repo.dir, "clone")).plimsoll("--since", "HEAD~");
    expect(shallow).toMatchObject({ code: 2, err: expect.stringContaining("this is a shallow clone: fetch more") });
    for (const name of [".git", "clone"]) rmSync(join(repo.dir, name), { recursive: true, force: true });
    const outside = await repo.plimsoll("--since", "HEAD");
    expect(outside).toMatchObject({ code: 2, err: expect.stringContaining("--since needs a git repository") });
  });
});

describe("--changed-lines", () => {
  const changed = [...only, "--rule", "require-user", "--since", "HEAD", "--changed-lines"];

  it.each<[string, string, string, readonly string[]]>([
    ["a line that was added", bad, `${bad}RUN sudo b\n`, ["a/Dockerfile:3 no-sudo"]],
    ["a line that was changed", bad, bad.replace("sudo a", "sudo b"), ["a/Dockerfile:2 no-sudo"]],
    ["nothing when others changed", bad, `# x\n${bad}\n# y\n`, []],
    ["nothing when only line ends changed", bad, bad.replaceAll("\n", "\r\n"), []],
    ["nothing when only the last line end changed", bad, bad.trimEnd(), []],
    [
      "a line in a file with other line ends",
      bad,
      `${bad}RUN sudo b`.replaceAll("\n", "\r\n"),
      ["a/Dockerfile:3 no-sudo"],
    ],
    ["what a deletion brought", good, "FROM debian:12\n", ["a/Dockerfile:1 require-user"]],
    [
      "what the end of a suppression brought",
      `FROM debian:12\n# plimsoll ignore=no-sudo -- x\nRUN sudo a\n`,
      bad,
      ["a/Dockerfile:2 no-sudo"],
    ],
    [
      "an instruction that a changed line is part of",
      "FROM debian:12\nRUN a \\\n && sudo b\nUSER app",
      "FROM debian:12\nRUN c \\\n && sudo b\nUSER app",
      [],
    ],
  ])("shows %s", async (_, before, after, expected) => {
    const repo = repository({ "a/Dockerfile": before });
    repo.write({ "a/Dockerfile": after });
    expect(await repo.findings(...changed)).toEqual(expected);
  });

  it("shows all of a new file, and of a renamed one what changed", async () => {
    const repo = project();
    repo.move("a/Dockerfile", "c/Dockerfile");
    repo.write({
      "c/Dockerfile": `${bad}RUN sudo b\n`,
      "new/Dockerfile": "FROM alpine:3.20\nUSER app\n# unlike the others\nUSER root\nRUN sudo b\n",
    });
    repo.git("add", "--all");
    expect(await repo.findings(...changed)).toEqual(["c/Dockerfile:3 no-sudo", "new/Dockerfile:5 no-sudo"]);
  });

  it("fixes no more than it shows", async () => {
    const repo = repository({ Dockerfile: bad });
    repo.write({ Dockerfile: `${bad}RUN sudo b\n` });
    await repo.plimsoll(...changed, "--fix-unsafe", "--rule", "require-user:off");
    expect(repo.read("Dockerfile")).toBe("FROM debian:12\nRUN sudo a\nRUN b\n");
  });

  it("needs to know since when", async () => {
    expect(await repository().plimsoll("--changed-lines")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--changed-lines needs --since or --staged"),
    });
  });
});

describe("--staged", () => {
  it("lints what is in the index, as it is there", async () => {
    const repo = project();
    repo.write({ "a/Dockerfile": `${bad}RUN sudo b\n` });
    repo.git("add", "a");
    repo.write({ "a/Dockerfile": good, "b/Dockerfile": `${bad}RUN sudo b\n`, "c/Dockerfile": bad });
    expect(await repo.findings(...only, "--staged")).toEqual(["a/Dockerfile:2 no-sudo", "a/Dockerfile:3 no-sudo"]);
    expect(await repo.findings(...only, "--staged", "--changed-lines")).toEqual(["a/Dockerfile:3 no-sudo"]);
    expect(await repo.findings(...only, "--staged", "b")).toEqual([]);
  });

  it("looks only into directories that lead to files of the index, wherever it is called", async () => {
    const compose = (tag: string) =>
      `services:\n  a:\n    build:\n      context: ../a\n      args:\n        TAG: ${tag}\n`;
    const repo = repository({ "a/Dockerfile": "", "c/README.md": "x", "known/compose.yaml": compose("12") }, "c");
    repo.write({ "a/Dockerfile": "ARG TAG\nFROM debian:$TAG\n", "more/compose.yaml": compose("latest") });
    repo.git("add", "a");
    const tags = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-latest-base-image", "--staged"];
    expect(await repo.findings(...tags, "..")).toEqual([]);
    expect(await repo.plimsoll(...tags)).toMatchObject({ code: 0, err: "" });
    repo.git("add", "more");
    expect(await repo.findings(...tags, "..")).toContain("../a/Dockerfile:2 no-latest-base-image");
  });

  it("works before the first commit, and leaves out what is staged for removal", async () => {
    const repo = repository();
    repo.git("checkout", "--quiet", "--orphan", "fresh");
    repo.write({ Dockerfile: bad, "x/Dockerfile": bad });
    repo.git("add", "Dockerfile");
    expect(await repo.findings(...only, "--staged")).toEqual(["Dockerfile:2 no-sudo"]);
    repo.commit();
    repo.git("rm", "--quiet", "--cached", "Dockerfile");
    expect(await repo.findings(...only, "--staged")).toEqual([]);
  });

  it("fixes files that are wholly staged, and no others", async () => {
    const repo = project();
    repo.write({ "a/Dockerfile": `${bad}#\n`, "b/Dockerfile": `${bad}#\n` });
    repo.git("add", "--all");
    repo.write({ "b/Dockerfile": `${bad}# unstaged\n` });
    const { code, err, out } = await repo.plimsoll(...only, "--staged", "--fix-unsafe");
    expect(repo.read("a/Dockerfile")).toContain("RUN a\n");
    expect(repo.read("b/Dockerfile")).toBe(`${bad}# unstaged\n`);
    expect(out + err).toContain("b/Dockerfile: error was not fixed: only part of its changes is staged");
    expect(code).toBe(2);
  });

  it("fixes what git stores with other line ends than it checks out", async () => {
    const repo = repository({ Dockerfile: bad });
    repo.git("config", "core.autocrlf", "true");
    repo.write({ Dockerfile: `${bad}#\n`.replaceAll("\n", "\r\n") });
    repo.git("-c", "core.autocrlf=true", "add", "Dockerfile");
    expect(repo.git("show", ":Dockerfile")).toBe(`${bad}#\n`);
    const { code, err } = await repo.plimsoll(...only, "--staged", "--fix-unsafe");
    expect([code, err]).toEqual([0, ""]);
    expect(repo.read("Dockerfile")).toBe("FROM debian:12\r\nRUN a\r\n#\r\n");
  });

  it("cannot go with --since", async () => {
    expect((await repository().plimsoll("--staged", "--since", "HEAD")).err).toContain("cannot be used together");
  });
});
