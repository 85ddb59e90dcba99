import { beforeAll, describe, expect, it } from "vitest";
import { parseYamlDocument, treeEntries, type YamlDocument, yamlIdentity, yamlKind } from "../../src/kinds/yaml.ts";
import { filePlace } from "../../src/kinds/yaml-entries.ts";
import { unknownFact } from "../../src/syntax/fact.ts";

beforeAll(() => yamlKind.prepare?.());

const parse = (text: string): YamlDocument => parseYamlDocument("pipeline", { path: "pipeline.yaml", text });

describe("a document", () => {
  it("has everything that the keys do not decide", () => {
    const text = "# c\na: 1\n---\nb: {a: 1, a: 2}\n";
    const scalar = (value: string, start: number) => ({
      type: "scalar",
      value,
      span: { start, end: start + value.length },
      contentSpan: { start, end: start + value.length },
      style: "plain",
      parentIndent: 0,
    });
    const entry = (key: string, at: number, value: object, end: number) => ({
      key: scalar(key, at),
      value,
      span: { start: at, end },
    });
    expect(parse(text)).toEqual({
      kind: "pipeline",
      source: { path: "pipeline.yaml", text },
      roots: [
        { type: "map", span: { start: 4, end: 8 }, entries: [entry("a", 4, scalar("1", 7), 8)] },
        {
          type: "map",
          span: { start: 13, end: 28 },
          entries: [
            entry(
              "b",
              13,
              { type: "map", span: { start: 16, end: 28 }, entries: [entry("a", 17, scalar("1", 20), 21)] },
              28,
            ),
          ],
        },
      ],
      problems: [
        { type: "Problem", code: "duplicate-key", message: "The key a is a duplicate", span: { start: 23, end: 24 } },
      ],
      comments: [{ text: "c", span: { start: 0, end: 3 } }],
      blocks: [
        { start: 4, end: 8 },
        { start: 13, end: 28 },
        { start: 17, end: 21 },
        { start: 23, end: 27 },
      ],
    });
  });
});

describe("what any kind can do", () => {
  it.each([
    ["a:\n  # plimsoll ignore=x\n  b: 1\n  c: 2\n", "# plimsoll ignore=x\n  b: 1"],
    ["a:\n  # plimsoll ignore=x\n  - b: 1\n    c: 2\n  - d\n", "# plimsoll ignore=x\n  - b: 1\n    c: 2"],
    ["a: 1 # plimsoll ignore=x\nb: 2\n", "a: 1 # plimsoll ignore=x"],
    ["# plimsoll ignore-file=x\na: 1\n", "# plimsoll ignore-file=x\na: 1\n"],
    ["a: 1\n# plimsoll ignore=x\n", "# plimsoll ignore=x"],
    ["a: 1\n# nosemgrep: x\nb: 2\nc: 3\n", "# nosemgrep: x\nb: 2"],
    ["a: 1 # nosemgrep: x\nb: 2\n", "a: 1 # nosemgrep: x"],
    ["# plimsoll ignore=x\na: 1\nb: 2\n", "# plimsoll ignore=x\na: 1"],
    ["# nosemgrep: x\na:\n  b: 1\n", "# nosemgrep: x\na:"],
    ["# nosemgrep: x  \na: 1\nb: 2\n", "# nosemgrep: x  \na: 1"],
    ["# nosemgrep: x\n\na: 1\n", "# nosemgrep: x\n"],
    ["# nosemgrep: x\na: 1", "# nosemgrep: x\na: 1"],
    ["a: 1 # nosemgrep: x", "a: 1 # nosemgrep: x"],
    ["# kics-scan disable=x\na: 1\n", "# kics-scan disable=x\na: 1\n"],
    [
      `${"a: 1\n---\n".repeat(9)}# plimsoll ignore=x\nb: 2\n---\n${"c: 3\n---\n".repeat(5)}`,
      "# plimsoll ignore=x\nb: 2",
    ],
  ])("reads directives: %j", (text, covered) => {
    const scopes = yamlKind.directives(parse(text)).map(({ scope }) => text.slice(scope.start, scope.end));
    expect(scopes).toEqual([covered]);
  });

  it("follows what a peer says of a whole file at its top only", () => {
    expect(yamlKind.directives(parse("a: 1\n# kics-scan disable=x\n"))).toEqual([]);
  });

  it("leaves BuildKit's directives to Dockerfiles", () => {
    expect(yamlKind.directives(parse("# check=skip=all\na: 1\n"))).toEqual([]);
  });

  it("tells where a directive goes", () => {
    const places = (text: string, offset: number | undefined) =>
      yamlKind.editor?.directivePlaces?.(parse(text), offset);
    expect(places("\uFEFFa: 1\n", undefined)).toEqual([1]);
    expect(places("a:\n  b: 1\n", undefined)).toEqual([0]);
    expect(places("a:\n  b: 1\n", 8)).toEqual([5, 8]);
    expect(places("a:\n  b: 1\n", 5)).toEqual([5, 5]);
    expect(places("a:\n  b: 1\n", 9)).toEqual([5, 9]);
    expect(places("a: 1\n# c\n", 6)).toEqual([6]);
    expect(places("# c\na: 1\n", 1)).toEqual([1]);
  });

  it("folds entries, items and comments", () => {
    const text = "# c\na:\n  - 1\n";
    expect(yamlKind.editor?.folds?.(parse(text))).toEqual({
      spans: [
        { start: 4, end: 12 },
        { start: 11, end: 12 },
      ],
      comments: [{ text: "c", span: { start: 0, end: 3 } }],
    });
  });

  it.each([
    ["a:\n  b: [x, 'it']\n", "'it'", { within: "", at: "a.b.[]", words: "it" }],
    ["a:\n  b: [x, 'it']\n", "b", { within: "", at: "a.b", words: "" }],
    ["a:\n  b: it\n", "b", { within: "", at: "a.b", words: "" }],
    ["x: &x {c: it}\na: *x\n", "it", { within: "", at: "x.c", words: "it" }],
    ['a:\n  b: [x, "don\'t it"]\n', "don't it", { within: "", at: "a.b.[]", words: "don't it" }],
    ["a: {x: &x {b: 1}, y: 2, <<: *x}\n", "1", { within: "", at: "a.x.b", words: "1" }],
    ["a: {x: &x {b: 1}, y: 2, <<: *x}\n", "2", { within: "", at: "a.y", words: "2" }],
    ["a: {<<: &x {b: 1}, y: {<<: *x}}\n", "1", { within: "", at: "a.b", words: "1" }],
    ["a: 1 # it\n", "it", { within: "", at: "a: 1 # it", words: "it" }],
  ])("knows a span again: %j %s", (text, words, expected) => {
    const start = text.indexOf(words);
    expect(yamlKind.identity?.(parse(text), { start, end: start + words.length })).toEqual(expected);
  });

  it("names the part that a span stands in", () => {
    const text = "jobs:\n  test:\n    runs: it\n";
    const start = text.indexOf("it");
    const job = ([first, second = ""]: readonly string[]) => (first === "jobs" ? second : "");
    expect(yamlIdentity(parse(text), { start, end: start + 2 }, job).within).toBe("test");
  });
});

