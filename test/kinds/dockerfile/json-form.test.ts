import { describe, expect, it } from "vitest";
import { looksLikeJson, looksLikeJsonList, readJsonForm } from "../../../src/kinds/dockerfile/json-form.ts";
import { originOf, verbatim } from "../../../src/text/offset-map.ts";

/** What Docker reads where an instruction's arguments are the text, with more of the line around them. */
function read(text: string, before = "CMD ", after = ' "],'): readonly string[] | "mixed" | undefined {
  const form = readJsonForm(verbatim(before + text + after, 0), before.length, before.length + text.length);
  return typeof form === "object" ? form.map((word) => word.text) : form;
}

describe("the JSON form", () => {
  it.each<[string, readonly string[]]>([
    ["[]", []],
    ["[ \t]", []],
    ['["a"]', ["a"]],
    ['["a", "b c"]', ["a", "b c"]],
    ['[ "a" ,\t"" ]', ["a", ""]],
    ['["[", "]", ","]', ["[", "]", ","]],
    ['["\\"", "\\\\", "\\/", "\\b\\f\\n\\r\\t"]', ['"', "\\", "/", "\b\f\n\r\t"]],
    ['["\\u0041B\\u00e9x", "\\\\u0041"]', ["ABéx", "\\u0041"]],
    ['["a\\\\", "b"]', ["a\\", "b"]],
    ['["é😀"]', ["é😀"]],
  ])("of %s is its strings", (text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(read(text, "", "")).toEqual(expected);
  });

  it.each(["[1]", '["a", 1]', "[null]", '[["a"]]', '["a", {"b": "c"}]', "[true]"])(
    "of %s is refused for what is no string",
    (text) => {
      expect(read(text)).toBe("mixed");
    },
  );

  it.each([
    "",
    "[",
    "a",
    '"a"',
    "null",
    '{"a": "b"}',
    "['a']",
    '["a",]',
    '["a" "b"]',
    '["a"] b',
    '["a',
    '["a"',
    '["\\"]',
    '["C:\\Program"]',
    '["\\u00g1"]',
    '["a\tb"]',
    "[ -f a ]",
    ' ["a"]',
  ])("is not %s", (text) => {
    expect(read(text)).toBeUndefined();
    expect(read(text, "", "")).toBeUndefined();
  });

  it("knows where each string and each of its characters stands", () => {
    const text = 'CMD ["a\\u0041\\\\b", "", "c\\n"]';
    const form = readJsonForm(verbatim(text, 100), 4, text.length);
    if (typeof form !== "object") throw new Error("no JSON form");
    expect(form.map(({ span }) => text.slice(span.start - 100, span.end - 100))).toEqual(["a\\u0041\\\\b", "", "c\\n"]);
    const places = form.map(({ line, at, text: decoded }) =>
      [...decoded].map((_, i) => originOf(line, at + i) - 100 - text.indexOf("a")),
    );
    expect(places).toEqual([[0, 1, 7, 9], [], [18, 19]]);
  });
});

describe("what was meant for JSON", () => {
  it.each([
    "[a, b]",
    "[a]",
    "['a', 'b']",
    '["a", "b"',
    '["a" "b"]',
    "[“a”]",
    "[‘a’",
    "[]",
    '[ "a", b ]',
    "[ 'a' , b ]",
    '[\t"a\\"b", c ]',
    '[ "", b ]',
    '[ "a\\"", b ]',
  ])("looks like %s", (text) => {
    expect(looksLikeJson(text)).toBe(true);
  });

  it.each([
    "",
    "[",
    "a",
    "a, b]",
    "[a-z]*",
    "[[ -f a ]]",
    "[:alpha:]",
    "[ -f a ]",
    "[ a, b ]",
    '[ a", b ]',
    '[ "$A" = b ] && c',
    '[ "a"',
    '[ "a',
    '[ "a, b" ]',
    '[ "a\\", b" = c ]',
    '[ "a\\',
  ])("does not look like %s", (text) => {
    expect(looksLikeJson(text)).toBe(false);
  });

  it.each(['["a" "b"]', "['a'", "[ “a”", '[ "a" /b'])("as a list of paths looks like %s", (text) => {
    expect(looksLikeJsonList(text)).toBe(true);
  });

  it.each(["[ab]*", '"a"', "", "[", 'a["b"]', 'a "b"'])("as a list of paths does not look like %s", (text) => {
    expect(looksLikeJsonList(text)).toBe(false);
  });
});
