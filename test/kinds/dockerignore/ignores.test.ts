import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDockerignore } from "../../../src/kinds/dockerignore/parse.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";

function parse(...lines: string[]) {
  return parseDockerignore({ path: ".dockerignore", text: lines.join("\n") });
}

/** Verdicts of `github.com/moby/patternmatcher`, walked from the root as BuildKit walks a context. */
const cases: readonly (readonly [lines: readonly string[], ignored: readonly string[], kept: readonly string[]])[] = [
  [["foo"], ["foo", "foo/bar", "foo/a/b"], ["foobar", "a/foo", "Foo"]],
  [["/foo"], ["foo", "foo/bar"], ["a/foo"]],
  [["./foo"], ["foo"], ["a/foo"]],
  [["foo/"], ["foo", "foo/bar"], ["a/foo"]],
  [["foo//bar/"], ["foo/bar"], ["foo"]],
  [["foo/../bar"], ["bar"], ["foo", "foo/bar"]],
  [["../foo"], [], ["foo"]],
  [["/../foo"], ["foo"], []],
  [["."], [], ["foo", "a/b"]],
  [["/"], [], ["foo"]],
  [["*"], ["foo", "a/b", ".git"], []],
  [
    ["*", "!dist"],
    ["src/a.js", "distant"],
    ["dist", "dist/a.js"],
  ],
  [["!dist", "*"], ["dist", "a"], []],
  [["*", "!dist/*.js"], ["dist", "dist/a.css"], ["dist/a.js"]],
  [
    ["*", "!dist", "dist/*.map"],
    ["dist/a.map", "a"],
    ["dist/a.js", "dist/x/a.map"],
  ],
  [
    ["**", "!a"],
    ["b", "b/a"],
    ["a", "a/b"],
  ],
  [
    ["dist", "!dist/keep", "dist/keep/not"],
    ["dist/a", "dist/keep/not"],
    ["dist/keep", "dist/keep/a"],
  ],
  [
    ["*", "!src/main", "src"],
    ["src", "src/x"],
    ["src/main", "src/main/a"],
  ],
  [
    ["*.md", "!README.md"],
    ["a.md", "b.md"],
    ["README.md", "docs/a.md"],
  ],
  [
    ["*.md", "!README*.md", "README-secret.md"],
    ["a.md", "README-secret.md"],
    ["README.md", "README-x.md"],
  ],
  [["*.md", "README-secret.md", "!README*.md"], ["a.md"], ["README-secret.md"]],
  [["**/*.md"], ["a.md", "a/b.md", "a/b/c.md"], ["a.mdx", "a/md"]],
  [["**/node_modules"], ["node_modules", "a/node_modules", "a/node_modules/b"], ["xnode_modules", "a/xnode_modules"]],
  [["**/"], ["a", "a/b"], []],
  [["**"], ["a", "a/b"], []],
  [["**.md"], ["a.md", "a/b.md"], ["a.mdx"]],
  [["**foo"], ["foo", "xfoo", "a/xfoo"], ["foox", "oo/foox"]],
  [["**a/b"], ["a/b", "xa/b", "x/a/b"], ["a/xb"]],
  [["**/foo"], ["foo", "foo/x", "a/foo"], ["bar/foox", "foo2/x"]],
  [["foo/**"], ["foo/a", "foo/a/b"], ["foo", "foobar"]],
  [["foo**"], ["foo", "foobar", "foo/a"], ["a/foo", "fox/foo"]],
  [["a**b?"], ["abc", "a/bc", "ax/bc"], ["axbc"]],
  [["a/b**", "!a"], ["a/bc"], ["a"]],
  [["a/**/b"], ["a/b", "a/x/b", "a/x/y/b", "a/b/c"], ["a/xb", "xa/b"]],
  [["a/**/b/**"], ["a/b/c", "a/x/b/c"], ["a/b"]],
  [["**/foo/**"], ["foo/a", "x/foo/a"], ["foo", "x/foo"]],
  [["**/foo*"], ["foo", "foobar", "a/foox"], ["xfoo"]],
  [["*/temp*"], ["a/temp", "a/temporary", "a/temp/b"], ["temp", "a/b/temp"]],
  [["*/*/temp*"], ["a/b/temp"], ["a/temp"]],
  [["temp?"], ["tempa", "temp1/x"], ["temp", "tempab", "temp/x"]],
  [["?"], ["a", "é", "😀", "\uffff", "\u{10000}"], ["ab"]],
  [["😀?"], ["😀a"], ["😀"]],
  [["a?b"], ["axb"], ["a/b"]],
  [["[a-c]*"], ["a", "bat", "c/d"], ["d", "A"]],
  [["[^a]"], ["b", "^"], ["a", "bb"]],
  [["[a-a]"], ["a"], ["b"]],
  [["[😀a]"], ["😀", "a"], ["b"]],
  [["[!a]"], ["a", "!"], ["b"]],
  [["a[x/]b"], ["axb", "a/b"], ["ab"]],
  [["[\\]]"], ["]"], ["\\"]],
  [["\\*"], ["*"], ["a"]],
  [["\\!keep"], ["!keep"], ["keep"]],
  [["\\#a"], ["#a"], ["a"]],
  [[" #a"], ["#a"], ["a"]],
  [["#a"], [], ["#a", "a"]],
  [["a b"], ["a b"], ["a"]],
  [["  foo\t"], ["foo"], []],
  [["*", "! dist"], ["a"], ["dist"]],
  [["*", "!/dist"], ["a"], ["dist/x"]],
  [["*", "!./dist/"], ["a"], ["dist/x"]],
  [["a.b"], ["a.b"], ["axb"]],
  [["*.b+(c)"], ["x.b+(c)"], ["x.bb"]],
  [["a{b,c}"], ["a{b,c}"], ["ab"]],
  [["a]*"], ["a]", "a]b"], ["a"]],
  [["a^*"], [], ["a^b"]],
  [["^*"], ["b"], []],
  [["a^"], ["a^"], ["a"]],
  [["a^**"], ["a^b"], ["ab"]],
  [["a^]"], [], ["a^]"]],
  [["*^b"], ["b"], ["ab"]],
  [["?^b", "[a]^b", "a/**/^b"], [], ["ab", "a/c/b"]],
  [["foo", "!foo", "foo"], ["foo", "foo/a"], []],
  [["foo", "!foo"], [], ["foo", "foo/a"]],
  [["*", "!*/"], [], ["a", "a/b"]],
  [
    [".git", "**/.DS_Store"],
    [".git/config", ".DS_Store", "a/.DS_Store"],
    [".github/x", ".gitignore"],
  ],
  [["FOO"], ["FOO"], ["foo"]],
];

