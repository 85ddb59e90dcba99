import { beforeAll, describe, expect, test } from "vitest";
import { yamlKind, yamlReader } from "../../src/kinds/yaml.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";
import { substitution } from "../../src/syntax/substitution.ts";
import { get } from "../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../src/syntax/yaml/parse.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { originSpan } from "../../src/text/offset-map.ts";

beforeAll(() => yamlKind.prepare?.());

const variables = substitution(/\$(?:\$|(\w+))/g, ([, name]) =>
  name === undefined ? known("$") : name === "A" ? known("alpine:3.22") : unknownFact(`${name} is not given`),
);
const placeIn = (phase: "build" | "job") =>
  placeOf({ kind: "test", owner: undefined, phase, image: () => undefined, environment: () => [] });

function read(text: string) {
  const source = { path: "a.yaml", text };
  const [root] = parseYaml(source).roots;
  return { root, reader: yamlReader(source, variables), text };
}

describe("a value", () => {
  test.each([
    ["k: x $A y", "x alpine:3.22 y", "alpine:3.22", "$A"],
    ['k: "\\u0078 $A"', "x alpine:3.22", "alpine:3.22", "$A"],
    ["k: |\n  one\n  $A two\n", "one\nalpine:3.22 two\n", "two", "two"],
  ])("of %j is read with its places", (text, value, part, from) => {
    const { root, reader } = read(text);
    const found = reader.valueAt(root, "k");
    expect(found?.fact).toMatchObject({ known: true, value });
    const start = found?.mapped?.text.indexOf(part) ?? 0;
    const span = found?.mapped && originSpan(found.mapped, start, start + part.length);
    expect(text.slice(span?.start, span?.end)).toBe(from);
  });

  test("that is not known has its text as written", () => {
    const { root, reader } = read("k: '$B $A'");
    expect(reader.valueAt(root, "k")).toMatchObject({
      fact: { known: false, reason: "B is not given" },
      text: "$B alpine:3.22",
      contentSpan: { start: 4, end: 9 },
    });
    expect(reader.valueAt(root, "other")).toBeUndefined();
    expect(reader.valueAt(undefined, "k")).toBeUndefined();
  });
});

test("an image has the word that names it", () => {
  const { root, reader } = read("k: $A");
  const image = reader.image(get(root, "k"), placeIn("job"));
  expect(image).toMatchObject({ role: "service", span: { start: 3, end: 5 }, word: { text: "alpine:3.22", at: 0 } });
  expect(image?.reference).toMatchObject({ known: true, value: { name: "alpine", tag: "3.22" } });
  expect(reader.image(get(root, "k"), placeIn("job"), "base")?.role).toBe("base");
  for (const node of [root, undefined]) expect(reader.image(node, placeIn("job"))).toBeUndefined();
});

describe("variables", () => {
  test.each([["k: { X: '$A', Y: , Z: 1 }"], ["k: [X=$A, Y, Z=1]"]])("are read in %j", (text) => {
    const { root, reader } = read(text);
    const [x, y, z] = reader.variables(get(root, "k"), placeIn("job"));
    expect(x).toMatchObject({ name: "X", value: { known: true, value: "alpine:3.22" }, build: false });
    expect(text.slice(x?.valueSpan?.start, x?.valueSpan?.end)).toBe("$A");
    expect(y).toMatchObject({ name: "Y", value: undefined, valueSpan: undefined });
    expect(text.slice(z?.nameSpan.start, z?.nameSpan.end)).toBe("Z");
    const edit = z?.write("two");
    expect(applyEdits(text, edit ? [edit] : [])).toBe(text.replace("1", "two"));
    expect([z?.write("$A"), z?.write("$$"), y?.write("1")]).toEqual([undefined, undefined, undefined]);
  });

  test("end their names at the first equals sign", () => {
    const { root, reader } = read("k: [X=a=b, =c]");
    expect(reader.variables(get(root, "k"), placeIn("job"))).toMatchObject([
      { name: "X", value: { value: "a=b" } },
      { name: "", value: { value: "c" } },
    ]);
  });

  test("belong to a build in its place", () => {
    const { root, reader } = read("k: [X=1]");
    expect(reader.variables(get(root, "k"), placeIn("build"))).toMatchObject([{ build: true }]);
  });
});

test("words are those of a list, or one alone", () => {
  const { root, reader } = read("list: [a, $A, $B, { x: 1 }, $$]\none: b\nnone: { x: 1 }\n");
  const words = (key: string) => reader.words(get(root, key)).map(({ text, known }) => [text, known]);
  expect(words("list")).toEqual([
    ["a", true],
    ["alpine:3.22", true],
    ["$B", false],
    ["$", true],
  ]);
  expect(words("one")).toEqual([["b", true]]);
  expect(words("none")).toEqual([]);
  expect(words("missing")).toEqual([]);
});

test("without variables a text is what is written", () => {
  const { root } = read("k: $A");
  expect(yamlReader({ text: "k: $A" }).valueAt(root, "k")?.fact).toMatchObject({ known: true, value: "$A" });
});
