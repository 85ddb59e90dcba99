import { beforeAll, expect, it } from "vitest";
import { dependenciesOf, withDependants } from "../../src/engine/dependants.ts";
import { kinds } from "../../src/kinds/index.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

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
  { path: "base.yml", text: "services:\n  b:\n    build: {dockerfile: base.Dockerfile}\n" },
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
  const found = withDependants(new Set(changed), dependenciesOf(inputs, kinds));
  const linted = inputs.map(({ path }) => path).filter((path) => found.has(path));
  expect(linted.sort()).toEqual(expected.sort());
});

it("a file that is built depends on itself, linted or not", () => {
  const own = (some: typeof inputs) => dependenciesOf(some, kinds).get("web/Dockerfile")?.has("web/Dockerfile");
  expect([own(inputs), own(inputs.filter(({ path }) => path !== "web/Dockerfile"))]).toEqual([true, true]);
});
