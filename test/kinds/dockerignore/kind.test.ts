import { describe, expect, it } from "vitest";
import { dockerignoreKind } from "../../../src/kinds/dockerignore/kind.ts";
import { parseDockerignore } from "../../../src/kinds/dockerignore/parse.ts";

function parse(text: string) {
  return parseDockerignore({ path: ".dockerignore", text });
}

describe("parseDockerignore", () => {
  it("keeps places, lines and comments with CRLF and a byte order mark", () => {
    const text = "\uFEFF# first\r\n\r\n  !/foo/ \r\n*.md\r\n # no comment";
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(document.comments.map((comment) => comment.text)).toEqual(["first"]);
    expect(document.comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(["# first"]);
    expect(
      document.patterns.map(({ span, pattern, negated, line }) => [
        text.slice(span.start, span.end),
        pattern,
        negated,
        line,
      ]),
    ).toEqual([
      ["!/foo/", "foo", true, 3],
      ["*.md", "*.md", false, 4],
      ["# no comment", "# no comment", false, 5],
    ]);
  });

  it.each([
    ["!", "lone-negation", "!"],
    ["a\n! \nb", "lone-negation", "!"],
    ["!/", "lone-negation", "!/"],
    ["[", "pattern", "["],
    ["a[]b", "pattern", "a[]b"],
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

  it("leaves refused patterns out and reads on", () => {
    const document = parse("[\nfoo");
    expect(document.patterns.map((pattern) => pattern.pattern)).toEqual(["foo"]);
    expect(document.ignores("foo").ignored).toBe(true);
  });
});

describe("dockerignoreKind", () => {
  it.each([
    [".dockerignore", true],
    ["a/b/.dockerignore", true],
    ["Dockerfile.dockerignore", true],
    ["api/prod.Dockerfile.dockerignore", true],
    [".gitignore", false],
    ["dockerignore", false],
  ])("claims %s: %s", (path, expected) => {
    expect(dockerignoreKind.claims(path, () => "")).toBe(expected);
  });

  it("walks patterns and problems in order", () => {
    const visits = [...dockerignoreKind.walk(parse("a\n!\nb"), undefined, new Set())];
    expect(visits.map((visit) => visit.type)).toEqual(["Pattern", "Problem", "Pattern"]);
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

  it("keeps a directive that cannot be followed, with its problem", () => {
    const [directive] = dockerignoreKind.directives(parse("# plimsoll ignore=\nfoo\n"));
    expect(directive?.problem?.code).toBe("no-rules");
  });
});
