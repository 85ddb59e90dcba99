import { beforeAll, describe, expect, it } from "vitest";
import { composeReading } from "../../../src/kinds/compose/reading.ts";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { get } from "../../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";
import { booleanOf, numberOf } from "../../../src/syntax/yaml/typed.ts";
import { prepare } from "./read.ts";

beforeAll(prepare);

const node = (text: string) => get(parseYaml({ path: "compose.yaml", text: `v: ${text}\n` }).roots[0], "v");

describe("booleans are cast from text, quoted or not", () => {
  it.each<[string, boolean | undefined]>([
    ["true", true],
    ['"true"', true],
    ["'Yes'", true],
    ["oN", true],
    ["y", true],
    ["false", false],
    ['"off"', false],
    ["No", false],
    ["'n'", false],
    ["1", undefined],
    ["''", undefined],
    ["$$true", undefined],
    ["${X:-yes}", true],
  ])("%s", (text, value) => {
    expect(booleanOf(node(text), composeReading)).toEqual(value === undefined ? undefined : known(value));
  });
});

describe("numbers are those of YAML where they are plain, and decimal where they are cast", () => {
  it.each<[string, number | undefined]>([
    ["10", 10],
    ["010", 8],
    ["0x10", 16],
    ["1_000", 1000],
    ["'10'", 10],
    ["'010'", 10],
    ["'-10'", -10],
    ["'+1.5'", 1.5],
    ["'1.'", 1],
    ["'.5'", 0.5],
    ["'.15'", 0.15],
    ["'1e3'", 1000],
    ["'1E-12'", 1e-12],
    ["'0x10'", undefined],
    ["'1_000'", undefined],
    ["'1e'", undefined],
    ["'.'", undefined],
    ["'x1'", undefined],
    ["'1x'", undefined],
    ["'${X:-7}'", 7],
  ])("%s", (text, value) => {
    expect(numberOf(node(text), composeReading)).toEqual(value === undefined ? undefined : known(value));
  });

  it("and not known where a variable decides", () => {
    expect(numberOf(node("$X"), composeReading)).toEqual(
      unknownFact("X comes from the environment in which Compose runs"),
    );
  });
});