describe("the place of what belongs to a whole file", () => {
  it("is known to be no part of anything", () => {
    const { state, ...place } = filePlace("pipeline", "job");
    expect(place).toEqual({ kind: "pipeline", owner: undefined, phase: "job", ships: false, image: undefined });
    expect([state.user, state.workdir, state.shell]).toEqual(
      Array(3).fill(unknownFact("it belongs to the whole file")),
    );
    expect(state.environment("A")).toBeUndefined();
  });
});

describe("entries", () => {
  const place = filePlace("pipeline", "job");
  const entriesOf = (text: string) => [...treeEntries(parse(text).roots, () => place)];

  it("are everything in the tree, with the paths that lead there", () => {
    const text = "a: &a {b: [x, ~, {c: 1}]}\nd: *a\n---\n- e:\n";
    const found = entriesOf(text).map(({ path, span, key }) => [
      path.join("."),
      text.slice(span.start, span.end),
      key?.value,
    ]);
    expect(found).toEqual([
      ["a", "a: &a {b: [x, ~, {c: 1}]}", "a"],
      ["a.b", "b: [x, ~, {c: 1}]", "b"],
      ["a.b.0", "x", undefined],
      ["a.b.1", "{c: 1}", undefined],
      ["a.b.1.c", "c: 1", "c"],
      ["d", "d: *a", "d"],
      ["d.b", "b: [x, ~, {c: 1}]", "b"],
      ["d.b.0", "x", undefined],
      ["d.b.1", "{c: 1}", undefined],
      ["d.b.1.c", "c: 1", "c"],
      ["0", "e:", undefined],
      ["0.e", "e:", "e"],
    ]);
  });

  it("say what they share, and ask for a place by their path", () => {
    const { roots } = parse("a: &a {b: 1}\nc: *a\n<<: *a\n");
    const asked: string[] = [];
    const entries = [
      ...treeEntries(roots, (path) => {
        asked.push(path.join("/"));
        return place;
      }),
    ];
    const shared = entries.filter(({ name }) => name === "b");
    expect(shared.map(({ path, depth }) => [path.join("/"), depth])).toEqual([
      ["a/b", 2],
      ["c/b", 2],
      ["b", 1],
    ]);
    expect(new Set(shared.map(({ written }) => written)).size).toBe(1);
    expect([asked, shared[1]?.place, asked]).toEqual([["c/b"], place, ["c/b"]]);
  });

  it("survive aliases of aliases", () => {
    const nested = (inner: string) => `${"[".repeat(250)}${inner}${"]".repeat(250)}`;
    const text = Array.from({ length: 36 }, (_, i) => `k${i}: &a${i} ${nested(i > 0 ? `*a${i - 1}` : "x")}`).join("\n");
    let count = 0;
    let deepest = 0;
    for (const { depth } of treeEntries(parse(text).roots, () => place)) {
      count++;
      deepest = Math.max(deepest, depth);
    }
    expect([count, deepest]).toEqual([(250 * 36 * 37) / 2 + 36, 36 * 250 + 1]);
  });
});
