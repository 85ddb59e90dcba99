import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bad, type Repository, recipe, repository, tarball } from "../clients/repository.ts";

// Hooks that run what the project itself has installed.

const path = "weird dir ü/app.Dockerfile";
let project: Repository;

beforeAll(() => {
  project = repository();
  project.write("package.json", '{ "private": true }\n');
  project.write(".gitignore", "node_modules/\n");
  project.install(tarball, "husky@9", "lefthook@2", "lint-staged@16");
  project.git("add", "--all");
  project.git("commit", "--quiet", "--message=start");
});
afterAll(() => project.remove());

interface Manager {
  readonly name: string;
  /** Writes its files as the page says, and makes it known to git. */
  set(): void;
  /** Takes it away again. */
  unset(): void;
}

const set = (program: string, ...args: readonly string[]) => {
  expect(project.run(program, ...args)).toMatchObject({ code: 0 });
};

const plain: Manager = {
  name: "a plain hook",
  set: () => project.write(".git/hooks/pre-commit", recipe("adopt/hooks.md", ".git/hooks/pre-commit"), true),
  unset: () => rmSync(`${project.directory}/.git/hooks/pre-commit`),
};

const husky: Manager = {
  name: "husky",
  set() {
    set("husky");
    project.write(".husky/pre-commit", recipe("adopt/hooks.md", ".husky/pre-commit"));
  },
  unset: () => project.git("config", "--unset", "core.hooksPath"),
};

const lefthook = (name: string, title: string): Manager => ({
  name,
  set() {
    project.write("lefthook.yml", recipe("adopt/hooks.md", title));
    set("lefthook", "install");
  },
  unset: () => set("lefthook", "uninstall"),
});

const lintStaged: Manager = {
  name: "lint-staged",
  set() {
    project.write("package.json", recipe("adopt/hooks.md", '"lint-staged": {'));
    project.write(".git/hooks/pre-commit", "#!/bin/sh\nexec npx --no-install lint-staged\n", true);
  },
  unset: () => rmSync(`${project.directory}/.git/hooks/pre-commit`),
};

/** Stages a file and tries to commit it. */
function commit(text: string, message: string, how: "run" | "runOffline") {
  project.write(path, text);
  project.git("add", "--all");
  return project[how]("git", "commit", `--message=${message}`);
}

const lastCommit = () => project.git("log", "-1", "--format=%s").trim();

describe.each([plain, husky, lefthook("lefthook", "lefthook.yml")])("$name", (manager) => {
  beforeAll(() => manager.set());
  afterAll(() => manager.unset());

  it.each(["run", "runOffline"] as const)("stops a commit with findings and lets a clean one through (%s)", (how) => {
    const before = lastCommit();
    const stopped = commit(bad, "bad", how);
    expect(stopped).toMatchObject({ code: 1, text: expect.stringContaining(`${path}:2:1: warning`) });
    expect(lastCommit()).toBe(before);
    const clean = `# ${manager.name} ${how}\n${bad.replace("MAINTAINER me\n", "")}`;
    expect(commit(clean, `${manager.name} ${how}`, how)).toMatchObject({ code: 0 });
    expect(lastCommit()).toBe(`${manager.name} ${how}`);
  });

  it("checks what is staged, not what lies on the disk", () => {
    const before = lastCommit();
    project.write(path, bad);
    project.git("add", "--all");
    project.write(path, bad.replace("MAINTAINER me\n", ""));
    expect(project.run("git", "commit", "--message=bad")).toMatchObject({ code: 1 });
    expect(lastCommit()).toBe(before);
  });
});

describe.each([lintStaged, lefthook("lefthook that fixes", "lefthook.yml (fix)")])("$name", (manager) => {
  beforeAll(() => manager.set());
  afterAll(() => manager.unset());

  it("fixes on the way and commits what was fixed", () => {
    const message = `fixed by ${manager.name}`;
    expect(commit(bad, message, "runOffline")).toMatchObject({ code: 0 });
    expect(lastCommit()).toBe(message);
    expect(project.git("show", `HEAD:${path}`)).not.toContain("MAINTAINER");
  });

  it("stops at what no safe fix mends, and names the file as the repository does", () => {
    const stopped = commit("FROM node\nUSER 65532:65532\n", "bad", "runOffline");
    expect(stopped).toMatchObject({ code: 1, text: expect.stringMatching(/^\W*weird dir ü\/app\.Dockerfile:1:6: /m) });
    expect(lastCommit()).toBe(`fixed by ${manager.name}`);
  });
});
