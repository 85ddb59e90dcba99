import { describe, expect, it } from "vitest";
import { envVars, exposedPorts, runMounts } from "../../../src/kinds/dockerfile/shared-nodes.ts";
import type { Fact } from "../../../src/syntax/fact.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import type { Span } from "../../../src/text/span.ts";
import { all, modelOf } from "./model/build.ts";

const told = (fact: Fact<unknown> | undefined) => (fact?.known === false ? `not known: ${fact.reason}` : fact?.value);

describe("variables", () => {
  const variables = (text: string) => {
    const model = modelOf(text);
    return [...all(model, "Env"), ...all(model, "Arg")].flatMap((instruction) => envVars(instruction, model));
  };

  it("know their places and values, quotes left out", () => {
    const text = `FROM a\nENV A="b c" D='e' F="g"h I=\\" J=$A L=xyx M=""\nARG K\n`;
    const at = (span: Span | undefined) => span && text.slice(span.start, span.end);
    expect(
      variables(text).map(({ name, span, nameSpan, value, valueSpan, build, place }) => [
        name,
        at(span),
        at(nameSpan),
        told(value),
        at(valueSpan),
        build,
        place.owner,
      ]),
    ).toEqual(
      [
        ["A", 'A="b c"', "A", "b c", "b c", false],
        ["D", "D='e'", "D", "e", "e", false],
        ["F", 'F="g"h', "F", "gh", '"g"h', false],
        ["I", 'I=\\"', "I", '"', '\\"', false],
        ["J", "J=$A", "J", "not known: a may set A", "$A", false],
        ["L", "L=xyx", "L", "xyx", "xyx", false],
        ["M", 'M=""', "M", "", "", false],
        ["K", "K", "K", undefined, undefined, true],
      ].map((row) => [...row, variables(text)[0]?.place.owner]),
    );
  });

  it.each([
    ["FROM a\nENV A=1 B=2\n", "x", "FROM a\nENV A=x B=2\n"],
    ["FROM a\nENV A=1\n", "", "FROM a\nENV A=\n"],
    ["FROM a\nENV A='1 2'\n", "3 4", 'FROM a\nENV A="3 4"\n'],
    ["FROM a\nARG A\n", "x", "FROM a\nARG A=x\n"],
    ["FROM a\nARG A=1\n", "a/b.c:d@e%f+g,h=i-j_K0", "FROM a\nARG A=a/b.c:d@e%f+g,h=i-j_K0\n"],
    ["FROM a\nARG A=1\n", "x;", 'FROM a\nARG A="x;"\n'],
    ["FROM a\nARG A=1\n", 'a"b$c\\d`"', 'FROM a\nARG A="a\\"b\\$c\\\\d`\\""\n'],
    ["# escape=`\nFROM a\nARG A=1\n", 'a"b$c\\d`', '# escape=`\nFROM a\nARG A="a`"b`$c\\d``"\n'],
  ])("in %j can become %j", (text, wanted, expected) => {
    const edit = variables(text)[0]?.write(wanted);
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });

  it.each([
    ["ENV A b c", "x"],
    ["ARG A=1", "a\nb"],
    ["ARG A=1", "a\rb"],
  ])("in %j cannot become %j", (instruction, wanted) => {
    expect(variables(`FROM a\n${instruction}\n`)[0]?.write(wanted)).toBeUndefined();
  });
});

it("tells ports, several where a variable holds several", () => {
  const text = 'FROM a\nENV P=" 80  81 " Q=82 E="" F=" "\nEXPOSE $P $Q/tcp 83-84/udp $R $E $F\n';
  const model = modelOf(text);
  const ports = all(model, "Expose").flatMap((instruction) => exposedPorts(instruction, model));
  expect(
    ports.map(({ span, value, container, protocol, published }) => [
      text.slice(span.start, span.end),
      told(value),
      told(container),
      told(protocol),
      published,
    ]),
  ).toEqual([
    ["$P", "80", { first: 80, last: 80 }, "tcp", false],
    ["$P", "81", { first: 81, last: 81 }, "tcp", false],
    ["$Q/tcp", "82/tcp", { first: 82, last: 82 }, "tcp", false],
    ["83-84/udp", "83-84/udp", { first: 83, last: 84 }, "udp", false],
    ["$R", ...Array.from({ length: 3 }, () => "not known: a may set R"), false],
    ["$E", "", "not known:  is not a valid port", "tcp", false],
  ]);
  expect(ports[0]?.value).toMatchObject({ origins: [{ label: "ENV P" }] });
});

describe("mounts", () => {
  const mounts = (run: string) => {
    const model = modelOf(`FROM a\nARG R\nRUN ${run} x\n`);
    return all(model, "Run").flatMap((instruction) => runMounts(instruction, model));
  };

  it("know what they mount, and where", () => {
    const found = mounts("--mount=type=bind,source=s,target=/t --mount=type=cache,target=$R");
    expect(
      found.map(({ type, mountType, source, target }) => [type, told(mountType), told(source), told(target)]),
    ).toEqual([
      ["Mount", "bind", "s", "/t"],
      ["Mount", "cache", undefined, "not known: ARG R has no default"],
    ]);
    expect(mounts("")).toEqual([]);
  });

  it.each([
    ["target=/t", true],
    ["type=cache,target=/t", false],
    ["target=/t,rw", false],
    ["target=/t,readwrite", false],
    ["target=/t,rw=", false],
    ["target=/t,rw=false", true],
    ["target=/t,readwrite=0", true],
    ["target=/t,readwrite=1", false],
    ["type=cache,target=/t,ro", true],
    ["type=cache,target=/t,readonly=T", true],
    ["type=cache,target=/t,ro=true", true],
    ["type=cache,target=/t,ro=", true],
    ["type=cache,target=/t,ro=t1", false],
    ["type=cache,target=/t,ro=1t", false],
    ["target=/t,ro=false", false],
    ["target=/t,ro=$R", "not known: ARG R has no default"],
    ["target=/t,ro,rw", false],
    ["target=/t,rw,ro", true],
    ["target=/t,xro,rox=false,rwx", true],
  ])("with %s are read-only: %j", (options, expected) => {
    expect(mounts(`--mount=${options}`).map(({ readOnly }) => told(readOnly))).toEqual([expected]);
  });
});
