import { expect, it } from "vitest";
import { decode } from "../../src/engine/read-file.ts";
import { largest } from "../../src/io/read.ts";

const bytes = (...list: readonly number[]) => Buffer.from(list);

it("reads UTF-8, and else a character a byte", () => {
  expect(decode(Buffer.from("\ufeffFROM é"))).toEqual({ text: "\ufeffFROM é", encoding: "utf8" });
  expect(decode(bytes(0x63, 0xe9))).toEqual({ text: "cé", encoding: "latin1" });
  expect(decode(bytes())).toEqual({ text: "", encoding: "utf8" });
});

it.each([
  ["a zero", bytes(0), "is not text"],
  ["a zero at the start", bytes(0, 65), "is not text"],
  ["UTF-16, the large byte first", bytes(0xfe, 0xff, 0, 65), "is UTF-16; save it as UTF-8"],
  ["UTF-16, the small byte first", bytes(0xff, 0xfe, 65, 0), "is UTF-16; save it as UTF-8"],
  ["what starts like it", bytes(0xfe, 0, 0xff), "is not text"],
])("refuses %s", (_, given, fault) => {
  expect(decode(given)).toEqual({ fault });
});

it("looks for zeros in the first 8 KiB", () => {
  const withZero = (at: number) => "fault" in decode(Buffer.concat([Buffer.alloc(at, "a"), bytes(0)]));
  expect([withZero(8191), withZero(8192)]).toEqual([true, false]);
});

it("refuses what is too large with its size", () => {
  const size = (length: number) => decode(Buffer.alloc(length, "a"));
  expect("text" in size(largest.linted)).toBe(true);
  expect(size(largest.linted + 1)).toEqual({
    fault: "cannot be read: it is too large (3 MiB, at most 2 MiB are read)",
  });
});
