import { describe, expect, it } from "vitest";
import { at, parse, said } from "../parsing.ts";

describe("FROM", () => {
  it("has image, name and platform", () => {
    const document = parse("from --platform=$BUILDPLATFORM a/b:1@sha256:x \\\n as Build");
    const [stage] = document.stages;
    expect(stage).toMatchObject({ index: 0, name: "build" });
    expect(stage?.from.image?.text).toBe("a/b:1@sha256:x");
    expect(stage?.from.as).toMatchObject({ keyword: { text: "as" }, name: { text: "Build" } });
    expect(stage?.from.platform?.value?.text).toBe("$BUILDPLATFORM");
    expect(at(document, stage?.from.as?.name.span)).toBe("Build");
  });

  it("groups the instructions that follow", () => {
    const document = parse("ARG A\nFROM a\nRUN b\nFROM c AS d\nCMD e\n# f\n");
    expect(document.globals.map(({ type }) => type)).toEqual(["Arg"]);
    expect(document.stages.map(({ span, instructions }) => [at(document, span), instructions.length])).toEqual([
      ["FROM a\nRUN b", 1],
      ["FROM c AS d\nCMD e", 1],
    ]);
    expect(document.instructions.map(({ stage }) => stage)).toEqual([-1, 0, 0, 1, 1]);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["FROM", "argument-count FROM: FROM needs an image"],
  ["FROM a b", "argument-count b: FROM has too many arguments: it takes an image, and optionally AS and a name"],
  ["FROM a AS", "argument-count AS: AS needs a stage name"],
  ["FROM a as", "argument-count as: AS needs a stage name"],
  [
    "FROM a AS b c d",
    "argument-count c d: FROM has too many arguments: it takes an image, and optionally AS and a name",
  ],
  ["FROM a AS b as", "argument-count as: FROM has too many arguments: it takes an image, and optionally AS and a name"],
  ["FROM a # c", "argument-count # c: FROM has too many arguments: it takes an image, and optionally AS and a name"],
  [
    "FROM a AS 1b",
    "stage-name 1b: 1b is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
  ],
  [
    "FROM a AS b/c",
    "stage-name b/c: b/c is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
  ],
  [
    "FROM a AS $b",
    "stage-name $b: $b is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
  ],
  [
    "FROM a AS -b",
    "stage-name -b: -b is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
  ],
  [
    "FROM a AS bé",
    "stage-name bé: bé is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first",
  ],
  ["FROM A", "image-reference A: An image name must be lower case: A"],
  ["FROM a:", 'image-reference a:: "" is not a valid image tag'],
  ["FROM ''", "image-reference '': The base image name is empty"],
  ['FROM ""', 'image-reference "": The base image name is empty'],
  ["FROM a'b", "quotes 'b: The quote ' is not closed"],
  ["FROM ${A^}", "modifier ${A^}: Docker does not support the variable modifier ^"],
  ["FROM a\nFROM B AS c", "image-reference B: An image name must be lower case: B"],
  ["FROM --platform=foo a", "platform foo: foo is not an operating system or an architecture"],
  ["FROM --platform=linux/a/b/c a", "platform linux/a/b/c: linux/a/b/c is not a valid platform"],
  ["FROM --platform=linux/* a", "platform linux/*: linux/* is not a valid platform"],
  ["FROM --platform=${P^} a", "modifier ${P^}: Docker does not support the variable modifier ^"],
  [
    "FROM --platform='linux a",
    "argument-count FROM: FROM needs an image",
    "platform linux a: linux a is not a valid platform",
  ],
  ["FROM a AS B-c_d.1"],
  ["FROM a AS b2\nFROM B2"],
  ["FROM $A"],
  ["FROM ${A:-B}:c"],
  ['FROM "A"'],
  ["FROM --platform=linux/amd64 a"],
  ["FROM --platform=$P a"],
  ["FROM --platform= a"],
  ["FROM --platform a", "flag-value --platform: The flag --platform needs a value"],
  ["FROM a AS b\nFROM b AS c\nFROM c"],
])("of %j", (text, ...expected) => {
  expect(said(text)).toEqual(expected.filter((one) => one !== undefined));
});
