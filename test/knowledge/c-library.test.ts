import { expect, it } from "vitest";
import { glibcMinor } from "../../src/knowledge/c-library.ts";

it.each([
  ["debian", "12", 36],
  ["debian", "12.5", 36],
  ["distroless", "13", 41],
  ["ubuntu", "22.04", 35],
  ["rhel", "9.4", 34],
  ["almalinux", "8", 28],
  ["amazonlinux", "2023", 34],
])("%s %s has glibc 2.%i", (family, release, minor) => {
  expect(glibcMinor({ libc: "glibc", family, release })).toBe(minor);
});

it("is not known without a release, of others, and of another library", () => {
  expect(glibcMinor({ libc: "glibc", family: "debian" })).toBeUndefined();
  expect(glibcMinor({ libc: "glibc", family: "debian", release: "99" })).toBeUndefined();
  expect(glibcMinor({ libc: "glibc", family: "constructor", release: "1" })).toBeUndefined();
  expect(glibcMinor({ libc: "musl", family: "debian", release: "12" })).toBeUndefined();
});
