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
    ["", '"" is not a valid image name'],
    ["a@", '"" is not a valid digest'],
    ["a@b@c", "b@c is not a valid digest"],
    ["@", '"" is not a valid digest'],
    [`@${sha256}`, '"" is not a valid image name'],
    ["example.com/b:1/c", "example.com/b:1/c is not a valid image name"],
    ["localhost/A", "An image name must be lower case: A"],
    ["a@sha256:12", "sha256:12 is not a valid digest"],
    [`a@${sha256}0`, `${sha256}0 is not a valid digest`],
    [`a@sha384:${hex.slice(0, 95)}`, `sha384:${hex.slice(0, 95)} is not a valid digest`],
    [`a@sha512:${hex}0`, `sha512:${hex}0 is not a valid digest`],
    [`a@foo:${hex.slice(0, 31)}`, `foo:${hex.slice(0, 31)} is not a valid digest`],
    [`a@1a:${hex}`, `1a:${hex} is not a valid digest`],
    [`a@foo-1a:${hex}`, `foo-1a:${hex} is not a valid digest`],
    [`a@foo:${hex}g`, `foo:${hex}g is not a valid digest`],
    [`a@ foo:${hex}`, ` foo:${hex} is not a valid digest`],
    ["a:", '"" is not a valid image tag'],
    ["a:-x", "-x is not a valid image tag"],
    ["a:x:y ", "y  is not a valid image tag"],
    [`a:${"x".repeat(129)}`, `${"x".repeat(129)} is not a valid image tag`],
    ["a:b:c", "a:b is not a valid image name"],
    ["A", "An image name must be lower case: A"],
    ["a/B", "An image name must be lower case: a/B"],
    ["example.com/A:b", "An image name must be lower case: A"],
    [hex.slice(0, 64), "An image name cannot be 64 hexadecimal characters"],
    ["a//b", "a//b is not a valid image name"],
    ["/a", "/a is not a valid image name"],
    ["a/", "a/ is not a valid image name"],
    ["example.com/", "example.com/ is not a valid image name"],
    ["a..b", "a..b is not a valid image name"],
    ["a___b", "a___b is not a valid image name"],
    [".a", ".a is not a valid image name"],
    ["a-", "a- is not a valid image name"],
    ["a/b-/c", "a/b-/c is not a valid image name"],
    ["https://example.com/a", "https: is not a valid registry"],
    ["-a.com/b", "-a.com is not a valid registry"],
    ["a-.com/b", "a-.com is not a valid registry"],
    ["a..com/b", "a..com is not a valid registry"],
    ["a.com:x/b", "a.com:x is not a valid registry"],
    ["a.com:1x/b", "a.com:1x is not a valid registry"],
    ["[::g]/a", "[::g] is not a valid registry"],
    ["[]/a:b", "[]/a is not a valid image name"],
    ["x[::1]/a", "x[::1] is not a valid registry"],
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
