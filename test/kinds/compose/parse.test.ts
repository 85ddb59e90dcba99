import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare, read, readOne } from "./read.ts";

beforeAll(prepare);

describe("services", () => {
  it("reads profiles", () => {
    expect(readOne("profiles: [dev, 'ci']").service.profiles.map(({ value }) => value)).toEqual(["dev", "ci"]);
  });

  it.each([
    ["another builds", "{image: own, build: .}", true],
    ["another builds that extends one", "{image: own, extends: base}", true],
    ["another pulls", "{image: own}", false],
    [
      "another may build that extends one of another file",
      "{image: own, extends: {service: base, file: x.yaml}}",
      false,
    ],
    ["another pulls that extends nothing", "{image: own, extends: none}", false],
  ])("knows that an image is one that %s", (_, other, expected) => {
    const { services } = read(`services: {web: {image: own}, other: ${other}, base: {build: .}}`);
    expect(services[0]?.builtImage?.value).toBe(expected ? "own" : undefined);
  });

  it("looks so far for who builds an image", () => {
    const built = (links: number) => {
      const chain = Array.from({ length: links }, (_, i) => `s${i}: {image: i${i}, extends: s${i + 1}}`);
      return read(`services: {${chain.join(", ")}, s${links}: {build: .}}`).services[0]?.builtImage?.value;
    };
    expect([built(16), built(17)]).toEqual(["i0", undefined]);
  });
});

describe("build", () => {
  it("reads the short form as the context", () => {
    const { build } = readOne("build: ./api").service;
    expect([build?.context?.value, build?.dockerfile]).toEqual(["./api", undefined]);
  });

  it.each([
    ["mappings", ["args:", "  A: 1", "  B:", "  C: ''", "additional_contexts:", "  x: ../x"]],
    ["lists", ["args:", "  - A=1", "  - B", "  - 'C='", "additional_contexts:", '  - "x=../x"']],
  ])("reads %s", (_, lines) => {
    const { service, slice } = readOne(
      "build:",
      ...["context: .", "dockerfile: a/Dockerfile", "target: prod", ...lines].map((line) => `  ${line}`),
    );
    const { build } = service;
    const pairs = (list: NonNullable<typeof build>["additionalContexts"] = []) =>
      list.map(({ name, value }) => [name.value, value?.value]);
    expect(build?.dockerfile?.value).toBe("a/Dockerfile");
    expect(build?.target?.value).toBe("prod");
    expect(pairs(build?.args)).toEqual([
      ["A", "1"],
      ["B", undefined],
      ["C", ""],
    ]);
    expect(pairs(build?.additionalContexts)).toEqual([["x", "../x"]]);
    expect(build?.args.map(({ name }) => slice(name.contentSpan))).toEqual(["A", "B", "C"]);
    expect(build?.node.args.map(({ name, build }) => [name, build])).toEqual([
      ["A", true],
      ["B", true],
      ["C", true],
    ]);
  });
});

