import { beforeAll, describe, expect, it } from "vitest";
import type { BuildPart } from "../../../src/nodes/build.ts";
import { prepare, readOne } from "./read.ts";

beforeAll(prepare);

/** The build of a service; a part is told with its text in the file, `?` for what is not known. */
function build(...lines: readonly string[]) {
  const { service, slice } = readOne("build:", ...lines.map((line) => `  ${line}`));
  const node = service.build?.node;
  if (!node) throw new Error("no build");
  const part = ({ value, contentSpan, span }: BuildPart) => [
    value.known ? value.value : "?",
    slice(contentSpan),
    slice(span),
  ];
  return { node, part, slice };
}

describe("a build says", () => {
  it.each([
    ["platforms", "platforms: [linux/amd64, 'linux/$ARCH']"],
    ["secrets", "secrets: [linux/amd64, {source: 'linux/$ARCH', target: x}]"],
    ["ssh", "ssh: [linux/amd64, 'linux/$ARCH', {target: x}]"],
    ["tags", "tags: [linux/amd64, 'linux/$ARCH', [x]]"],
    ["cacheFrom", "cache_from: [linux/amd64, 'linux/$ARCH']"],
    ["cacheTo", "cache_to: [linux/amd64, 'linux/$ARCH']"],
  ] as const)("%s", (name, line) => {
    const { node, part } = build(line);
    expect(node[name].map(part)).toEqual([
      ["linux/amd64", "linux/amd64", "linux/amd64"],
      ["?", "linux/$ARCH", "'linux/$ARCH'"],
    ]);
  });

  it("one thing where it could say several", () => {
    const { node, part } = build("ssh: default", "tags: {a: b}");
    expect(node.ssh.map(part)).toEqual([["default", "default", "default"]]);
    expect(node.tags).toEqual([]);
  });

  it("what attests it", () => {
    const { node, part } = build("sbom: true", "provenance: mode=max");
    expect(node.attestations.map(({ name, value }) => [name, part(value)[0]])).toEqual([
      ["provenance", "mode=max"],
      ["sbom", "true"],
    ]);
    expect(build("sbom: {a: b}").node.attestations).toEqual([]);
  });

  it.each([["labels: {a.b: '1', c: $C}"], ["labels: ['a.b=1', 'c=$C']"]])("its labels: %s", (line) => {
    const { labels, place } = build(line).node;
    expect(labels.map(({ name, value }) => [name, value?.known])).toEqual([
      ["a.b", true],
      ["c", false],
    ]);
    expect(labels.map((label) => label.place === place)).toEqual([true, true]);
  });

  it("where it is, what of it, and with what", () => {
    const { node, part, slice } = build(
      "context: './$DIR'",
      "dockerfile: a.Dockerfile",
      "target: prod",
      "additional_contexts: {x: ../x, y: }",
      "args: {A: $B}",
      "dockerfile_inline: FROM a",
    );
    const { context, dockerfile, target, contexts, args, inline, type, span, place } = node;
    expect([context, dockerfile, target].map((one) => one && part(one))).toEqual([
      ["?", "./$DIR", "'./$DIR'"],
      ["a.Dockerfile", "a.Dockerfile", "a.Dockerfile"],
      ["prod", "prod", "prod"],
    ]);
    expect(contexts.map(({ name, value }) => [part(name)[0], value && part(value)[0]])).toEqual([
      ["x", "../x"],
      ["y", undefined],
    ]);
    expect(args.map((arg) => [arg.name, arg.value?.known, arg.place === place])).toEqual([["A", false, true]]);
    expect(inline && slice(inline.span)).toBe("FROM a");
    expect([type, slice(span).split("\n")[0], place.owner?.label]).toEqual([
      "Build",
      "context: './$DIR'",
      "service web",
    ]);
  });

  it("nothing more than it has to", () => {
    const { node } = readOne("build: .").service.build ?? {};
    expect(node).toMatchObject({
      dockerfile: undefined,
      inline: undefined,
      target: undefined,
      args: [],
      contexts: [],
      platforms: [],
      secrets: [],
      ssh: [],
      tags: [],
      cacheFrom: [],
      cacheTo: [],
      attestations: [],
      labels: [],
    });
    expect(readOne("build: {target: a}").service.build?.node.context).toBeUndefined();
  });
});
