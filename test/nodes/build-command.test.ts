import { describe, expect, test } from "vitest";
import type { BuildPart } from "../../src/nodes/build.ts";
import { buildByCommand, saysMore } from "../../src/nodes/build-command.ts";
import { commandsIn, scriptAt } from "../../src/nodes/command.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { verbatim } from "../../src/text/offset-map.ts";

const place = placeOf({
  kind: "test",
  owner: undefined,
  phase: "job",
  image: () => undefined,
  environment: () => [],
});

function buildIn(text: string) {
  const [command] = scriptAt(verbatim(text, 0), place).commands;
  if (!command) throw new Error("no command");
  const build = buildByCommand(command);
  const shown = (part: BuildPart | undefined) => {
    if (!part) return undefined;
    const { value, contentSpan } = part;
    return [value.known ? value.value : value.reason, text.slice(contentSpan.start, contentSpan.end)];
  };
  return build && { ...build, shown };
}

describe("the build that a container of kaniko is asked for", () => {
  const image = "gcr.io/kaniko-project/executor:v1.23.2";
  const partsOf = (text: string) => {
    const { context, dockerfile, tags, args, target, push, shown } = buildIn(text) ?? {};
    return {
      context: shown?.(context),
      dockerfile: shown?.(dockerfile),
      tags: tags?.map((tag) => shown?.(tag)?.[0]),
      args: args?.map(({ name, value }) => [name, value?.known && value.value]),
      target: shown?.(target)?.[0],
      push: push?.known && push.value,
    };
  };
  const unseen = "it is not known what is mounted there in the container";

  test("says what follows the image, with paths of who starts it", () => {
    const words =
      "--context=dir:///workspace/app --dockerfile /workspace/b.Dockerfile --build-arg A=1 --target final -d a:1";
    expect(partsOf(`docker run --rm -v "$PWD":/workspace ${image} ${words}`)).toEqual({
      context: ["app", "dir:///workspace/app"],
      dockerfile: ["b.Dockerfile", "/workspace/b.Dockerfile"],
      tags: ["a:1"],
      args: [["A", "1"]],
      target: "final",
      push: true,
    });
  });

  test.each([
    [`docker run -v $PWD:/workspace ${image}`, "."],
    [`podman run -v $(pwd):/workspace:Z ${image}`, "."],
    [`sudo nerdctl run -v \`pwd\`/app/:/workspace ${image}`, "app"],
    [`docker run -v "\${PWD}/app:/workspace" ${image} --no-push`, "app"],
    [`docker run -v ./app:/workspace ${image}`, "app"],
    [`docker run -v /src:/workspace ${image} -c /workspace/app`, "/src/app"],
    [`docker run -v $PWD:/src -w /src/app ${image} -c .`, "app"],
    [`docker run -v $PWD:/ ${image} -c dir:///srv`, "srv"],
    [`docker run -v $PWD:/workspace -v ./lib:/workspace/lib ${image} -c /workspace/lib/x`, "lib/x"],
    [`docker run --mount type=bind,source=$PWD,target=/workspace ${image}`, "."],
    [`docker run --mount type=bind,src="$(pwd)"/app,dst=/workspace,readonly ${image}`, "app"],
    [`docker run -v $HOME/.docker/config.json:/kaniko/.docker/config.json -v $PWD:/workspace ${image}`, "."],
    [`docker run --entrypoint /kaniko/executor -v $PWD:/workspace ${image}`, "."],
    [`docker run -v $PWD:/workspace mirror.example.com/kaniko-project/executor@sha256:${"a".repeat(64)}`, "."],
    [`docker run ${image} -c git://example.com/a.git`, "git://example.com/a.git"],
    [`docker run ${image}`, unseen],
    [`docker run -v $PWD:/src ${image}`, unseen],
    [`docker run -v data:/workspace ${image}`, unseen],
    [`docker run -v /workspace ${image}`, unseen],
    [`docker run -v $SRC:/workspace ${image}`, unseen],
    [`docker run -v $PWDS:/workspace ${image}`, unseen],
    [`docker run -v $PWD:$WHERE -v $PWD:/workspace ${image}`, unseen],
    [`docker run -w $WHERE -v $PWD:/workspace ${image}`, unseen],
    [`docker run --mount type=volume,source=./a,target=/workspace ${image}`, unseen],
    [`docker run --mount $MOUNT ${image} -c /workspace`, unseen],
  ])("has its context where that is mounted: %s", (text, context) => {
    expect(partsOf(text).context?.[0]).toBe(context);
  });

  test.each([
    `docker run --entrypoint sh ${image} -c /workspace`,
    `docker exec ${image} -c /workspace`,
    "docker run gcr.io/kaniko-project/warmer -c /cache",
    `docker run alpine ${image}`,
    "docker run",
  ])("is none for another program: %s", (text) => {
    expect(buildIn(text)).toBeUndefined();
  });

  test.each([
    [`docker run -v $PWD:/workspace ${image} -d $IMAGE`, false],
    [`docker run -v $PWD:/workspace ${image} $ARGS`, true],
    ["executor -f Dockerfile $ARGS", true],
  ])("may be told more in variables: %s", (text, expected) => {
    const [command] = scriptAt(verbatim(text, 0), place).commands;
    expect(command && saysMore(command)).toBe(expected);
  });
});

