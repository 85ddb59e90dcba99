import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesImage, parseImageReference } from "../../src/syntax/image-reference.ts";

const sha256 = "0123456789abcdef".repeat(4);
const half = sha256.slice(32);
const notAnId = `g${sha256.slice(1)}`;

function parsed(text: string) {
  const reference = parseImageReference(text);
  if ("error" in reference) throw new Error(reference.error);
  return reference;
}

describe("parseImageReference", () => {
  it.each<[string, string, string, string, string | undefined, string | undefined]>([
    ["node", "docker.io", "node", "node", undefined, undefined],
    ["node:22-alpine", "docker.io", "node", "node", "22-alpine", undefined],
    ["library/node", "docker.io", "node", "node", undefined, undefined],
    ["docker.io/library/node:22", "docker.io", "node", "node", "22", undefined],
    ["docker.io/node", "docker.io", "node", "node", undefined, undefined],
    ["index.docker.io/library/node", "docker.io", "node", "node", undefined, undefined],
    ["registry-1.docker.io/library/node:1", "docker.io", "node", "node", "1", undefined],
    ["bitnami/node", "docker.io", "bitnami/node", "bitnami/node", undefined, undefined],
    ["docker.io/bitnami/node", "docker.io", "bitnami/node", "bitnami/node", undefined, undefined],
    ["library/team/node", "docker.io", "library/team/node", "library/team/node", undefined, undefined],
    ["localhost/app", "localhost", "app", "localhost/app", undefined, undefined],
    ["localhost:5000/app:1", "localhost:5000", "app", "localhost:5000/app", "1", undefined],
    ["host:5000/a/b", "host:5000", "a/b", "host:5000/a/b", undefined, undefined],
    [
      "registry.example.com/library/node",
      "registry.example.com",
      "library/node",
      "registry.example.com/library/node",
      undefined,
      undefined,
    ],
    ["[2001:db8::1]:5000/app", "[2001:db8::1]:5000", "app", "[2001:db8::1]:5000/app", undefined, undefined],
    ["Registry/app", "Registry", "app", "Registry/app", undefined, undefined],
    ["a_b/c__d/e--f.g:_x", "docker.io", "a_b/c__d/e--f.g", "a_b/c__d/e--f.g", "_x", undefined],
    [`node@sha256:${sha256}`, "docker.io", "node", "node", undefined, `sha256:${sha256}`],
    [
      `registry.example.com:443/a:1@sha256:${sha256}`,
      "registry.example.com:443",
      "a",
      "registry.example.com:443/a",
      "1",
      `sha256:${sha256}`,
    ],
    [`a@md5+x:${"ab".repeat(16)}`, "docker.io", "a", "a", undefined, `md5+x:${"ab".repeat(16)}`],
    ["gh.io/a", "gh.io", "a", "gh.io/a", undefined, undefined],
    ["a.b:1/c", "a.b:1", "c", "a.b:1/c", undefined, undefined],
    ["A/b", "A", "b", "A/b", undefined, undefined],
    ["cafe", "docker.io", "cafe", "cafe", undefined, undefined],
    [notAnId, "docker.io", notAnId, notAnId, undefined, undefined],
    ["a".repeat(255), "docker.io", "a".repeat(255), "a".repeat(255), undefined, undefined],
    [`a:${"b".repeat(128)}`, "docker.io", "a", "a", "b".repeat(128), undefined],
    ...[
      `sha384:${sha256}${half}`,
      `sha512:${sha256}${sha256}`,
      `x:${half}`,
      `MD5:${half}`,
      `md5+x1:${half}`,
      `constructor:${half}`,
    ].map((digest): [string, string, string, string, undefined, string] => [
      `a@${digest}`,
      "docker.io",
      "a",
      "a",
      undefined,
      digest,
    ]),
    ["localhost", "docker.io", "localhost", "localhost", undefined, undefined],
    ["localhost:5000", "docker.io", "localhost", "localhost", "5000", undefined],
  ])("reads %s", (text, registry, repository, name, tag, digest) => {
    expect(parsed(text)).toMatchObject({ text, registry, repository, name, tag, digest });
  });

  it("says where each part stands", () => {
    const text = `registry.example.com/a/b:1.2@sha256:${sha256}`;
    const { nameSpan, tagSpan, digestSpan } = parsed(text);
    expect(text.slice(nameSpan.start, nameSpan.end)).toBe("registry.example.com/a/b");
    expect(text.slice(tagSpan?.start, tagSpan?.end)).toBe("1.2");
    expect(text.slice(digestSpan?.start, digestSpan?.end)).toBe(`sha256:${sha256}`);
    expect(parsed("node")).toMatchObject({ nameSpan: { start: 0, end: 4 }, tagSpan: undefined, digestSpan: undefined });
  });

  it("knows whether a registry was written", () => {
    expect(parsed("docker.io/node").registryExplicit).toBe(true);
    expect(parsed("bitnami/node").registryExplicit).toBe(false);
  });

  const repository = (part: string) => `"${part}" is not a valid part of a repository`;
  const digest = (text: string) => `"${text}" is not a digest`;
  const digits = (algorithm: string, count: number) =>
    `a ${algorithm} digest has ${count} lower-case hexadecimal digits`;

  it.each<[string, string, string]>([
    ["", "it is empty", ""],
    ["Node", 'the repository "Node" must be lower case', "Node"],
    ["team/Node:1", 'the repository "team/Node" must be lower case', "Node"],
    ["node:", "its tag is empty", ""],
    ["node:-x", '"-x" is not a tag', "-x"],
    ["node:a b", '"a b" is not a tag', "a b"],
    [`node:${"a".repeat(129)}`, "a tag has at most 128 characters", "a".repeat(129)],
    ["node@", digest(""), ""],
    ["node@sha256:abc", digits("sha256", 64), "sha256:abc"],
    [`node@sha256:A${sha256.slice(1)}`, digits("sha256", 64), `sha256:A${sha256.slice(1)}`],
    [`node@sha256:${sha256.slice(1)}A`, digits("sha256", 64), `sha256:${sha256.slice(1)}A`],
    [`node@sha384:${sha256}`, digits("sha384", 96), `sha384:${sha256}`],
    [`node@sha512:${sha256}`, digits("sha512", 128), `sha512:${sha256}`],
    ["node@other:abc", "a digest has at least 32 hexadecimal digits", "other:abc"],
    ...[
      sha256,
      `1x:${half}`,
      `-x:${half}`,
      `x-:${half}`,
      `:${half}`,
      `abcdef${half}`,
      `x:z${half}`,
      `x:${half}z`,
      `x@sha256:${sha256}`,
      "a.b/c:00",
    ].map((text): [string, string, string] => [`node@${text}`, digest(text), text]),
    ["a//b", "a part of the repository is empty", ""],
    ["/b", "a part of the repository is empty", ""],
    ["a/b/", "a part of the repository is empty", ""],
    ...["a_-b", "a___b", "-a", "a.", "a{b", "é"].map((part): [string, string, string] => [
      part,
      repository(part),
      part,
    ]),
    ["a/b c/d", repository("b c"), "b c"],
    ["${BASE}", 'the repository "${BASE}" must be lower case', "${BASE}"],
    ["bad_host.example.com/a", '"bad_host.example.com" is not a registry\'s host name', "bad_host.example.com"],
    ["-a.com/a", '"-a.com" is not a registry\'s host name', "-a.com"],
    ["host:port/a", '"host:port" is not a registry\'s host name', "host:port"],
    ["registry.example.com/", "it names no repository", ""],
    ["@x", "it names no repository", ""],
    [":1", "it names no repository", ""],
    ["a".repeat(256), "a repository has at most 255 characters", "a".repeat(256)],
    [sha256, "64 hexadecimal digits are an image's id, not its name", sha256],
  ])("refuses %s", (text, error, part) => {
    const failure = parseImageReference(text);
    if (!("error" in failure)) throw new Error("accepted");
    expect(failure.error).toBe(error);
    expect(text.slice(failure.span.start, failure.span.end)).toBe(part);
  });

  it("never throws, and its spans lie in the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ9._-/:@[]*$é \n") }), (text) => {
        const result = parseImageReference(text);
        const spans = "error" in result ? [result.span] : [result.nameSpan, result.tagSpan, result.digestSpan];
        for (const part of spans) {
          if (part) expect(0 <= part.start && part.start <= part.end && part.end <= text.length).toBe(true);
        }
      }),
    );
  });
});

