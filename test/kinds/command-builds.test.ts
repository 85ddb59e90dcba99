import { describe, expect, test } from "vitest";
import { commandBuilds } from "../../src/kinds/command-builds.ts";
import { scriptAt } from "../../src/nodes/command.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import type { Owner } from "../../src/nodes/place.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";
import { verbatim } from "../../src/text/offset-map.ts";

const step: Owner = { type: "step", name: "a", label: "step a", span: { start: 0, end: 1 } };

const placeOfOwner = (owner: Owner | undefined) =>
  placeOf({ kind: "test", owner, phase: "job", image: () => undefined, environment: () => [] });

function buildsOf(script: string, dir?: Parameters<typeof commandBuilds>[2], place = placeOfOwner(step)) {
  return commandBuilds(scriptAt(verbatim(script, 0), place).commands, { path: "ci/file.yaml" }, dir);
}

describe("the builds that commands ask for", () => {
  test.each([
    ["docker build .", "ci", "ci/Dockerfile"],
    ["docker build ..", ".", "Dockerfile"],
    ["docker build -f a/b.Dockerfile ../web", "web", "ci/a/b.Dockerfile"],
    ["cd web && docker build .", "ci/web", "ci/web/Dockerfile"],
    ["cd $DIR && docker build .", undefined, undefined],
    ["docker build $DIR", undefined, undefined],
    ["docker build -f $FILE .", "ci", undefined],
    ["docker build - < Dockerfile", undefined, undefined],
    ["docker build -f - . < Dockerfile", "ci", undefined],
    ["docker build https://example.com/a.git", undefined, undefined],
    ["docker build github.com/a/b", undefined, undefined],
    ["docker build", undefined, undefined],
  ])("%j builds in %s by %s", (script, root, path) => {
    expect(buildsOf(script)).toMatchObject([{ root, path, by: step, inline: undefined }]);
  });

  test("start where their kind says", () => {
    expect(buildsOf("docker build .", known("../src"))).toMatchObject([{ root: "src" }]);
    expect(buildsOf("docker build .", unknownFact("x"))).toMatchObject([{ root: undefined }]);
  });

  test("hand over what is known of arguments, target and contexts", () => {
    const [build] = buildsOf(
      "docker build --build-arg A=1 --build-arg B=$X --build-arg C --build-arg D=$X --build-arg D=2 --build-arg A=3" +
        " --target Final --build-context base=../base --build-context $X .",
    );
    expect(build?.invocation).toEqual({
      args: new Map([
        ["D", "2"],
        ["A", "3"],
      ]),
      unknownArgs: new Set(["B", "C"]),
      target: "final",
      contexts: new Map([["base", "../base"]]),
      known: true,
      label: "step a of file.yaml",
    });
    expect(buildsOf("docker build --target $X .")[0]?.invocation.target).toBeUndefined();
  });

  test("are asked for by the command itself where it belongs to nobody", () => {
    const [build] = buildsOf("true; docker buildx build .", undefined, placeOfOwner(undefined));
    expect(build?.by).toEqual({
      type: "command",
      name: undefined,
      label: "docker buildx build",
      span: { start: 6, end: 27 },
    });
    expect(build?.invocation.label).toBe("docker buildx build of file.yaml");
  });
});
