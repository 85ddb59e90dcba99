import { expect, it } from "vitest";
import { platformFault } from "../../src/syntax/platform.ts";

it.each([
  "linux/amd64",
  "linux/arm/v7",
  "Linux",
  "zos",
  "386",
  "mips64p32le",
  "ppc",
  "armel",
  "x86_64",
  "x86-64",
  "unheard/of",
  "windows(10.0.17763)/amd64",
  "windows()/amd64",
  "windows(10.0.17763)",
  "linux+feature/amd64",
  "linux+",
])("%s is a platform", (text) => expect(platformFault(text)).toBeUndefined());

it.each([
  ["linus", "linus is not an operating system or an architecture"],
  ["", " is not a valid platform"],
  ["linux/amd64/v1/x", "linux/amd64/v1/x is not a valid platform"],
  ["linux//amd64", "linux//amd64 is not a valid platform"],
  ["linux/", "linux/ is not a valid platform"],
  ["linux/!amd64", "linux/!amd64 is not a valid platform"],
  ["linux/amd64!", "linux/amd64! is not a valid platform"],
  ["linux/amd+64", "linux/amd+64 is not a valid platform"],
  ["windows(10)x/amd64", "windows(10)x/amd64 is not a valid platform"],
  ["windows((10))/amd64", "windows((10))/amd64 is not a valid platform"],
])("%j is none", (text, fault) => expect(platformFault(text)).toBe(fault));
