import { describe, expect, it } from "vitest";
import { artifactLocation, region, tight } from "../../src/reporters/sarif-location.ts";

describe("addresses", () => {
  it.each([
    ["Dockerfile", "Dockerfile"],
    ["./a/./b//c", "a/b/c"],
    ["../a b/ü%#?.Dockerfile", "../a%20b/%C3%BC%25%23%3F.Dockerfile"],
    ["a\"b'c/[d].Dockerfile", "a%22b'c/%5Bd%5D.Dockerfile"],
    ["a:b", "a%3Ab"],
    ["half\ud800", "half%EF%BF%BD"],
  ])("%j stays relative", (path, uri) => {
    expect(artifactLocation(path)).toEqual({ uri, uriBaseId: "%SRCROOT%" });
  });

  it.each([
    ["/tmp/a b", "file:///tmp/a%20b"],
    ["C:/src/a b", "file:///C:/src/a%20b"],
  ])("%j becomes a file's", (path, uri) => {
    expect(artifactLocation(path, "services/")).toEqual({ uri });
  });

  it.each([
    ["Dockerfile", "services/api/Dockerfile"],
    ["../web/Dockerfile", "services/web/Dockerfile"],
    ["../../../Dockerfile", "../Dockerfile"],
  ])("%j starts from the root of the repository", (path, uri) => {
    expect(artifactLocation(path, "services/api/").uri).toBe(uri);
  });
});

describe("regions", () => {
  const source = (text: string) => ({ path: "Dockerfile", text });

  it.each([
    ["FROM a\nRUN b\n", [11, 12], [2, 5, 2, 6]],
    ["FROM a\r\nRUN b", [8, 13], [2, 1, 2, 6]],
    ["\ufeffFROM a", [1, 5], [1, 1, 1, 5]],
    ["\ufeffFROM a", [0, 5], [1, 1, 1, 5]],
    ["\ufeffFROM a\nRUN b", [8, 11], [2, 1, 2, 4]],
    ["# 🐳x", [4, 5], [1, 5, 1, 6]],
    ["", [0, 0], [1, 1, 1, 1]],
    ["a", [5, 9], [1, 2, 1, 2]],
  ])("of %j at %j", (text, [start = 0, end = 0], [startLine, startColumn, endLine, endColumn]) => {
    expect(region(source(text), { start, end })).toEqual({ startLine, startColumn, endLine, endColumn });
  });

  it("end before the line break, unless that is all", () => {
    expect(tight(source("ab\r\n\r\ncd"), { start: 0, end: 6 })).toEqual({ start: 0, end: 2 });
    expect(tight(source("\n\n"), { start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
  });
});
