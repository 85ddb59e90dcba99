import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/syntax/shell/script.ts";
import { mappedContent } from "../../../src/syntax/shell/words.ts";
import { type MappedText, originOf, verbatim } from "../../../src/text/offset-map.ts";
import { join, parseMapped } from "./helpers.ts";

const variables = { N: null, SET: "CC=clang" };

function lastCommand(mapped: MappedText): Command {
  return parseMapped(mapped, { variables }).commands.at(-1) as Command;
}

function contentIn(mapped: MappedText): MappedText | undefined {
  const word = lastCommand(mapped).arguments[0]?.word;
  return word && mappedContent(word, mapped);
}

describe("the content of a word", () => {
  it.each([
    ["x ab", "ab"],
    ["x a\\ b\\\\c", "a b\\c"],
    ["x 'a b'", "a b"],
    ['x "a b"', "a b"],
    ['x "a \\"b\\" \\\\ \\$ \\d"', 'a "b" \\ $ \\d'],
    ["x a'b c'\"d $E\"f", "ab cd $Ef"],
    ["x $A\\$b", "$A$b"],
    ["x ab\\\ncd'e\\\nf'g", "abcdefg"],
    ["x ''a", "a"],
    ["x a\\b$E", "ab$E"],
    ["x ab\\$", "ab$"],
    ['x "${E:-\\$b}c"', "${E:-\\$b}c"],
    ["x 'a''b''c''d'ef\\\n'g''h'i", "abcdefghi"],
  ])("of %j has its places", (source, text) => {
    const content = contentIn(join(source));
    expect(content?.text).toBe(text);
    const places = Array.from(text, (_, i) => content && source[originOf(content, i)]);
    expect(places.join("")).toBe(text);
  });

  it("leaves out a line break that a backslash takes away", () => {
    const source = 'x "a\\\nb"c';
    const content = contentIn(verbatim(source, 0));
    expect(content?.text).toBe("abc");
    expect([0, 1, 2].map((i) => content && source[originOf(content, i)])).toEqual(["a", "b", "c"]);
  });

  it("of a script's first word starts with the script", () => {
    const mapped = verbatim("'a'b c", 3);
    expect(mappedContent(lastCommand(mapped).name, mapped)).toEqual({ text: "ab", starts: [0, 1], origins: [4, 6] });
  });

  it("that is empty stands where its word does", () => {
    expect(contentIn(verbatim("x ''", 5))).toEqual({ text: "", starts: [0], origins: [7] });
  });

  it.each(["x $'a\\tb'", "y `x \\`z b\\``"])("has no places in %s", (source) => {
    expect(contentIn(join(source))).toBeUndefined();
  });
});

describe("words", () => {
  it.each([
    ["x ab", true],
    ["x 'a'b\"c\"$'d'", true],
    ["x a$N", false],
    ["x 'a'\"b$N\"", false],
    ["export A=b", true],
    ["export A='b'\"c\"", true],
    ["export A=b$N'c'", false],
    ["export A=(b c)", false],
  ])("say whether they are literal: %s", (source, literal) => {
    expect(lastCommand(verbatim(source, 0)).arguments[0]?.word.literal).toBe(literal);
  });

  it.each([
    ["export A=b", "A=b"],
    ["export A='b c'", "A=b c"],
    ["B=1 export A=(b c)", "A=(b c)"],
  ])("of assignments have one text: %s", (source, text) => {
    const at = source.indexOf("A=");
    const word = lastCommand(verbatim(source, 3)).arguments[0]?.word;
    expect(word).toMatchObject({ raw: source.slice(at), text, at, span: { start: at + 3, end: source.length + 3 } });
  });

  it("of assignments have the parts of their value", () => {
    const { parts } = lastCommand(verbatim("export A=b$N'c'", 0)).arguments[0]?.word ?? {};
    expect(parts?.map(({ type }) => type)).toEqual(["Literal", "SimpleExpansion", "SingleQuoted"]);
  });

  it.each([
    ["a <<'E'\nb\nE", 4],
    ["x `y \\`a <<'E'\\``", -1],
  ])("that end a heredoc are literal: %j", (source, at) => {
    const [redirect] = lastCommand(verbatim(source, 0)).redirects;
    expect(redirect?.target).toMatchObject({ value: "E", word: { raw: "'E'", text: "E", literal: true, at } });
  });

  it("have no place of their own in a script of escaped backticks", () => {
    for (const source of ["y `x \\`z b'c'\\``", "y `x \\`export A=b'c'\\``"]) {
      expect(lastCommand(join(source)).arguments[0]?.word).toMatchObject({ at: -1 });
    }
  });
});

describe("an assignment given as an argument", () => {
  it.each([
    ["env A=b=c x", "A", "b=c", "b=c"],
    ['env A="b c" x', "A", "b c", '"b c"'],
    // Where the equals sign stands cannot be told.
    ['env "A=b" x', "A", "b", '"A=b"'],
    ["env A\\\n=b x", "A", "b", "A\\\n=b"],
    ['env "$SET" x', "CC", "clang", '"$SET"'],
    ["env A=$N x", "A", undefined, "$N"],
  ])("%j", (source, name, value, written) => {
    const [assignment] = lastCommand(join(source)).environment;
    expect(assignment).toMatchObject({ name, value });
    expect(source.slice(assignment?.valueSpan.start, assignment?.valueSpan.end)).toBe(written);
  });
});
