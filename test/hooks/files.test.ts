import { expect, test } from "vitest";
import { parse } from "yaml";
import { hookFiles, hookMirror } from "../../scripts/generate/hook-mirror.ts";
import { manifest } from "../../scripts/project.ts";
import { kinds } from "../../src/kinds/index.ts";
import { recipe } from "../clients/repository.ts";

const names = `Dockerfile dockerfile Containerfile app.Dockerfile app.dockerfile Dockerfile.dev Dockerfile.a.b
services/api/Dockerfile a.b/Containerfile.prod Dockerfile. .dockerfile Dockerfile.md dockerfile.j2 Dockerfile.prod.bak
docs/Dockerfile/notes.txt notadockerfile Dockerfile-old Dockerfile_gpu Dockerfile.test dockerfile.go Dockerfile-dev.md .dockerignore api/.dockerignore Dockerfile.dockerignore
.containerignore compose.yaml compose.yml compose.prod.yaml docker-compose.yml docker-compose-dev.yml
docker-compose.override.yaml app.compose.yml composer.yml mycompose.yml compose.json README.md package.json`;

/** Python's and Rust's flag in front is an argument here. */
const pattern = new RegExp(hookFiles.replace("(?i)", ""), "i");

test.each(names.split(/\s+/))("hooks take %s exactly when its name says what it is or may be", (name) => {
  const claimed = kinds.some((kind) => kind.claims(name, () => "") || kind.sharesName?.(name));
  expect(pattern.test(name)).toBe(claimed);
});

test("the local recipe's shorter pattern takes nothing that the hooks do not", () => {
  const [hook] = parse(recipe("adopt/hooks.md", ".pre-commit-config.yaml (local)")).repos[0].hooks;
  const short = new RegExp(hook.files.replace("(?i)", ""), "i");
  const taken = names.split(/\s+/).filter((name) => short.test(name));
  expect(taken).toEqual(taken.filter((name) => pattern.test(name)));
  expect(taken).toEqual(expect.arrayContaining(["Dockerfile", "Containerfile", "app.dockerfile", "compose.yaml"]));
});

test("the mirror holds two hooks of one version, each in one process", () => {
  const [manifestFile, placeholder] = [".pre-commit-hooks.yaml", "package.json"].map((name) => {
    return hookMirror().get(`hooks/pre-commit-mirror/${name}`) ?? "";
  });
  const hooks = parse(manifestFile ?? "");
  expect(hooks.map(({ id, entry }: Record<string, unknown>) => [id, entry])).toEqual([
    ["plimsoll", "plimsoll lint"],
    ["plimsoll-fix", "plimsoll lint --fix"],
  ]);
  for (const hook of hooks) {
    expect(hook).toMatchObject({ language: "node", require_serial: true, files: hookFiles });
    expect(hook.additional_dependencies).toEqual([`plimsoll@${manifest.version}`]);
  }
  // Its scripts and dependencies would break the installation in some versions of pre-commit.
  expect(Object.keys(JSON.parse(placeholder ?? ""))).toEqual(["name", "version", "description", "private"]);
});
