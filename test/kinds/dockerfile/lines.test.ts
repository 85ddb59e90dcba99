import { describe, expect, it } from "vitest";
import { originOf } from "../../../src/text/offset-map.ts";
import { at, parse, problems, said } from "./parsing.ts";

/** Keyword and arguments of every instruction. */
function read(text: string): string[] {
  return parse(text).instructions.map(({ keyword, args }) => `${keyword.text}|${args.text}`);
}

describe("logical lines", () => {
  it.each([
    ["a plain line", "FROM a\nRUN b", ["FROM|a", "RUN|b"]],
    ["CRLF", "FROM a\r\nRUN b \\\r\n  c\r\n", ["FROM|a", "RUN|b   c"]],
    ["several CRs before the LF", "FROM a\r\r\nRUN b", ["FROM|a", "RUN|b"]],
    ["a lone CR inside a line", "RUN a\rb", ["RUN|a\rb"]],
    ["an empty line before everything", "\n# b\nFROM a", ["FROM|a"]],
    ["a byte order mark", "\ufeffFROM a", ["FROM|a"]],
    ["indentation", "  FROM a\n\tRUN b", ["FROM|a", "RUN|b"]],
    ["no-break space as indentation", "\u00a0FROM a", ["FROM|a"]],
    ["a continuation keeps the next line's blanks", "RUN a\\\n  b", ["RUN|a  b"]],
    ["a continuation in the middle of a word", "RUN a\\\nb", ["RUN|ab"]],
    ["a continuation in the middle of a keyword", "FR\\\nOM a", ["FROM|a"]],
    ["blanks after the escape", "RUN a \\ \t\n b", ["RUN|a  b"]],
    ["an escaped escape is no continuation", "RUN a\\\\\nRUN b", ["RUN|a\\\\", "RUN|b"]],
    ["an escaped escape at the end of a continued line", "RUN a \\\n b\\\\\nRUN c", ["RUN|a  b\\\\", "RUN|c"]],
    ["a file of one escape", "\\", ["|"]],
    ["CRs alone in a continued line", "RUN a \\\r\n\r\r\n b", ["RUN|a  b"]],
    ["three escapes are none either", "RUN a\\\\\\\nRUN b", ["RUN|a\\\\\\", "RUN|b"]],
    ["a line of only an escape", "\\\nRUN a", ["RUN|a"]],
    ["a continued line of only an escape", "RUN a \\\n\\\n b", ["RUN|a  b"]],
    ["a continuation at the end of the file", "RUN a \\", ["RUN|a"]],
    ["a comment inside a continuation", "RUN a \\\n  # c \\\n b", ["RUN|a  b"]],
    ["a comment inside does not continue", "RUN a \\\n# c\n b\nRUN d", ["RUN|a  b", "RUN|d"]],
    ["a hash inside a line is no comment", "RUN a # b", ["RUN|a # b"]],
    ["an empty line inside a continuation", "RUN a \\\n\n b", ["RUN|a  b"]],
    ["tabs after the keyword", "RUN\t\ta", ["RUN|a"]],
    ["trailing blanks", "RUN a  \t\nRUN b", ["RUN|a", "RUN|b"]],
    ["a backtick where it is the escape", "# escape=`\nRUN a `\n b\\\nRUN c", ["RUN|a  b\\", "RUN|c"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("spans an instruction from its keyword to its last character", () => {
    const document = parse("  RUN a \\\n # c\n\n  b  \r\n\nCMD x");
    expect(document.instructions.map(({ span }) => at(document, span))).toEqual(["RUN a \\\n # c\n\n  b", "CMD x"]);
  });

  it("keeps the escape of a continuation at the end of the file in the span", () => {
    const document = parse("RUN a \\\n# c\n");
    expect(at(document, document.instructions[0]?.span)).toBe("RUN a \\");
    expect(document.comments).toMatchObject([{ text: "c", inside: true }]);
  });

  it("maps every character of a joined line to its place", () => {
    const document = parse("FROM x\nRUN a\\\n b\\\n# c\n  d");
    const args = document.instructions[1]?.args ?? { text: "", starts: [], origins: [] };
    expect(args.text).toBe("a b  d");
    const places = [...args.text].map((_, i) => document.source.text[originOf(args, i)]);
    expect(places.join("")).toBe(args.text);
  });

  it("tells empty lines inside an instruction, each run once", () => {
    expect(problems("FROM x\nRUN a \\\n\n \n b \\\n\n c")).toEqual([
      "empty-continuation: \n \n",
      "empty-continuation: \n",
    ]);
    expect(problems("FROM x\nRUN a \\\n\n")).toEqual(["empty-continuation: \n"]);
    expect(said("FROM x\nRUN a \\\n\n# b\n c")).toEqual([
      "empty-continuation \n: An empty line inside a continued instruction does not end it, and a future release of Docker will reject it",
    ]);
    expect(problems("FROM x\nRUN a \\\n")).toEqual([]);
  });

  it("starts where the first line does, even one of only an escape", () => {
    const document = parse("FROM x\n\\\n\\\n RUN a\n\\\n\\\n");
    expect(document.instructions.map(({ span, keyword }) => [span.start, keyword.span.start])).toEqual([
      [0, 0],
      [7, 12],
      [18, 18],
    ]);
  });

  it("ends with the escape where a continuation leads to nothing", () => {
    const document = parse("FROM x\nRUN a \\\n b \\ \n# c");
    expect(at(document, document.instructions[1]?.span)).toBe("RUN a \\\n b \\");
  });

  it("lists comments inside and outside of instructions", () => {
    const document = parse("#  a \nFROM x\nRUN b \\\n  #c\n  d\n#\n");
    expect(document.comments.map(({ text, inside, span }) => [text, inside, at(document, span)])).toEqual([
      ["a", false, "#  a"],
      ["c", true, "#c"],
      ["", false, "#"],
    ]);
  });
});
