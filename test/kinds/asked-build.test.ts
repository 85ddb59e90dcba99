import { expect, test } from "vitest";
import { askedBuild } from "../../src/kinds/asked-build.ts";
import { type BuildPart, buildOf } from "../../src/nodes/build.ts";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import type { Owner } from "../../src/nodes/place.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";

const span = { start: 0, end: 1 };
const by: Owner = { type: "artifact", name: "web", label: "artifact web", span };
const place = placeOf({ kind: "test", owner: by, phase: "build", image: () => undefined, environment: () => [] });
const part = (text: string): BuildPart => ({ span, contentSpan: span, value: known(text) });
const asking = { by, source: { path: "ci/file.yaml" }, directory: "ci" } as const;

test.each([
  ["context", "web", "b.Dockerfile", "ci/web", "ci/web/b.Dockerfile"],
  ["directory", "web", "b.Dockerfile", "ci/web", "ci/b.Dockerfile"],
  ["context", "web", undefined, "ci/web", "ci/web/Dockerfile"],
  ["context", "GIT@example.com:a/b", "b.Dockerfile", undefined, undefined],
  ["directory", "HTTPS://example.com/a.git", "b.Dockerfile", undefined, undefined],
  ["context", "github.com/a/b", undefined, undefined, undefined],
  ["context", "vendor/github.com/a", undefined, "ci/vendor/github.com/a", "ci/vendor/github.com/a/Dockerfile"],
  ["context", "-", "b.Dockerfile", undefined, undefined],
  ["directory", "web", "-", "ci/web", undefined],
] as const)("a Dockerfile in the %s %s: %s", (dockerfileIn, context, dockerfile, root, path) => {
  const node = buildOf({ span, place, context: part(context), dockerfile: dockerfile && part(dockerfile) });
  expect(askedBuild(node, { ...asking, dockerfileIn })).toMatchObject({ by, node, root, path, inline: undefined });
});

test("nothing is known of where it lies without a directory", () => {
  const node = buildOf({ span, place, context: part("web") });
  const build = askedBuild(node, { ...asking, directory: undefined, dockerfileIn: "context" });
  expect([build.root, build.path]).toEqual([undefined, undefined]);
});

test("a target's name is in lower case, and contexts are those whose name is known", () => {
  const contexts = [
    { name: part("base"), value: part("../base") },
    { name: part("tools"), value: undefined },
    { name: { ...part(""), value: unknownFact("x") }, value: part("a") },
  ];
  const node = buildOf({ span, place, target: part("Final"), contexts });
  expect(askedBuild(node, { ...asking, dockerfileIn: "context" }).invocation).toMatchObject({
    target: "final",
    known: true,
    contexts: new Map([
      ["base", "../base"],
      ["tools", ""],
    ]),
  });
});

test("of an argument that is a duplicate the last one counts, in its place", () => {
  const argument = (name: string, value: string | undefined) =>
    ({ name, value: value === undefined ? undefined : known(value) }) as EnvVar;
  const args = [
    argument("A", "1"),
    argument("B", "2"),
    argument("A", "3"),
    argument("C", "4"),
    argument("C", undefined),
    argument("D", undefined),
    argument("D", "5"),
  ];
  const { invocation } = askedBuild(buildOf({ span, place, args }), { ...asking, dockerfileIn: "context" });
  expect([...invocation.args]).toEqual([
    ["B", "2"],
    ["A", "3"],
    ["D", "5"],
  ]);
  expect(invocation.unknownArgs).toEqual(new Set(["C"]));
  expect(invocation.label).toBe("artifact web of file.yaml");
});
