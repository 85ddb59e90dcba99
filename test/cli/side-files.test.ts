import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { gitDirectory } from "../helpers/git-directory.ts";
import { hasPrograms, windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

const compose = (more: string) => `services:\n  a:\n    build:\n      context: .\n${more}`;
const config = (text: string) => ({ "plimsoll.config.yaml": text });

/** Files that are read beside the linted ones because of their names, or because a file of the repository names them. */
const sideFiles: Readonly<Record<string, Record<string, string>>> = {
  ".gitignore": {},
  "sub/.gitignore": { "sub/Dockerfile": "FROM debian:12\n" },
  ".git/info/exclude": {},
  "plimsoll.config.yaml": {},
  "plimsoll.config.json": {},
  ".plimsollrc": {},
  "package.json": {},
  "plimsoll-baseline.json": {},
  "plimsoll.config.mjs": {},
  "plimsoll.config.ts": {},
  "plugin.mjs": config("plugins: [./plugin.mjs]"),
  "imported.mjs": { "plimsoll.config.mjs": 'import "./imported.mjs";\nexport default {};\n' },
  "node_modules/house/package.json": config("extends: house"),
  "node_modules/@a/b/c/package.json": config("plugins: ['@a/b/c']"),
  "named-baseline.json": config("baseline: named-baseline.json"),
  "extended.yaml": config("extends: ./extended.yaml"),
  ".dockerignore": {},
  "Dockerfile.dockerignore": {},
  ".env": {
    "compose.yaml": compose('      args: { A: "${NAME}" }\n'),
    Dockerfile: "ARG A\nFROM debian:${A}\nUSER 1\n",
  },
  "vars.env": { "compose.yaml": compose("    env_file: vars.env\n") },
  "base.yaml": { "compose.yaml": "services:\n  a:\n    extends: { file: base.yaml, service: a }\n" },
  "Dockerfile.built": { "compose.yaml": compose("      dockerfile: Dockerfile.built\n") },
  "built/it": { "compose.yaml": compose("      dockerfile: built/it\n") },
  "compose.yaml": {},
  "a.Dockerfile": {},
  ".hadolint.yaml": {},
  ".trivyignore": {},
  ".trivyignore.yaml": {},
  ".checkov.yaml": {},
  "kics.config": {},
  ".semgrepignore": {},
  "go.mod": { Dockerfile: "FROM golang:1.21\nCOPY go.mod ./\nRUN go build -o /a\nUSER 1\n" },
};

const secret = "hunter2secret";

/** A repository with a side file that something else than a file stands for. */
function repository(path: string, more: Record<string, string>, make: (full: string, outside: string) => void): string {
  const root = tree({
    "repo/Dockerfile": "FROM debian:12\nUSER 1\n",
    // As a config, an ignore file, a Dockerfile or JSON it would be quoted in a message.
    "outside/file": `FROM ${secret}\n${secret}: [\n`,
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`repo/${name}`, text])),
  });
  gitDirectory(join(root, "repo"));
  const full = join(root, "repo", path);
  mkdirSync(dirname(full), { recursive: true });
  rmSync(full, { force: true });
  make(full, join(root, "outside/file"));
  return join(root, "repo");
}

const shapes: Readonly<Record<string, (full: string, outside: string) => void>> = {
  "a link to a device": (full) => symlinkSync("/dev/zero", full),
  "a named pipe": (full) => void execFileSync("mkfifo", [full]),
  "a link to a named pipe": (full) => {
    execFileSync("mkfifo", [join(dirname(full), "pipe")]);
    symlinkSync("pipe", full);
  },
  "a file of 10 GiB": (full) => {
    writeFileSync(full, "");
    truncateSync(full, 10 * 1024 ** 3);
  },
  "a directory": (full) => mkdirSync(full),
  "a link to itself": (full) => symlinkSync(full, full),
  "a link out of the repository": (full, outside) => symlinkSync(outside, full),
};

describe.skipIf(windows || !hasPrograms("mkfifo")).each(Object.entries(shapes))("%s", (_, make) => {
  test.each(Object.entries(sideFiles))("as %s neither stops a run nor is told to anybody", async (path, more) => {
    const root = repository(path, more, make);
    const { code, out, err } = await plimsoll(root, ["--preset", "all", "--format", "json", "--format", "sarif=log"]);
    expect(code).toBeLessThanOrEqual(2);
    const log = existsSync(join(root, "log")) ? readFileSync(join(root, "log"), "utf8") : "";
    expect(out + err + log).not.toContain(secret);
  });
});

