import { expect, test } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import { collectingIo } from "./collecting-io.ts";

function progress(total: number, env: Readonly<Record<string, string>> = {}, terminal = true) {
  let time = 0;
  const { io, result } = collectingIo("/", { env, terminal });
  return {
    line: createProgress(total, io, () => time),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    written: () => result(0).err,
  };
}

test("says how far it is once that takes a while, not too often, and erases it", () => {
  const { line, wait, written } = progress(100);
  for (let i = 0; i < 10; i++) line?.onFile();
  expect(written()).toBe("");
  wait(600);
  line?.onFile();
  line?.onFile();
  expect(written()).toBe("\r\x1b[2KLinting file 11 of 100");
  wait(150);
  line?.onFile();
  line?.erase();
  line?.erase();
  expect(written()).toBe("\r\x1b[2KLinting file 11 of 100\r\x1b[2KLinting file 13 of 100\r\x1b[2K");
});

test("erases nothing where it has shown nothing", () => {
  const { line, written } = progress(100);
  line?.onFile();
  line?.erase();
  expect(written()).toBe("");
});

test.each<[string, number, Readonly<Record<string, string>>, boolean]>([
  ["few files", 10, {}, true],
  ["a pipe", 100, {}, false],
  ["CI", 100, { CI: "true" }, true],
  ["a dumb terminal", 100, { TERM: "dumb" }, true],
])("not for %s", (_, total, env, terminal) => {
  expect(progress(total, env, terminal).line).toBeUndefined();
});

test.each(["", "false"])("CI=%j is no CI", (CI) => {
  expect(progress(100, { CI }).line).toBeDefined();
});
