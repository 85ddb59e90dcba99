import { describe, expect, it } from "vitest";
import { readRustSource } from "../../../src/syntax/rust/source.ts";

describe("readRustSource", () => {
  it.each([
    ['a("b", "c")', 'a("0", "1")', ["b", "c"]],
    ['a("b\\"c") // "d"\ne("f")', 'a("0") \ne("1")', ['b\\"c', "f"]],
    ['/* "a" /* "b" */ "c" */ d("e")', '  d("0")', ["e"]],
    ['r#"a "b" c"# r"d" br##"e"##', '"0" "1" "2"', ['a "b" c', "d", "e"]],
    ['b"a" c"b" var"c"', 'b"0" c"1" var"2"', ["a", "b", "c"]],
    ["'\"' 'a' '\\'' '\\u{1F600}' '😀' \"b\"", "'\"' 'a' '\\'' '\\u{1F600}' '😀' \"0\"", ["b"]],
    ["fn a<'b>(c: &'b str) { \"d\" }", "fn a<'b>(c: &'b str) { \"0\" }", ["d"]],
    ['#["a"] !#"b"', '#["0"] !#"1"', ["a", "b"]],
  ])("takes strings out of %s", (text, code, strings) => {
    expect(readRustSource(text)).toEqual({ code, strings });
  });

  it.each([
    ['a("b', 'a("0"', ["b"]],
    ['a(r#"b"', 'a("0"', ['b"']],
    ["/* a", " ", []],
    ['"\\', '"0"', ["\\"]],
    ["'\\", "'\\", []],
  ])("ends what nothing ends: %s", (text, code, strings) => {
    expect(readRustSource(text)).toEqual({ code, strings });
  });
});
