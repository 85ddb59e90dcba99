import { expect, test } from "vitest";
import { sortOfBytes } from "../../src/text/file-sort.ts";

/** A tar header with a name and the sum of its bytes, or another number in its place. */
function tar(sum?: number, magic = ""): Uint8Array {
  const head = Buffer.alloc(512);
  head.write("hello.txt", 0);
  head.write("0000644", 100);
  head.write(magic, 257);
  head.fill(" ", 148, 156);
  const total = sum ?? head.reduce((all, byte) => all + byte, 0);
  head.write(`${total.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

test.each([
  ["nothing", bytes(), "text"],
  ["a script", Buffer.from("#!/bin/sh\n"), "text"],
  ["a program", Buffer.from("\u007fELF\u0002\0\0"), "other"],
  ["gzip", bytes(0x1f, 0x8b, 8), "archive"],
  ["half of gzip's mark", bytes(0x1f), "text"],
  ["bzip2", Buffer.from("BZh9"), "archive"],
  ["xz", bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), "archive"],
  ["zstd", bytes(0x28, 0xb5, 0x2f, 0xfd), "archive"],
  ["zip, which Docker leaves alone", Buffer.from("PK\u0003\u0004\0"), "other"],
  ["tar", tar(undefined, "ustar"), "archive"],
  ["tar older than its standard", tar(), "archive"],
  ["a tar header with a wrong sum", tar(1), "other"],
  ["a tar header cut short", tar().subarray(0, 511), "other"],
])("%s", (_, head, sort) => {
  expect(sortOfBytes(head)).toBe(sort);
});
