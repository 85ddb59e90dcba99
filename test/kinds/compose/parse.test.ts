import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { originSpan } from "../../../src/text/offset-map.ts";
import type { Span } from "../../../src/text/span.ts";

beforeAll(loadYaml);

function parse(text: string) {
  const document = parseCompose({ path: "compose.yaml", text });
  const slice = ({ start, end }: Span) => text.slice(start, end);
  return { ...document, slice };
}

function service(...lines: string[]) {
  const { services, problems, slice } = parse(`services:\n  web:\n    ${lines.join("\n    ")}\n`);
  const [only] = services;
  if (!only) throw new Error("no service");
  return { ...only, problems, slice };
}

describe("images", () => {
  it.each([
    ["image: node:22", "node:22", "node", "22"],
    ['image: "registry.example.com/a/b:1.2"', "registry.example.com/a/b:1.2", "registry.example.com/a/b", "1.2"],
    ["image: 'redis' # cache", "redis", "redis", undefined],
    ["image: >-\n      redis:7", "redis:7", "redis", "7"],
  ])("%j", (line, written, name, tag) => {
    const { image, slice, problems } = service(line);
    expect(problems).toEqual([]);
    expect(image?.role).toBe("service");
    expect(image && slice(image.span).trim()).toBe(written);
    expect(image?.reference).toMatchObject({ known: true, value: { name, tag } });
  });

  it("takes defaults of variables, and places the tag in them", () => {
    const { image, slice } = service('image: "${NAME:-nginx}:${TAG-1.27}"');
    if (!image?.reference.known || !image.word) throw new Error("not known");
    const { text, tag, tagSpan } = image.reference.value;
    expect([text, tag, image.word.text]).toEqual(["nginx:1.27", "1.27", "nginx:1.27"]);
    expect(tagSpan && slice(originSpan(image.word.line, tagSpan.start, tagSpan.end))).toBe("1.27");
  });

  it.each(["image: nginx:${TAG}", "image: $IMAGE", "image: nginx:${TAG:?needed}", "image: a:${B:+c}"])(
    "does not know %s",
    (line) => {
      const { image, problems } = service(line);
      expect(image?.reference.known).toBe(false);
      expect(problems).toEqual([]);
    },
  );

  it("does not pull what an extended service builds, or may build", () => {
    const source = (base: string) =>
      `services:\n  a:\n    build: .\n  b:\n    extends: a\n  c:\n    extends: ${base}\n    image: own:1\n`;
    const imageOf = (base: string) => parseCompose({ path: "compose.yaml", text: source(base) }).services[2];
    expect(imageOf("{service: b}")).toMatchObject({ image: undefined, builtImage: { value: "own:1" } });
    expect(imageOf("{service: x, file: common.yml}")?.image?.reference.known).toBe(false);
    expect(imageOf("none")?.image?.reference.known).toBe(true);
  });

  it("tells images to pull from names of what the file builds", () => {
    const { services } = parse(
      "services:\n  a:\n    build: .\n    image: own:1\n  b:\n    image: own:1\n  c:\n    image: other\n",
    );
    expect(services.map(({ image, builtImage }) => [image !== undefined, builtImage?.value])).toEqual([
      [false, "own:1"],
      [false, "own:1"],
      [true, undefined],
    ]);
  });

  it("reports what is no reference", () => {
    const { image, problems, slice } = service("image: Not An Image");
    expect(image?.reference.known).toBe(false);
    expect(problems.map(({ code, span }) => [code, slice(span)])).toEqual([["image-reference", "Not An Image"]]);
  });
});