describe.skipIf(windows)("a link that leads out", () => {
  /** A manifest without a configuration is none of ours, and these are looked for and not read. */
  const unread = ["package.json", "go.mod", "vars.env", "base.yaml", "built/it"];
  /** What runs may load anything; packages are often linked. */
  const loaded = ["plugin.mjs", "imported.mjs", "node_modules/house/package.json", "node_modules/@a/b/c/package.json"];
  /** Other linters' configurations, without which a run goes on. */
  const theirs = [
    ".hadolint.yaml",
    ".trivyignore",
    ".trivyignore.yaml",
    ".checkov.yaml",
    "kics.config",
    ".semgrepignore",
  ];
  const untold = [...unread, ...loaded, ...theirs];

  test.each(theirs)("as %s is told, and the run goes on without it", async (path) => {
    const { code, err } = await plimsoll(repository(path, {}, shapes["a link out of the repository"]!), []);
    expect([code, err]).toEqual([
      0,
      `plimsoll: ${path}: cannot be read: it is a link that leads out of the linted directory; the file does not apply\n`,
    ]);
  });

  const told = Object.entries(sideFiles).filter(([path]) => !untold.includes(path));

  test.each(told)("as %s is told, and the run does not pass", async (path, more) => {
    const root = repository(path, more, shapes["a link out of the repository"]!);
    const { code, out, err } = await plimsoll(root, ["--preset", "all", "--format", "json"]);
    expect(out + err).toContain(path);
    expect(out + err).toContain("it is a link that leads out of the linted directory");
    expect(code).toBe(2);
  });

  function linked() {
    const root = tree({ "repo/x": "", "out/victim": "FROM debian:12\nMAINTAINER me\nUSER 1\n" });
    const repo = join(root, "repo");
    gitDirectory(repo);
    symlinkSync("../out/victim", join(repo, "a.Dockerfile"));
    return { repo, victim: () => readFileSync(join(root, "out/victim"), "utf8"), root };
  }

  test("is told with what helps, and that helps", async () => {
    const { repo, root } = linked();
    const { err, out } = await plimsoll(repo, ["--format", "json", "."]);
    expect(out + err).toContain(
      "linted directory; it can be read by a run from a directory above both, or by one that is given the name of the file",
    );
    expect((await plimsoll(root, ["--format", "json", "."])).out).toContain("MAINTAINER");
    // Without a repository the working directory is what must not be left.
    for (const dir of [root, repo]) rmSync(join(dir, ".git"), { recursive: true, force: true });
    expect((await plimsoll(repo, ["."])).code).toBe(2);
    expect((await plimsoll(repo, ["a.Dockerfile"])).out).toContain("MAINTAINER");
    expect((await plimsoll(root, ["--format", "json", "repo"])).out).toContain("MAINTAINER");
  });

  test("is read when it is named, and not fixed even then", async () => {
    const { repo, victim } = linked();
    const before = victim();
    expect((await plimsoll(repo, ["a.Dockerfile"])).out).toContain("MAINTAINER");
    for (const argv of [["."], ["a.Dockerfile"]]) {
      const { code, out, err } = await plimsoll(repo, ["--fix", ...argv]);
      expect([code, victim()]).toEqual([2, before]);
      expect(out + err).toContain("it is a link that leads out of the linted directory");
    }
  });

  test.each([
    [["--format", "json=report"], "report"],
    [["-o", "report"], "report"],
    [["--write-baseline"], "plimsoll-baseline.json"],
    [["--write-baseline", "--baseline", "b.json"], "b.json"],
    [["--cache", "--cache-location", "kept/cache"], "kept"],
  ])("is not written through: %j", async (argv, name) => {
    const { repo, victim, root } = linked();
    writeFileSync(join(repo, "Dockerfile"), "FROM debian\n");
    rmSync(join(repo, "a.Dockerfile"));
    mkdirSync(join(root, "out/dir"));
    symlinkSync(name === "kept" ? "../out/dir" : "../out/victim", join(repo, name));
    const before = victim();
    const { code, out, err } = await plimsoll(repo, argv);
    expect(out + err).toContain("it is a link that leads out");
    expect([victim(), existsSync(join(root, "out/dir/cache")), code > 0]).toEqual([before, false, true]);
  });

  test("by a path in a config is not written to either", async () => {
    const { repo, victim, root } = linked();
    rmSync(join(repo, "a.Dockerfile"));
    writeFileSync(join(repo, "Dockerfile"), "FROM debian\n");
    writeFileSync(join(repo, "plimsoll.config.yaml"), `baseline: ${join(root, "out/victim")}\n`);
    const before = victim();
    const { code, err } = await plimsoll(repo, ["--write-baseline"]);
    expect(err).toContain("cannot be read: it is outside the linted directory");
    expect([code, victim()]).toEqual([2, before]);
  });

  test("within a repository is followed from any directory of it", async () => {
    const root = tree({ "repo/common/it": "FROM debian:12\nMAINTAINER me\n", "repo/app/x": "" });
    gitDirectory(join(root, "repo"));
    symlinkSync("../common/it", join(root, "repo/app/Dockerfile"));
    const { out } = await plimsoll(join(root, "repo/app"), []);
    expect(out).toContain("MAINTAINER");
    await plimsoll(join(root, "repo/app"), ["--fix"]);
    expect(readFileSync(join(root, "repo/common/it"), "utf8")).not.toContain("MAINTAINER");
  });

  test("is nobody's business in a config that code may stand in, when a path says so itself", async () => {
    const root = tree({
      "repo/Dockerfile": "FROM debian\n",
      "team/c.yaml": "rules: {all: off}\n",
    });
    const repo = join(root, "repo");
    gitDirectory(repo);
    writeFileSync(join(repo, "plimsoll.config.yaml"), "extends: ../team/c.yaml\n");
    expect((await plimsoll(repo, [])).err).not.toContain("cannot be read");
    expect((await plimsoll(repo, ["--no-code"])).err).toContain("it is outside the linted directory");
  });
});