describe("the build that a command asks for", () => {
  test.each([
    "docker build .",
    "docker buildx build .",
    "docker image build .",
    "docker builder build .",
    "podman build .",
    "sudo docker build .",
    "buildah bud .",
    "buildah build --format docker --layers .",
    "docker build $ARGS .",
    'docker build "$@" .',
    'docker build . "${args[@]}"',
    "docker build $(options) .",
  ])("is that of %j", (text) => {
    const build = buildIn(text);
    expect(build?.shown(build.context)).toEqual([".", "."]);
  });

  test.each(["docker push x", "docker", "cargo build", "go build .", "docker compose build", "make build", "build ."])(
    "is none for %j",
    (text) => {
      expect(buildIn(text)).toBeUndefined();
    },
  );

  test("has its parts at their places", () => {
    const build = buildIn(
      "docker build -f a/Dockerfile --target='final' -t x:1 --tag=y --platform linux/amd64 --secret id=a --ssh default" +
        " --cache-from c --cache-to d --provenance=false --sbom true --build-context base=../base --label l=m ../context",
    );
    if (!build) throw new Error("no build");
    const { shown } = build;
    expect(shown(build.dockerfile)).toEqual(["a/Dockerfile", "a/Dockerfile"]);
    expect(shown(build.target)).toEqual(["final", "final"]);
    expect(shown(build.context)).toEqual(["../context", "../context"]);
    expect(build.tags.map(shown)).toEqual([
      ["x:1", "x:1"],
      ["y", "y"],
    ]);
    for (const [key, value] of [
      ["platforms", "linux/amd64"],
      ["secrets", "id=a"],
      ["ssh", "default"],
      ["cacheFrom", "c"],
      ["cacheTo", "d"],
    ] as const) {
      expect(build[key].map(shown)).toEqual([[value, value]]);
    }
    expect(build.attestations.map(({ name, value }) => [name, shown(value)])).toEqual([
      ["provenance", ["false", "false"]],
      ["sbom", ["true", "true"]],
    ]);
    expect(build.contexts.map(({ name, value }) => [shown(name), shown(value)])).toEqual([
      [
        ["base", "base"],
        ["../base", "../base"],
      ],
    ]);
    expect(build.labels.map(({ name, value }) => [name, value])).toEqual([
      ["l", expect.objectContaining({ value: "m" })],
    ]);
  });

  test.each([
    ["--build-arg A=1", "A", "1", "A", "1"],
    ["--build-arg=A=1", "A", "1", "A", "1"],
    ["--build-arg 'A=1 2'", "A", "1 2", "A", "1 2"],
    ['--build-arg A="1 2"', "A", "1 2", 'A="1 2"', 'A="1 2"'],
    ["--build-arg A=$B", "A", undefined, "A", "$B"],
    ['--build-arg "A=$B"', "A", undefined, "A", "$B"],
    ["--build-arg A=", "A", "", "A", ""],
    ["--build-arg A=b=c", "A", "b=c", "A", "b=c"],
    ["--build-arg =b", "", "b", "", "b"],
    ["--build-arg 'A=$B'", "A", "$B", "A", "$B"],
  ])("reads %j", (option, name, value, nameText, valueText) => {
    const text = `docker build ${option} .`;
    const [argument] = buildIn(text)?.args ?? [];
    expect(argument?.name).toBe(name);
    expect(argument?.value?.known ? argument.value.value : undefined).toBe(value);
    expect(text.slice(argument?.nameSpan.start, argument?.nameSpan.end)).toBe(nameText);
    expect(text.slice(argument?.valueSpan?.start, argument?.valueSpan?.end)).toBe(valueText);
  });

  test.each([
    ["'a b'", "a b", "a b"],
    ["''", "", ""],
    ["'a'b", "ab", "'a'b"],
    ['"a\\\nb"', "ab", '"a\\\nb"'],
  ])("tells the content of the word %j where quotes stand around all of it", (word, value, content) => {
    const build = buildIn(`docker build --target ${word} .`);
    expect(build?.shown(build.target)).toEqual([value, content]);
  });

  test("knows an argument without a value, which comes from the environment", () => {
    expect(buildIn("docker build --build-arg A .")?.args).toMatchObject([{ name: "A", value: undefined, build: true }]);
  });

  test("writes a value where it means the same in any notation", () => {
    const text = "docker build --build-arg A=1 .";
    const [argument] = buildIn(text)?.args ?? [];
    expect(argument?.write("node:24")).toBeUndefined();
    expect(argument?.write("v1.2")).toEqual({ span: argument?.valueSpan, text: "v1.2" });
    expect(buildIn('docker build --build-arg A="1 2" .')?.args[0]?.write("2")).toBeUndefined();
  });

  test("has its places in an exec form too", () => {
    const words = ["docker", "build", "--build-arg", "A=${_B}", "--target=${_T}", "."];
    const text = words.join(" ");
    const spans = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
    const known = (word: string) => !word.includes("$");
    const [command] = commandsIn(
      words.map((word, i) => ({ text: word, known: known(word), span: spans[i] as (typeof spans)[number] })),
      place,
    );
    const build = command && buildByCommand(command);
    expect(build?.args).toMatchObject([{ name: "A", value: { known: false } }]);
    expect(build?.target?.value).toMatchObject({ known: false, reason: "the value of ${_T} is not known" });
    expect(text.slice(build?.target?.contentSpan.start, build?.target?.contentSpan.end)).toBe("${_T}");
  });
});
