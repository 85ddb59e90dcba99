import { describe, expect, it } from "vitest";
import { dockerignoreKind } from "../../../src/kinds/dockerignore/kind.ts";
import { parseDockerignore } from "../../../src/kinds/dockerignore/parse.ts";
import { globMatcher } from "../../../src/text/glob/glob.ts";

function parse(text: string) {
  return parseDockerignore({ path: ".dockerignore", text });
}

describe("parseDockerignore", () => {
  it("keeps places, lines and comments with CRLF and a byte order mark", () => {
    const text = "\uFEFF#first\n# second \r\n\r\n  !/foo/ \r\n*.md\r\n # no comment";
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(document.comments.map((comment) => comment.text)).toEqual(["first", "second"]);
    expect(document.comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(["#first", "# second"]);
    expect(
      document.patterns.map(({ span, pattern, negated, line }) => [
        text.slice(span.start, span.end),
        pattern,
        negated,
        line,
      ]),
    ).toEqual([
      ["!/foo/", "foo", true, 4],
      ["*.md", "*.md", false, 5],
      ["# no comment", "# no comment", false, 6],
    ]);
  });

  it.each([
    ["!", "lone-negation", "!"],
    ["a\n! \nb", "lone-negation", "!"],
    ["!/", "lone-negation", "!/"],
    ["[", "pattern", "["],
    ["a[]b", "pattern", "a[]b"],
    ["[]a]", "pattern", "[]a]"],
    ["[a-]", "pattern", "[a-]"],
    ["[-a]", "pattern", "[-a]"],
    ["[z-a]", "pattern", "[z-a]"],
    ["a\\", "pattern", "a\\"],
    ["![a", "pattern", "[a"],
    ["bin\\Debug", "backslash", "\\D"],
  ])("%j is a %s problem", (text, code, place) => {
    const { problems } = parse(text);
    expect(problems.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([[code, place]]);
  });

  it.each([
    ["!", "This exclamation mark has no pattern"],
    ["[", "This character class is empty or not closed"],
    ["[a-]", "A range in a character class has no end"],
    ["[z-a]", "A range in a character class is reversed"],
    ["a\\", "A backslash at the end of a pattern has nothing to escape"],
    ["bin\\Debug", "A backslash before a letter or digit is not a path separator: write a forward slash"],
  ])("says what is wrong with %j", (text, message) => {
    expect(parse(text).problems.map((problem) => problem.message)).toEqual([message]);
  });

  it("cleans patterns as Docker does", () => {
    const { patterns } = parse("/\n/a\n//b/\n./c/../d");
    expect(patterns.map(({ pattern }) => pattern)).toEqual(["/", "a", "b", "d"]);
  });

  it("trims what Go takes for blank, and nothing else", () => {
    const written = (char: string) => parse(`${char}a${char}`).patterns.map(({ pattern }) => pattern);
    for (const blank of "\t\v\f\r \x85\xa0\u1680\u2003\u2028\u3000") expect(written(blank)).toEqual(["a"]);
    for (const other of "\b\x0e\x1f\u200b\u{86}_") expect(written(other)).toEqual([`${other}a${other}`]);
    // A byte order mark is one at the very start alone.
    expect(written("\uFEFF")).toEqual(["a\uFEFF"]);
  });

  it("leaves refused patterns out and reads on", () => {
    const document = parse("[\nfoo");
    expect(document.patterns.map((pattern) => pattern.pattern)).toEqual(["foo"]);
    expect(document.ignores("foo").ignored).toBe(true);
  });
});

describe("dockerignoreKind", () => {
  const { name, pattern, globs, languageIds, fence } = dockerignoreKind.files;

  it.each([
    [".dockerignore", true],
    ["a/b/.dockerignore", true],
    ["Dockerfile.dockerignore", true],
    ["api/prod.Dockerfile.dockerignore", true],
    [".gitignore", false],
    ["dockerignore", false],
  ])("claims %s: %s", (path, expected) => {
    expect(dockerignoreKind.claims(path, () => "")).toBe(expected);
    expect(new RegExp(pattern ?? "").test(path)).toBe(expected);
    expect(globMatcher(globs ?? [])(path)).toBe(expected);
  });

  it("is known to editors and Markdown by its names", () => {
    expect(dockerignoreKind.claims(name, () => "")).toBe(true);
    expect([languageIds, fence]).toEqual([["dockerignore"], "gitignore"]);
  });

  it("walks patterns and problems in order", () => {
    const visits = [...dockerignoreKind.walk(parse("a\n!\nb"), undefined, new Set())];
    expect(visits.map((visit) => visit.type)).toEqual(["Pattern", "Problem", "Pattern"]);
    expect(dockerignoreKind.yields).toEqual(["Pattern", "Problem"]);
  });

  it("gives directives the next pattern or the whole file", () => {
    const text = "# plimsoll ignore-file=one\n# plimsoll ignore=two -- because\n\nfoo\nbar\n";
    const directives = dockerignoreKind.directives(parse(text));
    expect(directives.map((directive) => [directive.rules[0]?.name, directive.reason])).toEqual([
      ["one", undefined],
      ["two", "because"],
    ]);
    expect(directives.map(({ scope }) => text.slice(scope.start, scope.end))).toEqual([text, "foo"]);
  });

  it.each([
    ["# kics-scan disable=x\nfoo\n", ["# kics-scan disable=x\nfoo\n"]],
    ["foo\n# kics-scan disable=x\n", []],
    ["foo\n# plimsoll ignore=x\nbar", ["bar"]],
    ["foo\n# plimsoll ignore=x", ["# plimsoll ignore=x"]],
  ])("has directives cover what they mean: %j", (text, covered) => {
    const directives = dockerignoreKind.directives(parse(text));
    expect(directives.map(({ scope }) => text.slice(scope.start, scope.end))).toEqual(covered);
  });

  it("keeps a directive that cannot be followed, with its problem", () => {
    const [directive] = dockerignoreKind.directives(parse("# plimsoll ignore=\nfoo\n"));
    expect(directive?.problem?.code).toBe("no-rules");
  });
});