describe("matchesImage", () => {
  it.each([
    ["node", "node", true],
    ["node", "node:22", true],
    ["node", `node@sha256:${sha256}`, true],
    ["node", "bitnami/node", false],
    ["node", "nodes", false],
    ["*", "registry.example.com/a:1", true],
    ["registry.example.com/*", "registry.example.com/team/app:1", true],
    ["registry.example.com/*", "registry.example.org/team/app:1", false],
    ["*.example.com/*", "registry.example.com/app", true],
    ["bitnami/*", "bitnami/node", true],
    ["bitnami/*", "docker.io/bitnami/node", true],
    ["docker.io/library/*", "node:22", true],
    ["docker.io/library/*", "bitnami/node", false],
    ["docker.io/*", "bitnami/node", true],
    ["docker.io/*", "node", true],
    ["docker.io/*", "registry.example.com/node", false],
    ["docker.io/node", "node", true],
    ["library/no?e", "node", true],
    ["golang:*-alpine*", "golang:1.24-alpine3.20", true],
    ["golang:*-alpine*", "golang:1.24", false],
    ["golang:latest", "golang", true],
    ["golang:latest", `golang@sha256:${sha256}`, false],
    ["golang:*", `golang@sha256:${sha256}`, true],
    ["localhost:5000/*", "localhost:5000/app", true],
    ["localhost:5000/app:1", "localhost:5000/app:1", true],
    ["*@sha256:*", `node@sha256:${sha256}`, true],
    ["*@sha256:*", "node", false],
    ["node:2?", "node:22", true],
    ["node:2?", "node:2", false],
    ["*a*b*c", "xaybzc", true],
    ["*a*b*c", "xaybzcd", false],
  ])("%s on %s is %s", (pattern, text, expected) => {
    expect(matchesImage(pattern, parsed(text))).toBe(expected);
  });
});
