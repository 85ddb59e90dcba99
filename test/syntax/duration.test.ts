import { expect, it } from "vitest";
import { parseDuration } from "../../src/syntax/duration.ts";

it.each([
  ["0", 0],
  ["1h30m", 5400e9],
  ["1.5s", 1.5e9],
  [".5s", 0.5e9],
  ["2.ms", 2e6],
  ["-1us", -1e3],
  ["+7ns", 7],
  ["1µs1μs", 2e3],
])("reads %s as nanoseconds", (text, nanoseconds) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

it.each(["", "-", "1", "1d", "s", ".s", "1s2", " 1s", "1 s", "1toString"])("refuses %j", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
