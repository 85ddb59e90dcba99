import { expect, it } from "vitest";
import { isMode } from "../../../src/kinds/dockerfile/chmod.ts";

it.each(["0", "644", "07777", "000000007777", "u=rwX,go=rX", "+x", "a-w", "ugo+st", "u=g", "g=u-w", "o=", "u+r-w=x"])(
  "%s is a mode",
  (text) => {
    expect(isMode(text)).toBe(true);
  },
);

it.each([
  "",
  "8",
  "10000",
  "0000000000644",
  "a644",
  "644a",
  "rwx",
  "z+x",
  "u",
  "u=rwx,",
  "u=rwx,go",
  "xu+r",
  "u+rz",
  "u=ug",
])("%j is no mode", (text) => {
  expect(isMode(text)).toBe(false);
});