describe("what Compose refuses", () => {
  const refused = (...lines: readonly string[]) => {
    const { problems, slice } = readOne(...lines);
    return problems.map(({ code, message, span }) => [code, message, slice(span)]);
  };
  const variable = (at: string) => [
    "interpolation",
    "This is not a valid variable: write $$ for a literal dollar sign",
    at,
  ];

  it.each([
    ["an image", ["image: '${'"], "${"],
    ["a variable of a mapping", ["environment: {A: $$, B: 'a${}'}"], "${}"],
    ["a variable of a list", ["environment: ['A=${', 'B=$$']"], "${"],
    ["an argument of a mapping", ["build: {args: {A: '${1}'}}"], "${1"],
    ["an argument of a list", ["build: {args: ['A=b${1}']}"], "${1"],
    ["a Dockerfile", ["build:", "  dockerfile_inline: |", "    RUN ${}"], "${}"],
    ["a port", ["ports: ['80:${']"], "${"],
    ["the target of a port", ["ports: [{target: '${'}]"], "${"],
    ["the host port of a port", ["ports: [{target: 80, published: '${'}]"], "${"],
    ["the address of a port", ["ports: [{target: 80, host_ip: '${'}]"], "${"],
    ["the protocol of a port", ["ports: [{target: 80, protocol: '${'}]"], "${"],
    ["a check for the shell", ["healthcheck: {test: 'curl ${'}"], "${"],
    ["a check in words", ["healthcheck: {test: [CMD, curl, 'x${']}"], "${"],
  ])("is %s", (_, lines, at) => {
    expect(refused(...lines)).toEqual([variable(at)]);
  });

  it("is an image that is none, and a service that must be a mapping", () => {
    expect(refused("image: A:1")[0]?.[0]).toBe("image-reference");
    expect(refused("image: A:1")[0]?.[1]).toMatch(/^"A:1" is not an image reference: \w/);
    expect(refused("image: ${X:-A:1}")[0]?.[2]).toBe("${X:-A:1}");
    const { problems, slice } = read("services: {web: [a]}");
    expect(problems.map(({ message, span }) => [message, slice(span)])).toEqual([
      ["The service web must be a mapping", "web: [a]"],
    ]);
    const none = read("services: [web]");
    expect(none.problems.map(({ message, span }) => [message, none.slice(span)])).toEqual([
      ["services must be a mapping from names to services", "[web]"],
    ]);
  });

  it("is told in the order of the file", () => {
    const { problems } = read("services: {a: {image: A:1, x-a: 1, x-a: 2}, b: {image: B:1}}");
    expect(problems.map(({ code }) => code)).toEqual(["image-reference", "duplicate-key", "image-reference"]);
  });

  it.each([
    ["the name of what is built", ["build: .", "image: 'A:${'"]],
    ["a name of what is built that is no image's", ["build: .", "image: A:1"]],
    ["the name of a variable", ["environment: ['${=1', '${']"]],
    ["what is not read for it", ["labels: {a: '${'}", "command: 'a ${'", "volumes: ['${:/x']", "user: '${'"]],
    ["what a check leaves out", ["healthcheck: {test: [CMD-SHELL, a, '${']}"]],
    ["a check that is off", ["healthcheck: {test: 'a ${', disable: true}"]],
    ["labels of a build", ["build: {labels: {a: '${'}, target: '${'}"]],
    ["variables", ["image: $A", "environment: {A: '${B:?c}'}"]],
  ])("is not %s", (_, lines) => {
    expect(refused(...lines)).toEqual([]);
  });
});

describe("totality", () => {
  it.each([
    ["", 0, []],
    ["services:", 0, []],
    ["services: null\n", 0, []],
    ["services: []\n", 0, ["service"]],
    ["services:\n  a:\n  b: 1\n", 2, ["service"]],
    ["services:\n  a: {image: [x], build: 7, ports: 3, environment: q, profiles: {}}\n", 1, ["structure"]],
    ["services:\n  a:\n    image: x\n    image: y\n", 1, ["duplicate-key"]],
    ["services:\n  a: *nowhere\n", 1, ["alias"]],
    ["services:\n  a: &a\n    <<: *a\n", 1, ["alias"]],
    ["services:\n\ta: b\n", 0, ["yaml"]],
    ["services: [", 0, ["yaml", "service"]],
    ["services:\n  a:\n    image: ${1}\n", 1, ["interpolation"]],
    ["services:\n  a:\n    image: ${\n", 1, ["interpolation"]],
    ["services:\n  a:\n    build:\n      dockerfile_inline: RUN echo ${}\n", 1, ["interpolation"]],
    ["---\nservices: {a: {image: b}}\n---\nservices: {c: {image: d}}\n", 2, []],
  ])("%j", (text, count, codes) => {
    const { services, problems } = read(text);
    expect(services).toHaveLength(count);
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  });

  it("refuses alias bombs and deep nesting", () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} {${merge(10, `*a${i}`)}}`);
    const bomb = `a0: &a0 {x: 1, y: 2}\n${levels.join("\n")}\nservices:\n  web:\n    environment: *a12\n`;
    expect(read(bomb).problems.map(({ code }) => code)).toContain("alias");
    expect(read("[".repeat(60_000)).problems.map(({ code }) => code)).toEqual(["yaml"]);
    expect(read(`a: ${"{a: ".repeat(20_000)}`).problems.map(({ code }) => code)).toEqual(["yaml"]);
  });

  it("never throws, and every span lies in the text", () => {
    const piece = fc.constantFrom(
      ..."services:,  web:,    image:,    build:,    environment:,      - ,A=b,: ,\n,\r\n,*x,&x ,<<: ,[,],{,},|,>,'".split(
        ",",
      ),
      ...'",#,$,${,:-,},\t,!reset ,---\n,? ,%,    dockerfile_inline: |\n      FROM a\n'.split(","),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { services, problems, comments, blocks } = read(source);
        const spans = [...blocks, ...[...services, ...problems, ...comments].map(({ span }) => span)];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function merge(count: number, alias: string): string {
  return Array.from({ length: count }, (_, i) => `k${i}: ${alias}`).join(", ");
}
