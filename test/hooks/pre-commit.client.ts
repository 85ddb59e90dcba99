import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifest, root } from "../../scripts/project.ts";
import { bad, has, type Repository, recipe, repository, tarball } from "../clients/repository.ts";

const published = `plimsoll@${manifest.version}`;
const path = "weird dir ü/app.Dockerfile";

describe.each(["pre-commit", "prek"])("%s", (manager) => {
  const there = manager === "prek" || has(manager);
  let mirror: Repository;
  let project: Repository;

  beforeAll(() => {
    mirror = repository();
    for (const name of [".pre-commit-hooks.yaml", "package.json", "README.md"]) {
      const text = readFileSync(`${root}/hooks/pre-commit-mirror/${name}`, "utf8");
      // The version that it names is not published yet.
      mirror.write(name, text.replaceAll(published, tarball));
    }
    mirror.git("add", "--all");
    mirror.git("commit", "--quiet", "--message=mirror");
    mirror.git("tag", `v${manifest.version}`);
    project = repository();
    project.write(".gitignore", "node_modules/\n");
    if (manager === "prek") project.install("@j178/prek@0.5");
    project.write(path, bad);
    project.write("compose.yaml", `services:\n  app:\n    build:\n      context: .\n      dockerfile: ${path}\n`);
    project.write("Dockerfile.md", "# How the image is built\n");
  });
  afterAll(() => {
    mirror.remove();
    project.remove();
  });

  /** Uses the mirror repository as the page says, with a hook in place of the one there. */
  function useMirror(hook: string): void {
    const text = recipe("adopt/hooks.md", ".pre-commit-config.yaml");
    const address = /repo: (\S+)/.exec(text)?.[1] as string;
    project.write(
      ".pre-commit-config.yaml",
      text.replace(address, mirror.directory).replace("plimsoll\n", `${hook}\n`),
    );
  }

  it.skipIf(!there)("runs the mirror's hooks: finds, fixes, passes", () => {
    useMirror("plimsoll-fix");
    project.git("add", "--all");
    const first = project.run(manager, "run", "--all-files");
    expect(first).toMatchObject({ code: 1, text: expect.stringContaining("files were modified by this hook") });
    expect(project.read(path)).not.toContain("MAINTAINER");
    project.git("add", "--all");
    expect(project.run(manager, "run", "--all-files")).toMatchObject({ code: 0 });

    project.write(path, bad);
    useMirror("plimsoll");
    project.git("add", "--all");
    const checked = project.runOffline(manager, "run", "--all-files");
    expect(checked).toMatchObject({ code: 1, text: expect.stringContaining(`${path}:2:1: warning`) });
    expect(checked.text).not.toContain("Dockerfile.md");
    expect(project.read(path)).toBe(bad);
  });

  it.skipIf(!there)("stops a commit, offline too, with the local recipe", () => {
    const local = recipe("adopt/hooks.md", ".pre-commit-config.yaml (local)");
    project.write(".pre-commit-config.yaml", local.replace(published, tarball));
    project.write(path, bad);
    project.git("add", "--all");
    expect(project.run(manager, "install")).toMatchObject({ code: 0 });
    expect(project.run("git", "commit", "--message=bad")).toMatchObject({ code: 1 });
    const offline = project.runOffline("git", "commit", "--message=bad");
    expect(offline).toMatchObject({ code: 1, text: expect.stringContaining(`${path}:2:1: warning`) });
    project.write(path, bad.replace("MAINTAINER me\n", ""));
    project.git("add", "--all");
    expect(project.runOffline("git", "commit", "--message=good")).toMatchObject({ code: 0 });
    expect(project.git("log", "--format=%s")).toBe("good\n");
  });
});

it.skipIf(!has("pre-commit"))("the mirror's manifest is valid", () => {
  const mirror = repository();
  const file = `${root}/hooks/pre-commit-mirror/.pre-commit-hooks.yaml`;
  expect(mirror.run("pre-commit", "validate-manifest", file)).toEqual({ code: 0, text: "" });
  mirror.remove();
});
