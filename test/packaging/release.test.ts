import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

// What the release workflow does with the tag, in a clone of a repository without a network.

describe.skipIf(windows)(".ci/tag-release", () => {
  let clone: string;

  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull };
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: clone, env, encoding: "utf8", stdio: "pipe" }).trim();
  const release = (tag: string) => run(join(clone, ".ci/tag-release"), tag);
  const atOrigin = (...args: readonly string[]) => run("git", "--git-dir", join(clone, ".git/origin.git"), ...args);

  beforeEach(() => {
    clone = tree({ "action.yml": "", ".gitignore": "dist/\n", "action/dist/index.cjs": "the bundle" });
    cpSync(join(root, ".ci"), join(clone, ".ci"), { recursive: true });
    run("git", "init", "--quiet", "--initial-branch=main");
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", ".git/origin.git");
    run("git", "remote", "add", "origin", join(clone, ".git/origin.git"));
    for (const [key, value] of Object.entries({ "user.name": "A", "user.email": "a@example.com" })) {
      run("git", "config", key, value);
    }
    run("git", "add", "--all");
    run("git", "commit", "--quiet", "--message", "Work");
    run("git", "push", "--quiet", "origin", "main");
    run("git", "checkout", "--quiet", "--detach");
  });

  it("tags a commit that adds the bundle to the one released, and leaves the branch alone", () => {
    release("v1.2.3");
    expect(atOrigin("rev-parse", "v1.2.3^")).toBe(atOrigin("rev-parse", "main"));
    expect(atOrigin("diff", "--name-status", "main", "v1.2.3")).toBe("A\taction/dist/index.cjs");
    expect(atOrigin("show", "v1.2.3:action/dist/index.cjs")).toBe("the bundle");
    expect(atOrigin("rev-parse", "v1")).toBe(atOrigin("rev-parse", "v1.2.3"));
  });

  it("moves the major tag, though not for what leads up to a release", () => {
    for (const tag of ["v1.2.3", "v1.2.4", "v1.3.0-rc.1"]) {
      moreWork();
      release(tag);
    }
    expect(atOrigin("rev-parse", "v1")).toBe(atOrigin("rev-parse", "v1.2.4"));
    expect(atOrigin("tag", "--list").split("\n")).toEqual(["v1", "v1.2.3", "v1.2.4", "v1.3.0-rc.1"]);
  });

  it("moves no tag when the release has one already", () => {
    release("v1.2.3");
    const before = atOrigin("show-ref");
    moreWork();
    // As in a clone that has not seen the tag.
    run("git", "tag", "--delete", "v1.2.3");
    expect(() => release("v1.2.3")).toThrow();
    expect(run("git", "log", "-1", "--format=%s")).toBe("Release 1.2.3");
    expect(atOrigin("show-ref")).toBe(before);
  });

  function moreWork(): void {
    run("git", "checkout", "--quiet", "main");
    run("git", "commit", "--quiet", "--allow-empty", "--message", "More work");
    run("git", "checkout", "--quiet", "--detach");
    mkdirSync(join(clone, "action/dist"), { recursive: true });
    writeFileSync(join(clone, "action/dist/index.cjs"), "another bundle");
  }
});
