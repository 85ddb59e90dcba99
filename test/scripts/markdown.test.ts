import { describe, expect, it } from "vitest";
import { code, fence, groupBy, heading, prose, table } from "../../scripts/generate/markdown.ts";

describe("markdown", () => {
  it.each([
    ["a <b> | c", "a &lt;b> \\| c"],
    ["`<x>` and `a|b`", "`<x>` and `a\\|b`"],
    ["plain", "plain"],
  ])("prose %j", (text, expected) => expect(prose(text)).toBe(expected));

  it("code spans hold backticks", () => {
    expect(code("x")).toBe("`x`");
    expect(code("a`b")).toBe("`` a`b ``");
  });

  it("fences are longer than any run of backticks inside", () => {
    expect(fence("yaml", "a\n")).toBe("```yaml\na\n```");
    expect(fence("", "````")).toBe("`````\n````\n`````");
  });

  it("tables, headings and groups", () => {
    expect(table(["A", "B"], [["1", "2"]])).toBe("| A | B |\n| --- | --- |\n| 1 | 2 |");
    expect(heading("base-image")).toBe("Base image");
    expect(groupBy(["b1", "a1", "b2"], (item) => item.charAt(0))).toEqual([
      ["a", ["a1"]],
      ["b", ["b1", "b2"]],
    ]);
  });
});
