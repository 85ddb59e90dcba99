import { beforeAll, describe, expect, it } from "vitest";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { entriesOf, get, itemsOf, scalarAt } from "../../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";
import { positionAt } from "../../../src/text/source.ts";
import type { Span } from "../../../src/text/span.ts";
import { outline, problemLines } from "./outline.ts";

beforeAll(loadYaml);

function parse(text: string) {
  const file = parseYaml({ path: "x.yaml", text });
  return { ...file, root: file.roots[0], slice: ({ start, end }: Span) => text.slice(start, end) };
}

describe("parseYaml", () => {
  it("places keys, values and entries behind a byte order mark, with CRLF and emoji", () => {
    const { root, slice } = parse("\uFEFF# 😀\r\n😀: \"b\" # c\r\nd:\r\n  - 'e'\r\n  - {f: g}\r\n\r\n");
    const entries = entriesOf(root);
    expect(entries.map(({ span }) => slice(span))).toEqual(['😀: "b"', "d:\r\n  - 'e'\r\n  - {f: g}"]);
    expect(entries.map(({ key }) => slice(key.span))).toEqual(["😀", "d"]);
    expect(itemsOf(get(root, "d")).map(({ span }) => slice(span))).toEqual(["'e'", "{f: g}"]);
    const value = scalarAt(root, "😀");
    expect(value && [slice(value.span), slice(value.contentSpan)]).toEqual(['"b"', "b"]);
  });

  it.each([
    ['a:\n  b: "x\n\ty\n z"\nc: d\n', "x y z"],
    ["a:\n  b: 'x\n\ny'\nc: d\n", "x\ny"],
    ['a:\r\n  b: "x\r\ny"\r\nc: d\r\n', "x y"],
    ["a:\n  b: [\n  x,\n\ty\n]\nc: d\n", ["x", "y"]],
    ["a:\n  b: [\nx y\nz, w]\nc: d\n", ["x y z", "w"]],
  ])("takes quotes and brackets over lines of any indent, as libyaml does: %j", (text, expected) => {
    const { root, problems } = parse(text);
    expect(problems).toEqual([]);
    const values = [scalarAt(get(root, "a"), "b"), ...itemsOf(get(get(root, "a"), "b"))].flatMap((one) =>
      one?.type === "scalar" ? one.value : [],
    );
    expect(values).toEqual([expected].flat());
    expect(scalarAt(root, "c")?.value).toBe("d");
  });

  it.each([
    ['a: "x\nb: c\n', 'Missing closing "quote'],
    ["a: [x\nb:\n  - [y]\n", "Flow sequence in block collection must be sufficiently indented and end with a ]"],
    ["a:\n\tb: c\n", "Tabs are not allowed as indentation"],
  ])("says what is wrong whatever the indent: %j", (text, expected) => {
    expect(parse(text).problems.map(({ message }) => message)).toContain(expected);
  });

  it("keeps values as text and leaves nulls out", () => {
    const { root } = parse("a: 0x10\nb: yes\nc: 1.0\nd: ~\ne:\nf: null\ng: 'null'\nh: !reset null\non: 1\n");
    expect(
      entriesOf(root).map(({ key, value }) => [key.value, value?.type === "scalar" ? value.value : value]),
    ).toEqual([
      ["a", "0x10"],
      ["b", "yes"],
      ["c", "1.0"],
      ["d", undefined],
      ["e", undefined],
      ["f", undefined],
      ["g", "null"],
      ["h", undefined],
      ["on", "1"],
    ]);
  });

  it("takes the anchor before an alias, and ends the entry at the alias", () => {
    const { root, slice } = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    const entries = entriesOf(root);
    expect(entries.map(({ value }) => (value?.type === "scalar" ? value.value : undefined))).toEqual([
      "1",
      "1",
      "2",
      "2",
    ]);
    expect(slice(entries[1]?.span as Span)).toBe("b: *x");
  });

  it("merges: what is given first wins", () => {
    const { root } = parse("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  c: 3\n  <<: [*x, *y]\nq: {'<<': 1}\n");
    const pairs = entriesOf(get(root, "z")).map(({ key, value }) => [
      key.value,
      value?.type === "scalar" && value.value,
    ]);
    expect(pairs).toEqual([
      ["c", "3"],
      ["a", "1"],
      ["b", "1"],
    ]);
    expect(scalarAt(get(root, "q"), "<<")?.value).toBe("1");
  });

  it("finds comments wherever they stand, and none in scalars", () => {
    const { comments, slice } = parse(
      "# a\nk: # b\n  - x # c\n  # d\n  - [1, # e\n    2]\ns: |  # f\n  # no\nq: '# no'\np: a#no\n# g\n---\n# h\n",
    );
    expect(comments.map(({ text }) => text)).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
    expect(comments.map(({ span }) => slice(span))).toEqual(["# a", "# b", "# c", "# d", "# e", "# f", "# g", "# h"]);
  });

  it("takes a comment without its sign and the blanks around it", () => {
    const { comments, slice } = parse("#a  \nb: 1 #\tc\t\r\n#\n");
    expect(comments.map(({ text, span }) => [text, slice(span)])).toEqual([
      ["a", "#a"],
      ["c", "#\tc"],
      ["", "#"],
    ]);
  });

  it("gives blocks by start, the outermost of those that start together", () => {
    const { blocks, slice } = parse("a:\n  - b: 1\n    c: 2\n  - d\ne: f\n");
    expect(blocks.map(slice)).toEqual(["a:\n  - b: 1\n    c: 2\n  - d", "b: 1\n    c: 2", "c: 2", "d", "e: f"]);
  });

  it.each([
    ["a: 1\na: 2\n", "duplicate-key", "a"],
    ["a: *b\n", "alias", "*b"],
    ["a: &a [*a]\n", "alias", "*a"],
    ["a: 'b\n", "yaml", ""],
  ])("%j is a %s problem", (text, code, place) => {
    const { problems, slice } = parse(text);
    expect(problems.map((problem) => [problem.code, slice(problem.span)])).toEqual([[code, place]]);
  });

  it("tells what is wrong in the order of the file", () => {
    const { problems } = parse("a: 1\na: 2\nb: @c\nd: 'e\n");
    expect(problems).toEqual([
      { code: "duplicate-key", message: "The key a is a duplicate", span: { start: 5, end: 6 } },
      { code: "yaml", message: "Plain value cannot start with reserved character @", span: { start: 13, end: 14 } },
      { code: "yaml", message: "Missing closing 'quote", span: { start: 22, end: 22 } },
    ]);
  });

  it.each([
    " : \n t",
    "{{{]'\n",
    "{{{{{]]]]'\n\n\n\n",
    " -\n r",
    ":\n\na\nservices",
    "a: &b [c, {d: e}]\nf: *b\ng: |\n  h\n  i\n\nj: 'k\n  l'\nm: {<<: [*b, {n: o}]} # p\n@\n",
    " e\napiVersion: 1\nkind: Pod",
    "a: 'b\nc: d\n",
    "a:\n  - {b\nc: [\n",
    "a: @b\nc: d\n e: f\n---\ng: `\n",
  ])("says the same of %j in the same places with CRLF, a byte order mark, or both", (text) => {
    const said = (file: string, mark: number) =>
      parse(file).problems.map(({ code, message, span }) => {
        const places = [span.start, span.end].map((at) => {
          const { line, column } = positionAt({ path: "x.yaml", text: file }, at);
          return [line, line === 1 ? column - mark : column];
        });
        return [code, message, ...places];
      });
    const expected = said(text, 0);
    expect(expected).not.toEqual([]);
    expect(said(text.replaceAll("\n", "\r\n"), 0)).toEqual(expected);
    expect(said(`\uFEFF${text}`, 1)).toEqual(expected);
    expect(said(`\uFEFF${text.replaceAll("\n", "\r\n")}`, 1)).toEqual(expected);
    expect(outline(text.replaceAll("\n", "\r\n")).map((line) => line.replaceAll("␍", ""))).toEqual(outline(text));
  });

  it("sees how far the first line is indented behind a byte order mark", () => {
    const text = "\uFEFF  a: 1\n  b: 2\n";
    const { root, problems, slice } = parse(text);
    expect(problems).toEqual([]);
    expect(entriesOf(root).map(({ span }) => slice(span))).toEqual(["a: 1", "b: 2"]);
  });

  it("refuses as a whole what is nested too deeply", () => {
    const text = "[".repeat(400);
    const message = "The file is nested too deeply";
    expect(parseYaml({ path: "x.yaml", text })).toEqual({
      text,
      roots: [],
      problems: [{ code: "yaml", message, span: { start: 0, end: 0 } }],
      comments: [],
      blocks: [],
    });
  });

  it.each([
    ['a: "', { start: 4, end: 4 }],
    ["a: '", { start: 4, end: 4 }],
    ["a: 'b", { start: 4, end: 5 }],
    ["a: ''", { start: 4, end: 4 }],
    ["a: |", { start: 4, end: 4 }],
    ["a: |\nb: 1", { start: 5, end: 5 }],
  ])("knows the content of %j", (text, contentSpan) => {
    expect(scalarAt(parse(text).root, "a")?.contentSpan).toEqual(contentSpan);
  });

  describe("aliases", () => {
    const tooMany = "The aliases expand to too many nodes: those from here on are ignored";

    const times = (count: number, entry: (i: number) => string) => Array.from({ length: count }, (_, i) => entry(i));

    // Each is a hundred nodes.
    it.each([
      ["a list", `[${times(99, () => "1")}]`],
      ["a map", `{${times(33, (i) => `k${i}: 1`)}, ${times(33, (i) => `n${i}: `)}}`],
      ["maps and lists in each other", `[{a: [${times(95, () => "1")}]}, {}]`],
    ])("may share 200,000 nodes, with %s as many as it holds", (_, shared) => {
      const text = `x: &x ${shared}\none: &one 1\nuses: [${"*x,".repeat(2000)}]\n`;
      expect(parse(text).problems).toEqual([]);
      const { problems, root, slice } = parse(`${text}y: *one\nz: *x\nq: 1\n`);
      expect(problems.map(({ message, span }) => [message, slice(span)])).toEqual([[tooMany, "*one"]]);
      expect(entriesOf(root).flatMap(({ key, value }) => (value ? key.value : []))).toEqual(["x", "one", "uses", "q"]);
    });

    it("are counted by the text that they hold", () => {
      const text = `x: &x ${"a".repeat(495)}\nuses: [${"*x,".repeat(2000)}]\n`;
      expect(parse(text).problems).toEqual([]);
      const { problems, slice } = parse(`${text}y: *x\nz: *x\n`);
      expect(problems.map(({ message, span }) => [message, slice(span)])).toEqual([[tooMany, "*x"]]);
    });

    it("are counted with the entries that merge keys bring", () => {
      const text = `x: &x {${times(33, (i) => `k${i}: 1`)}}\nuses: [${"{<<: *x},".repeat(2000)}]\n`;
      expect(parse(text).problems).toEqual([]);
      const { problems, slice } = parse(`${text}y: {<<: {d: 1}}\n`);
      expect(problems.map(({ message, span }) => [message, slice(span)])).toEqual([[tooMany, "<<: {d: 1}"]]);
    });
  });

  it("tells no more than ten problems of a file that is no YAML", () => {
    const broken = Array.from({ length: 12 }, (_, i) => `--- "\\q${i}"\n`).join("");
    const { problems } = parse(`a: 1\na: 1\n${broken}`);
    expect(problems.map(({ code }) => code)).toEqual(["duplicate-key", ...Array(9).fill("yaml")]);
  });

  it("reads no file that is nested too deeply for the library", () => {
    const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(parse(nested(299)).problems).toEqual([]);
    expect(problemLines(parse(nested(300)))).toEqual(["! yaml «» The file is nested too deeply"]);
    expect(parse(`# a\n${nested(300)}`)).toMatchObject({ roots: [], comments: [], blocks: [] });
    const keys = (levels: number) => Array.from({ length: levels }, (_, i) => `${" ".repeat(i)}a:\n`).join("");
    expect(parse(keys(299)).problems).toEqual([]);
    expect(parse(keys(301)).problems).toHaveLength(1);
    const complex = "? ".repeat(301);
    expect(parse(complex).problems).toHaveLength(1);
  });

  it("reads a template that hundreds share", () => {
    const keys = Array.from({ length: 50 }, (_, i) => `  k${i}: ${i}\n`).join("");
    const uses = Array.from({ length: 500 }, (_, i) => `s${i}: {<<: *t}\n`).join("");
    const { problems, root } = parse(`t: &t\n${keys}${uses}`);
    expect(problems).toEqual([]);
    expect(entriesOf(get(root, "s499"))).toHaveLength(50);
  });
});
