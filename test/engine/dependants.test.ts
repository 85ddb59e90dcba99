import { beforeAll, expect, it } from "vitest";
import { dependenciesOf, withDependants } from "../../src/engine/dependants.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const config = { kinds, knowledge: defaultKnowledge };

const inputs = [
  { path: "Dockerfile", text: "FROM a" },
  { path: "web/Dockerfile", text: "FROM a" },
  { path: "web/dev.Dockerfile", text: "FROM a" },
  { path: "web/.dockerignore", text: "x" },
  {
    path: "compose.yaml",
    text: "services:\n  a:\n    build: web\n  b:\n    build:\n      context: .\n      dockerfile: web/dev.Dockerfile\n",
  },
  {
    path: "sub/compose.yaml",
    text: "services:\n  a:\n    extends: {file: ../base.yml, service: b}\n    build: {target: x}\n",
  },
  { path: "base.yml", text: "services:\n  b:\n    build: {context: ., dockerfile: base.Dockerfile}\n" },
  { path: "base.Dockerfile", text: "FROM a" },
  { path: "other/compose.yaml", text: "services:\n  a:\n    image: x\n" },
];

it.each([
  ["an unrelated file", ["README.md"], []],
  ["a Dockerfile, and the Compose file that builds it", ["web/Dockerfile"], ["compose.yaml", "web/Dockerfile"]],
  ["a Dockerfile that nobody builds", ["Dockerfile"], ["Dockerfile"]],
  ["a Compose file", ["compose.yaml"], ["compose.yaml", "web/Dockerfile", "web/dev.Dockerfile"]],
  [
    "an ignore file beside a Dockerfile",
    ["web/.dockerignore"],
    ["web/.dockerignore", "web/Dockerfile", "web/dev.Dockerfile"],
  ],
  [
    "one at the root of the context, even if it was deleted",
    [".dockerignore"],
    ["Dockerfile", "web/dev.Dockerfile", "base.Dockerfile"],
  ],
  ["a file that another extends", ["base.yml"], ["base.yml", "sub/compose.yaml", "base.Dockerfile"]],
  ["the variables of a Compose file", ["sub/.env"], ["sub/compose.yaml", "base.Dockerfile"]],
  ["one of a Dockerfile's own", ["web/dev.Dockerfile.dockerignore"], ["web/dev.Dockerfile"]],
])("%s", (_, changed, expected) => {
  const found = withDependants(new Set(changed), dependenciesOf(inputs, config));
  const linted = inputs.map(({ path }) => path).filter((path) => found.has(path));
  expect(linted.sort()).toEqual(expected.sort());
});

it("a file that is built depends on itself, linted or not", () => {
  const own = (some: typeof inputs) => dependenciesOf(some, config).get("web/Dockerfile")?.has("web/Dockerfile");
  expect([own(inputs), own(inputs.filter(({ path }) => path !== "web/Dockerfile"))]).toEqual([true, true]);
});

it.each([
  [
    "a Dockerfile, and all who run its image or build it",
    ["api/Dockerfile"],
    ["docker-bake.hcl", "Makefile", "api/Dockerfile", "k8s/api.yaml", "k8s/near.yaml", "tool.Dockerfile"],
  ],
  [
    "a Bake file, and all that it builds",
    ["docker-bake.hcl"],
    ["docker-bake.hcl", "Makefile", "api/Dockerfile", "k8s/api.yaml", "k8s/near.yaml", "tool.Dockerfile"],
  ],
  ["who calls it", ["Makefile"], ["Makefile", "api/Dockerfile", "k8s/api.yaml", "k8s/near.yaml", "tool.Dockerfile"]],
  ["a manifest", ["k8s/api.yaml"], ["k8s/api.yaml"]],
])("%s, by the names of images", (_, changed, expected) => {
  const pod = (image: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: ${image}}]}\n`;
  const project = [
    { path: "docker-bake.hcl", text: 'target "api" {\n  context = "api"\n  tags = ["example.com/shop/api:1"]\n}\n' },
    { path: "Makefile", text: "image:\n\tdocker buildx bake api\n" },
    { path: "api/Dockerfile", text: "FROM a" },
    { path: "tool.Dockerfile", text: "FROM example.com/shop/api:2\n" },
    { path: "k8s/api.yaml", text: pod("example.com/shop/api:1") },
    { path: "k8s/near.yaml", text: pod("example.com/shop/ap1:1") },
    { path: "k8s/other.yaml", text: pod("example.com/other/api:1") },
  ];
  const found = withDependants(new Set(changed), dependenciesOf(project, config));
  expect(project.map(({ path }) => path).filter((path) => found.has(path))).toEqual(
    project.map(({ path }) => path).filter((path) => expected.includes(path)),
  );
});
