import { expect, it } from "vitest";
import { parseEnvFile } from "../../../src/kinds/compose/env-file.ts";

it.each([
  ["A=b", "b"],
  ["export A=b ", "b"],
  ["A = b c # why", "b c"],
  ["A=b#c", "b#c"],
  ["A: b", "b"],
  ["A=", ""],
  ["A= # why", ""],
  ["A='b $C' # why", "b $C"],
  ['A="b # c"', "b # c"],
  ["# A=x\r\nB=c\r\nA=b\r\n", "b"],
  ["A=b\nA=c", "c"],
])("%j gives A the value %j", (text, value) => {
  expect(parseEnvFile(text).get("A")).toMatchObject({ known: true, value });
});

it.each(["A=$B", "A=${B:-c}", 'A="b\\n"', "A='b", 'A="b" c'])("%j gives A a value that is not known", (text) => {
  expect(parseEnvFile(text).get("A")?.known).toBe(false);
});

it("does not read what a quote spans", () => {
  const variables = parseEnvFile("A=1\nKEY='-----\nA=2\nB=3'\n");
  expect([...variables.keys()]).toEqual(["A", "KEY"]);
});

it("does not take other lines for variables", () => {
  expect(parseEnvFile("\nA\n=b\n1A=b\n").size).toBe(0);
});