describe("ignores", () => {
  it.each(cases)("%j", (lines, ignored, kept) => {
    const document = parse(...lines);
    expect(document.problems).toEqual([]);
    expect(ignored.filter((path) => !document.ignores(path).ignored)).toEqual([]);
    expect(kept.filter((path) => document.ignores(path).ignored)).toEqual([]);
  });

  it("names the pattern that decides", () => {
    const document = parse("*", "!dist", "dist/*.map");
    const deciding = (path: string) => document.ignores(path).by?.pattern;
    expect(deciding("a")).toBe("*");
    expect(deciding("dist/a.js")).toBe("dist");
    expect(deciding("dist/a.map")).toBe("dist/*.map");
    expect(parse("a").ignores("b")).toEqual({ ignored: false, by: undefined });
    // Of several that say the same, the first.
    expect(parse("a/b", "a").ignores("a/b").by?.pattern).toBe("a/b");
    expect(parse("a", "a*").ignores("a").by?.pattern).toBe("a");
  });

  it("says nothing of paths that are longer than any", () => {
    const document = parse("*");
    expect([4096, 4097].map((length) => document.ignores("a".repeat(length)).ignored)).toEqual([true, false]);
  });

  it.each(["", ".", "/", "./"])("never ignores the context itself, written %j", (path) => {
    expect(parse("**").ignores(path).ignored).toBe(false);
  });

  it.each(["./a/b", "/a/b", "a//b/", "a/c/../b"])("takes %j for a/b", (path) => {
    expect(parse("a/b").ignores(path).ignored).toBe(true);
  });

  it("never throws", () => {
    const piece = fc.constantFrom("*", "**", "/", "!", "[", "]", "a", "b", "^", "-", "\\", "?", ".", "#", " ", "\n");
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, text, (rules, path) => {
        const document = parse(rules);
        document.ignores(path);
        for (const { span } of [...document.patterns, ...document.problems, ...document.comments]) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(rules.length);
        }
      }),
    );
  });

  it("have no verdict where too many patterns would have to be compared, and only there", () => {
    expect(parse("*", tooManyPatterns).ignores("a")).toEqual({ ignored: undefined, by: undefined });
    const others = Array.from({ length: 600 }, (_, i) => `${i}x/*/b`);
    expect(parse("*", ...others).ignores("a")).toMatchObject({ ignored: true, by: { line: 1 } });
    const stars = "*a".repeat(600);
    expect(parse(stars).ignores("a".repeat(1200))).toEqual({ ignored: undefined, by: undefined });
    expect(parse(stars).ignores("b")).toEqual({ ignored: false, by: undefined });
  });

  it("are told alike where double stars stand in a row", () => {
    const parts = fc.array(fc.constantFrom("a", "b", "/", "*", "**", "**/", "?"), { minLength: 1, maxLength: 6 });
    const path = fc.array(fc.constantFrom("a", "b", "ab", "/"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, path, (pattern, names) => {
        // Behind a wildcard: what begins with double stars is compared as text.
        const once = `?${pattern.join("").replaceAll(/\*{3,}/g, "**")}`;
        const { ignored } = parse(once).ignores(names.join(""));
        expect(parse(once.replaceAll("**", "****")).ignores(names.join("")).ignored).toBe(ignored);
        expect(parse(once.replaceAll("**/", "**/**/")).ignores(names.join("")).ignored).toBe(ignored);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are told alike where a pattern is repeated, and where another says the same", () => {
    const piece = fc.constantFrom("a", "b");
    const line = fc.tuple(fc.boolean(), fc.array(fc.constantFrom("a", "b", "*"), { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(piece, { minLength: 1, maxLength: 4 }), (lines, path) => {
        const text = lines.map(([negated, parts]) => `${negated ? "!" : ""}${parts.join("/")}`);
        const repeated = parse(...text).ignores(path.join("/"));
        // A class of one letter, each time written at another length.
        const others = text.map((one, i) => one.replaceAll(/[ab]/g, (letter) => `[${letter.repeat(i + 1)}]`));
        const { ignored, by } = parse(...others).ignores(path.join("/"));
        expect([repeated.ignored, repeated.by?.line]).toEqual([ignored, by?.line]);
      }),
    );
  });
});
