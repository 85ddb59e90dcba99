import { describe, expect, it } from "vitest";
import { imageFault, isContentDigest } from "../../../src/kinds/dockerfile/image-name.ts";

const hex = "0123456789abcdef".repeat(8);
const sha256 = `sha256:${hex.slice(0, 64)}`;

describe("an image", () => {
  it.each([
    "a",
    "a1",
    "a/b/c",
    "a-bc.def__ghi",
    "ab.io/c",
    `a@f:${hex}`,
    "a__b/c_d/e.f/g--h/i-j",
    "a:1",
    "a:_x.Y-1",
    `a:${"x".repeat(128)}`,
    `a@${sha256}`,
    `a:b@${sha256}`,
    `a@sha384:${hex.slice(0, 96)}`,
    `a@sha512:${hex}`,
    `a@Foo+bar.b-c_d:${hex.slice(0, 32).toUpperCase()}`,
    "example.com/a",
    "example.com:5000/a/b:c",
    "a:5000/b",
    "localhost/a",
    "Example.com/a",
    "HOST/a",
    "a-b.Example.com/c",
    "[2001:db8::1]/a",
    "[::1]:5000/a",
    hex.slice(0, 63),
    hex.slice(0, 65),
    `example.com/${hex.slice(0, 64)}`,
  ])("may be %s", (text) => {
    expect(imageFault(text)).toBeUndefined();
  });

  it.each([
    ["", '"" is no image name'],
    ["a@", '"" is no digest'],
    ["a@b@c", "b@c is no digest"],
    ["@", '"" is no digest'],
    [`@${sha256}`, '"" is no image name'],
    ["example.com/b:1/c", "example.com/b:1/c is no image name"],
    ["localhost/A", "An image's name must be lower-case: A"],
    ["a@sha256:12", "sha256:12 is no digest"],
    [`a@${sha256}0`, `${sha256}0 is no digest`],
    [`a@sha384:${hex.slice(0, 95)}`, `sha384:${hex.slice(0, 95)} is no digest`],
    [`a@sha512:${hex}0`, `sha512:${hex}0 is no digest`],
    [`a@foo:${hex.slice(0, 31)}`, `foo:${hex.slice(0, 31)} is no digest`],
    [`a@1a:${hex}`, `1a:${hex} is no digest`],
    [`a@foo-1a:${hex}`, `foo-1a:${hex} is no digest`],
    [`a@foo:${hex}g`, `foo:${hex}g is no digest`],
    [`a@ foo:${hex}`, ` foo:${hex} is no digest`],
    ["a:", '"" is no image tag'],
    ["a:-x", "-x is no image tag"],
    ["a:x:y ", "y  is no image tag"],
    [`a:${"x".repeat(129)}`, `${"x".repeat(129)} is no image tag`],
    ["a:b:c", "a:b is no image name"],
    ["A", "An image's name must be lower-case: A"],
    ["a/B", "An image's name must be lower-case: a/B"],
    ["example.com/A:b", "An image's name must be lower-case: A"],
    [hex.slice(0, 64), "An image's name cannot be 64 hexadecimal characters"],
    ["a//b", "a//b is no image name"],
    ["/a", "/a is no image name"],
    ["a/", "a/ is no image name"],
    ["example.com/", "example.com/ is no image name"],
    ["a..b", "a..b is no image name"],
    ["a___b", "a___b is no image name"],
    [".a", ".a is no image name"],
    ["a-", "a- is no image name"],
    ["a/b-/c", "a/b-/c is no image name"],
    ["https://example.com/a", "https: is no registry"],
    ["-a.com/b", "-a.com is no registry"],
    ["a-.com/b", "a-.com is no registry"],
    ["a..com/b", "a..com is no registry"],
    ["a.com:x/b", "a.com:x is no registry"],
    ["a.com:1x/b", "a.com:1x is no registry"],
    ["[::g]/a", "[::g] is no registry"],
    ["[]/a:b", "[]/a is no image name"],
    ["x[::1]/a", "x[::1] is no registry"],
  ])("cannot be %s", (text, fault) => {
    expect(imageFault(text)).toBe(fault);
  });
});

it.each([
  [sha256, true],
  [`sha384:${hex.slice(0, 96)}`, true],
  [`sha512:${hex}`, true],
  [sha256.toUpperCase(), false],
  [`sha256:${"A".repeat(64)}`, false],
  [`sha256:${"0".repeat(63)}g`, false],
  [`sha256:g${"0".repeat(63)}`, false],
  [`${sha256}:0`, false],
  [`sha256:${"0".repeat(63)}`, false],
  ["sha256", false],
  ["", false],
  [`md5:${"0".repeat(32)}`, false],
  ["md5:", false],
])("%s as a checksum: %j", (text, expected) => {
  expect(isContentDigest(text)).toBe(expected);
});
