import { expect, it } from "vitest";
import { isLikely, likelyAmong } from "../../src/engine/likely.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Kind } from "../../src/kinds/kind.ts";

const heads = [
  "FROM alpine:3.22\n",
  "services:\n  app:\n",
  "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n",
  "image:\n\tdocker build .\n",
  "on: push\njobs:\n  a:\n    steps:\n",
];
const stems = [
  ...["Dockerfile", "dockerFile", "Containerfile", "app", "docker-compose", "compose", "docker-bake", "app.bake"],
  ...["kustomization", ".goreleaser", ".devcontainer", "devcontainer", "Makefile", "GNUmakefile", "", "action"],
];
const endings = [
  ...["", ".yaml", ".YML", ".json", ".hcl", ".sh", ".bash", ".go", ".test", "-dev", "_gpu", ".dockerignore", ".md"],
  ...[".Dockerfile", ".containerfile", ".override.yaml", ".compose.yml", ".override.hcl", "-canary.yml", ".mk"],
];

it("lets every path through that a kind may claim", () => {
  const missed: string[] = [];
  let claimed = 0;
  for (const directory of ["", "a/", "Docker file/", ".github/workflows/", "a\\"]) {
    for (const path of stems.flatMap((stem) => endings.map((ending) => directory + stem + ending))) {
      for (const kind of kinds.filter((one) => heads.some((head) => one.claims(path, () => head)))) {
        claimed++;
        if (!isLikely(path, [kind])) missed.push(`${kind.name} ${path}`);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(claimed).toBeGreaterThan(400);
});

it("asks a kind that does not say about every path", () => {
  const [dockerfile, ...others] = kinds as readonly [Kind, ...Kind[]];
  const unsaid = { ...dockerfile, files: { ...dockerfile.files, likely: undefined } } as unknown as Kind;
  expect(isLikely("src/main.rs", kinds)).toBe(false);
  expect(isLikely("src/main.rs", [unsaid, ...others])).toBe(true);
});

it("finds those of many paths that a kind may claim", () => {
  const paths = ["src/main.rs", "Dockerfile", "a.yml/b", "a/Dockerfile.Test", "bake", "docker-bake.hcl", "é/x.YAML"];
  const list = paths.map((path) => `${path}\0`).join("");
  expect([...likelyAmong(list, kinds)]).toEqual(["Dockerfile", "a/Dockerfile.Test", "docker-bake.hcl", "é/x.YAML"]);
  expect([...likelyAmong("", kinds)]).toEqual([]);
  for (const path of paths) expect([...likelyAmong(`${path}\0`, kinds)].length === 1).toBe(isLikely(path, kinds));
});

it("finds all paths where a kind does not say", () => {
  const unsaid = { ...kinds[0], files: undefined } as unknown as Kind;
  expect([...likelyAmong("a\0b/c\0", [unsaid, ...kinds])]).toEqual(["a", "b/c"]);
});
