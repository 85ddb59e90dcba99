import { expect, it } from "vitest";
import { parseEnvFile } from "../../../src/kinds/compose/env-file.ts";
import { unknownFact } from "../../../src/syntax/fact.ts";

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
  ["export  A=b", "b"],
  ["A=b  # why", "b"],
  ["A=b #", "b"],
  ["A=''", ""],
  ['A=""', ""],
  ["A='b' #", "b"],
  ["A=x 'y'", "x 'y'"],
])("%j gives A the value %j", (text, value) => {
  expect(parseEnvFile(text).get("A")).toMatchObject({ known: true, value });
});

it.each(["A=$B", "A=${B:-c}", 'A="b\\n"', "A='b", 'A="b" c'])("%j gives A a value that is not known", (text) => {
  expect(parseEnvFile(text).get("A")?.known).toBe(false);
});

it("says why a value is not known", () => {
  expect(parseEnvFile("A=$B").get("A")).toEqual(unknownFact("the .env file gives A a value of several parts"));
});

it("leaves a very long value alone", () => {
  const { A, B } = Object.fromEntries(parseEnvFile(`A=${"a".repeat(257)}\nB=${"b".repeat(256)}`));
  expect(A).toEqual(unknownFact("the .env file gives A a very long value"));
  expect(B?.known).toBe(true);
});

it("reads on behind a value that is not known, and behind a quote that is closed", () => {
  expect([...parseEnvFile("A=$B\nC='x'\nD=x'y$Z\nE=1").keys()]).toEqual(["A", "C", "D", "E"]);
});

it("does not read what a quote spans", () => {
  expect([...parseEnvFile("A= 'x\nB=1").keys()]).toEqual(["A"]);
  const variables = parseEnvFile("A=1\nKEY='-----\nA=2\nB=3'\n");
  expect([...variables.keys()]).toEqual(["A", "KEY"]);
});

it("does not take other lines for variables", () => {
  expect(parseEnvFile("\nA\n=b\n1A=b\n").size).toBe(0);
});