test.skipIf(windows || process.getuid?.() === 0)("an ignore file that may not be read is told", async () => {
  const root = tree({ Dockerfile: "FROM debian:12\nUSER 1\n", ".gitignore": "x\n" });
  chmodSync(join(root, ".gitignore"), 0);
  const { code, out } = await plimsoll(root, []);
  expect([code, out]).toEqual([2, expect.stringContaining("cannot be read: permission denied")]);
});

test.skipIf(windows || !hasPrograms("mkfifo"))(
  "a named pipe in a hook's list is told and does not hold it up",
  async () => {
    const root = tree({ "a.Dockerfile": "FROM debian:12\nUSER 1\n" });
    execFileSync("mkfifo", [join(root, "b.Dockerfile")]);
    const { code, out } = await plimsoll(root, ["--", "a.Dockerfile", "b.Dockerfile"]);
    expect(out).toMatch(/^b\.Dockerfile.* cannot be read: it is a named pipe/m);
    expect(code).toBe(2);
  },
);

describe.skipIf(windows)("what git keeps in its own directory", () => {
  const secret = "[http]\n\textraheader = AUTHORIZATION: basic c2VjcmV0\n";

  /** A checkout whose configuration of git holds a token, with a link to it. */
  function checkout(link: string, files: Readonly<Record<string, string>> = {}) {
    const repo = tree({ Dockerfile: "FROM debian:12\nUSER 65532\n", ...files, ".git/config": secret });
    if (link !== "") symlinkSync(".git/config", join(repo, link));
    return { repo, config: () => readFileSync(join(repo, ".git/config"), "utf8") };
  }

  test.each(["a.Dockerfile", "compose.yaml", "docker-bake.hcl"])("is not read by a link: %s", async (link) => {
    const { repo } = checkout(link);
    for (const format of ["html", "json", "sarif", "full"]) {
      const { code, out, err } = await plimsoll(repo, ["--format", format, "."]);
      expect(out + err).toContain("it is a link that leads into git's own directory");
      expect(out + err).not.toContain("extraheader");
      expect(code).toBe(2);
    }
  });

  test("is not read by a path in a file", async () => {
    const services = "services: { a: { build: { context: ., dockerfile: .git/config } } }\n";
    const { repo } = checkout("", { "compose.yaml": services });
    const { out, err } = await plimsoll(repo, ["--format", "html", "--preset", "all", "."]);
    expect(out + err).not.toContain("extraheader");
  });

  test.each([
    [["--format", "json=report"], "report"],
    [["--write-baseline"], "plimsoll-baseline.json"],
    [["--write-baseline", "--baseline", "b.json"], "b.json"],
    [["--fix", "a.Dockerfile"], "a.Dockerfile"],
  ])("is not written through a link: %j", async (argv, link) => {
    const { repo, config } = checkout(link);
    const { code } = await plimsoll(repo, argv);
    expect([config(), code > 0]).toEqual([secret, true]);
  });

  test("is not written by a path in a config either", async () => {
    const { repo, config } = checkout("", { "plimsoll.config.yaml": "baseline: .git/config\n" });
    expect((await plimsoll(repo, ["--write-baseline"])).code).toBe(2);
    expect(config()).toBe(secret);
  });

  test("may be a place for what the user names", async () => {
    const { repo } = checkout("");
    await plimsoll(repo, ["--cache", "--cache-location", ".git/cache", "-o", ".git/report"]);
    expect([existsSync(join(repo, ".git/cache")), existsSync(join(repo, ".git/report"))]).toEqual([true, true]);
  });
});
