import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import { bad, has, type Repository, recipe, repository, tarball } from "../clients/repository.ts";

// The template, run by a GitLab runner on this machine's shell. It copies the repository with rsync.

const path = "weird dir ü/app.Dockerfile";

describe.skipIf(!has("rsync"))("the GitLab template", () => {
  let project: Repository;

  beforeAll(() => {
    project = repository();
    project.write(".gitignore", "node_modules/\n");
    project.install("gitlab-ci-local@4.61.1");
    project.write("templates/plimsoll.yml", readFileSync(`${root}/templates/plimsoll.yml`, "utf8"));
    project.write(path, bad);
    project.write("Dockerfile", "FROM scratch\nUSER 1:1\n");
  });
  afterAll(() => project.remove());

  /** Runs the job of a pipeline that includes the template from this repository. */
  function pipeline(inputs: string) {
    const include = "include:\n  - local: templates/plimsoll.yml\n    inputs:\n";
    project.write(".gitlab-ci.yml", `${include}      package: ${JSON.stringify(tarball)}\n${inputs}`);
    project.git("add", "--all");
    project.git("commit", "--quiet", "--allow-empty", "--message=pipeline");
    return project.run("gitlab-ci-local", "--force-shell-executor", "plimsoll");
  }

  it("fails with findings, and reports them for the merge request", () => {
    const { code, text } = pipeline("");
    expect(code).toBe(1);
    expect(text).toContain(`${path}:2:1: warning MAINTAINER is deprecated: use a label [no-maintainer]`);
    expect(JSON.parse(project.read("gl-code-quality-report.json"))).toMatchObject([
      { check_name: "no-maintainer", location: { path } },
    ]);
  });

  it("takes inputs of several lines, and takes nothing in them for a command", () => {
    const inputs = recipe("adopt/gitlab.md", ".gitlab-ci.yml").split("inputs:\n")[1] as string;
    const hostile = inputs.replace(/paths: \|\n/, "$&        ; touch pwned $(touch pwned) `touch pwned`\n");
    expect(hostile).not.toBe(inputs);
    const { code, text } = pipeline(hostile);
    expect(code).toBe(1);
    expect(text).toContain("; touch pwned $(touch pwned) `touch pwned`: error");
    expect(project.run("ls").text).not.toContain("pwned");
  });

  it("passes below its threshold", () => {
    const { code } = pipeline("      fail-on: error\n      preset: |\n        recommended\n        security\n");
    expect(code).toBe(0);
  });
});