describe("build", () => {
  it("reads the short form as the context", () => {
    const { build } = service("build: ./api");
    expect([build?.context?.value, build?.dockerfile]).toEqual(["./api", undefined]);
  });

  it.each([
    ["mappings", ["args:", "  A: 1", "  B:", "  C: ''", "additional_contexts:", "  x: ../x"]],
    ["lists", ["args:", "  - A=1", "  - B", "  - 'C='", "additional_contexts:", '  - "x=../x"']],
  ])("reads %s", (_, lines) => {
    const { build, slice } = service(
      "build:",
      ...["context: .", "dockerfile: a/Dockerfile", "target: prod", ...lines].map((line) => `  ${line}`),
    );
    const pairs = (list: NonNullable<typeof build>["args"] = []) =>
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

describe("environment", () => {
  it.each([
    ["a mapping", ["environment:", "  A: x y", '  B: "p${Q:-q}"', "  C: $X", "  D:"]],
    ["a list", ["environment:", "  - A=x y", '  - "B=p${Q:-q}"', "  - C=$X", "  - D"]],
    ["flow", ['environment: {A: x y, B: "p${Q:-q}", C: $X, D: }']],
  ])("reads %s", (_, lines) => {
    const { environment, slice } = service(...lines);
    expect(environment.map(({ name, value }) => [name, value?.known ? value.value : value?.known])).toEqual([
      ["A", "x y"],
      ["B", "pq"],
      ["C", false],
      ["D", undefined],
    ]);
    expect(environment.map(({ nameSpan }) => slice(nameSpan))).toEqual(["A", "B", "C", "D"]);
    expect(environment.map(({ valueSpan }) => valueSpan && slice(valueSpan))).toEqual([
      "x y",
      "p${Q:-q}",
      "$X",
      undefined,
    ]);
  });

  it("follows anchors, merge keys and extensions", () => {
    const text = [
      "x-common: &common",
      "  environment: &env",
      "    A: 1",
      "    B: 2",
      "services:",
      "  web:",
      "    <<: *common",
      "  api:",
      "    environment:",
      "      <<: [*env]",
      "      B: 3",
      "  job: *common",
    ].join("\r\n");
    const { services, problems, slice } = parse(text);
    expect(problems).toEqual([]);
    expect(
      services.map(({ name, environment }) => [name.value, environment.map(({ span }) => slice(span)).sort()]),
    ).toEqual([
      ["web", ["A: 1", "B: 2"]],
      ["api", ["A: 1", "B: 3"]],
      ["job", ["A: 1", "B: 2"]],
    ]);
  });
});

describe("ports and profiles", () => {
  it("reads both forms of ports", () => {
    const { ports, slice } = service(
      "ports:",
      "  - 80",
      '  - "8080:80/udp"',
      "  - ${PORT:-90}:80",
      "  - ${PORT}:80",
      "  - target: 80",
      "    published: 8080",
      "    host_ip: 127.0.0.1",
      "    protocol: tcp",
      "  - {target: 22}",
      "  - {published: 22}",
    );
    expect(ports.map(({ value }) => (value.known ? value.value : undefined))).toEqual([
      "80",
      "8080:80/udp",
      "90:80",
      undefined,
      "127.0.0.1:8080:80/tcp",
      "22",
    ]);
    expect(ports.map(({ span }) => slice(span).slice(0, 9))).toEqual([
      "80",
      '"8080:80/',
      "${PORT:-9",
      "${PORT}:8",
      "target: 8",
      "{target: ",
    ]);
  });

  it("reads profiles", () => {
    expect(service("profiles: [dev, 'ci']").profiles.map(({ value }) => value)).toEqual(["dev", "ci"]);
  });
});

describe("totality", () => {
  it.each([
    ["", 0, []],
    ["services:", 0, []],
    ["services: null\n", 0, []],
    ["services: []\n", 0, ["service"]],
    ["services:\n  a:\n  b: 1\n", 2, ["service"]],
    ["services:\n  a: {image: [x], build: 7, ports: 3, environment: q, profiles: {}}\n", 1, []],
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
    const { services, problems } = parse(text);
    expect(services).toHaveLength(count);
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  });

  it("refuses alias bombs and deep nesting", () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} {${merge(10, `*a${i}`)}}`);
    const bomb = `a0: &a0 {x: 1, y: 2}\n${levels.join("\n")}\nservices:\n  web:\n    environment: *a12\n`;
    expect(parse(bomb).problems.map(({ code }) => code)).toContain("alias");
    expect(parse("[".repeat(60_000)).problems.map(({ code }) => code)).toEqual(["yaml"]);
    expect(parse(`a: ${"{a: ".repeat(20_000)}`).problems.map(({ code }) => code)).toEqual(["yaml"]);
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
        const { services, problems, comments, blocks } = parse(source);
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
