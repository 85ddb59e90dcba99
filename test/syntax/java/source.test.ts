import { describe, expect, it } from "vitest";
import { readJavaSource } from "../../../src/syntax/java/source.ts";

describe("readJavaSource", () => {
  it.each([
    ['a("b", "c\\"d")', 'a("", "")', ["b", 'c\\"d']],
    ['// "a"\n"b" /* "c" */', '\n"" ', ["b"]],
    ['var a = """\n  "b"\n  """; "c"', 'var a = ""; ""', ['\n  "b"\n  ', "c"]],
    ["'\"' \"a\" '\\''", ' "" ', ["a"]],
    ['"a\n"b"', '""\n""', ["a", "b"]],
    ["/* a", "", []],
    ['"""a', '""', ["a"]],
  ])("takes strings out of %s", (text, code, strings) => {
    expect(readJavaSource(text)).toEqual({ code, strings });
  });
});
