import { beforeAll, describe, expect, it } from "vitest";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { get } from "../../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";
import { goYaml, yaml11, yaml12 } from "../../../src/syntax/yaml/readings.ts";
import { booleanOf, numberOf, type ScalarReading } from "../../../src/syntax/yaml/typed.ts";

beforeAll(loadYaml);

const node = (text: string) => get(parseYaml({ path: "a.yaml", text: `v: ${text}\n` }).roots[0], "v");
const readings = [yaml11, goYaml, yaml12];
const booleans = (text: string) => readings.map((reading) => valueIn(booleanOf(node(text), reading)));
const numbers = (text: string) => readings.map((reading) => valueIn(numberOf(node(text), reading)));

function valueIn<T>(
  fact: ReturnType<typeof known<T>> | ReturnType<typeof unknownFact> | undefined,
): T | undefined | "unknown" {
  return fact && (fact.known ? fact.value : "unknown");
}

describe("booleans of YAML 1.1, of go-yaml, of YAML 1.2", () => {
  it.each([
    ["true", [true, true, true]],
    ["True", [true, true, true]],
    ["FALSE", [false, false, false]],
    ["yes", [true, true, undefined]],
    ["Off", [false, false, undefined]],
    ["N", [false, false, undefined]],
    ["y", [true, true, undefined]],
    ["NO", [false, false, undefined]],
    ["on", [true, true, undefined]],
    ["tRUE", [undefined, undefined, undefined]],
    ["!!str true", [undefined, undefined, undefined]],
    ["'true'", [undefined, undefined, undefined]],
    ['"yes"', [undefined, undefined, undefined]],
    ["|-\n  true", [undefined, undefined, undefined]],
    ["1", [undefined, undefined, undefined]],
    ["[true]", [undefined, undefined, undefined]],
    ["~", [undefined, undefined, undefined]],
    ["constructor", [undefined, undefined, undefined]],
  ])("%j", (text, expected) => {
    expect(booleans(text)).toEqual(expected);
  });
});

describe("numbers of YAML 1.1, of go-yaml, of YAML 1.2", () => {
  it.each<[string, (number | undefined)[]]>([
    ["0", [0, 0, 0]],
    ["-12", [-12, -12, -12]],
    ["+12", [12, 12, 12]],
    ["010", [8, 8, 10]],
    ["-010", [-8, -8, -10]],
    ["08", [undefined, 8, 8]],
    ["0o10", [undefined, 8, 8]],
    ["0x1F", [31, 31, 31]],
    ["-0x1F", [-31, -31, -31]],
    ["0b101", [5, 5, undefined]],
    ["0b102", [undefined, undefined, undefined]],
    ["1_000", [1000, 1000, undefined]],
    ["0x_", [undefined, undefined, undefined]],
    ["1:30", [90, undefined, undefined]],
    ["-1:30:00", [-5400, undefined, undefined]],
    ["1:30.5", [90.5, undefined, undefined]],
    ["1:60", [undefined, undefined, undefined]],
    ["1.5", [1.5, 1.5, 1.5]],
    ["1.", [1, 1, 1]],
    [".5", [0.5, 0.5, 0.5]],
    ["1e3", [undefined, 1000, 1000]],
    ["1.0e+3", [1000, 1000, 1000]],
    ["1.0e3", [undefined, 1000, 1000]],
    [".inf", [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ["-.INF", [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    [".NaN", [Number.NaN, Number.NaN, Number.NaN]],
    [".", [undefined, undefined, undefined]],
    ["-", [undefined, undefined, undefined]],
    ["'1'", [undefined, undefined, undefined]],
    ["1 2", [undefined, undefined, undefined]],
    ["1.2.3", [undefined, undefined, undefined]],
    ["1.5e12", [undefined, 1.5e12, 1.5e12]],
    ["x0o7", [undefined, undefined, undefined]],
    ["x0b1", [undefined, undefined, undefined]],
    ["x-1", [undefined, undefined, undefined]],
    ["0o18", [undefined, undefined, undefined]],
    ["0x1G", [undefined, undefined, undefined]],
    ["10x1F", [undefined, undefined, undefined]],
    [".nanny", [undefined, undefined, undefined]],
    [".inf.", [undefined, undefined, undefined]],
    [".1_5", [0.15, 0.15, undefined]],
    ["1_2.3_4", [12.34, 12.34, undefined]],
    ["0b1_1", [3, 3, undefined]],
    ["0B11", [undefined, 3, undefined]],
    ["5", [5, 5, 5]],
    [".15", [0.15, 0.15, 0.15]],
    ["0178", [undefined, 178, 178]],
    ["12:30", [750, undefined, undefined]],
    ["1:3", [63, undefined, undefined]],
    ["1:30.", [90, undefined, undefined]],
    ["x1:30", [undefined, undefined, undefined]],
    ["1.0e+12", [1e12, 1e12, 1e12]],
    [".nan", [Number.NaN, Number.NaN, Number.NaN]],
    [".NAN", [Number.NaN, Number.NaN, Number.NaN]],
    ["x.nan", [undefined, undefined, undefined]],
    [".Inf", [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ["x.inf", [undefined, undefined, undefined]],
  ])("%j", (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });
});

describe("a tool's own reading", () => {
  const reading: ScalarReading = {
    ...yaml12,
    text: ({ value }) => (value.includes("${") ? unknownFact("X is not set") : known(value)),
  };

  it("does not know what a variable decides", () => {
    expect(booleanOf(node("${X}"), reading)).toEqual(unknownFact("X is not set"));
    expect(numberOf(node("${X}"), reading)).toEqual(unknownFact("X is not set"));
    expect(booleanOf(node("true"), reading)).toEqual(known(true));
  });
});
