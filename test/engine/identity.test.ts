import { beforeAll, describe, expect, it } from "vitest";
import { fingerprints, identityAt } from "../../src/engine/identity.ts";
import type { Finding } from "../../src/finding.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { readMarks } from "../../src/testing/marks.ts";
import { digest } from "../../src/text/digest.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

function identityOf(marked: string, kind = "dockerfile", path = "x") {
  const { text, spans } = readMarks(marked);
  return identityAt({ kind, source: { path, text } }, spans[0]!, kinds);
}

describe("in a Dockerfile", () => {
  it.each([
    ["a word", "FROM a AS Build\nRUN «sudo» make", { within: "build", at: "RUN sudo make", words: "sudo" }],
    ["a whole instruction", "FROM a\n«USER root»", { within: "0", at: "USER root", words: "" }],
    ["its keyword", "FROM a\n«maintainer» me", { within: "0", at: "MAINTAINER me", words: "MAINTAINER" }],
    ["before the first stage", "ARG «A»=1\nFROM a", { within: "", at: "ARG A=1", words: "A" }],
    ["a second stage without a name", "FROM a AS b\nFROM «c»", { within: "1", at: "FROM c", words: "c" }],
    ["an instruction named by its stage", "from «debian» as b", { within: "b", at: "FROM debian", words: "debian" }],
    ["the name of a stage", "FROM debian AS «B»", { within: "b", at: "FROM debian", words: "B" }],
    ["a comment", "FROM a\n«# plimsoll  ignore=x»\n", { within: "0", at: "# plimsoll ignore=x", words: "" }],
    [
      "a comment inside an instruction",
      "FROM a\nRUN a \\\n # hadolint ignore=«DL1»\n b",
      { within: "0", at: "RUN a b", words: "DL1" },
    ],
    ["under ONBUILD", "FROM a\nonbuild run «x»  y", { within: "0", at: "ONBUILD RUN x y", words: "x" }],
    [
      "a heredoc's body",
      "FROM a\nRUN <<EOF\n  sudo   «ls»\nEOF\n",
      { within: "0", at: "RUN <<EOF sudo ls", words: "ls" },
    ],
    ["nothing", "«»", { within: "", at: "", words: "" }],
  ])("%s", (_, marked, expected) => {
    expect(identityOf(marked)).toEqual(expected);
  });

  it.each([
    ["lines", "FROM a\nRUN one && \\\n    «two three» \\\n  && four"],
    ["comments and blanks", "FROM a\n\n# why\n  run   one &&  \\\n # because\n\n «two \\\n\tthree» && four"],
    ["line ends", "FROM a\r\nRUN one && \\\r\n  «two three» && four\r\n"],
    ["the escape character", "# escape=`\nFROM a\nRUN one && `\n  «two three» && four"],
    ["places", "ARG X\nFROM a\nENV Y=1\nRUN one && «two three» && four\nCMD x"],
  ])("does not know %s", (_, marked) => {
    expect(identityOf(marked)).toEqual({ within: "0", at: "RUN one && two three && four", words: "two three" });
  });

  it("does not know blanks in JSON arrays", () => {
    const plain = identityOf('FROM a\nCMD ["node","«x y»"]');
    expect(identityOf('FROM a\nCMD [ "node" , "«x y»" ]')).toEqual(plain);
    expect(plain.at).toBe('CMD ["node","x y"]');
    expect(identityOf("FROM a\nRUN [ -f x ] && «y»").at).toBe("RUN [ -f x ] && y");
  });
});

describe("in a Compose file", () => {
  it.each([
    ["a value", "services:\n  web:\n    image: «nginx»\n", { within: "web", at: "services.web.image", words: "nginx" }],
    [
      "an item, whatever its place and quotes",
      'services:\n  web:\n    ports:\n      - "1:1"\n      - «"80:80"»\n',
      { within: "web", at: "services.web.ports.[]", words: "80:80" },
    ],
    ["a key", "services:\n  «web»:\n    image: x\n", { within: "web", at: "services.web", words: "" }],
    ["flow style", "services: {web: {image: «nginx»}}", { within: "web", at: "services.web.image", words: "nginx" }],
    [
      "a value at its anchor",
      "x-base: &b\n  image: «nginx»\nservices:\n  web:\n    <<: *b\n",
      { within: "", at: "x-base.image", words: "nginx" },
    ],
    ["a comment", "# «nosemgrep»\nservices: {}\n", { within: "", at: "# nosemgrep", words: "nosemgrep" }],
    [
      "a Dockerfile inside",
      "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM a AS b\n        run   «sudo» ls\n",
      { within: "web/b", at: "RUN sudo ls", words: "sudo" },
    ],
    [
      "the whole of one",
      "services: {web: {build: {dockerfile_inline: «FROM a»}}}",
      { within: "web/0", at: "FROM a", words: "" },
    ],
    [
      "its end",
      "services: {web: {build: {dockerfile_inline: FROM «a»}}}",
      { within: "web/0", at: "FROM a", words: "a" },
    ],
    [
      "what stands before its stages",
      "services:\n  web:\n    build:\n      dockerfile_inline: |\n        ARG «A»=1\n        FROM a\n",
      { within: "web", at: "ARG A=1", words: "A" },
    ],
    [
      "what stands before it",
      "services: {web: {image: «nginx», build: {dockerfile_inline: FROM a}}}",
      { within: "web", at: "services.web.image", words: "nginx" },
    ],
    [
      "what stands after it",
      "services: {web: {build: {dockerfile_inline: FROM a}, image: «nginx»}}",
      { within: "web", at: "services.web.image", words: "nginx" },
    ],
  ])("%s", (_, marked, expected) => {
    expect(identityOf(marked, "compose", "compose.yaml")).toEqual(expected);
  });
});

it("knows other kinds by their lines", () => {
  expect(identityOf("a\n  «!b»  \n", "dockerignore")).toEqual({ within: "", at: "!b", words: "" });
  expect(identityOf("a\nb  «c»\n", "plugin's")).toEqual({ within: "", at: "b c", words: "c" });
});

it("tells findings of one identity apart by their number", () => {
  const text = "FROM a\nRUN sudo a\nRUN sudo a\nRUN sudo b\n";
  const at = (start: number): Finding => ({
    rule: "no-sudo",
    messageId: "m",
    message: "whatever",
    severity: "error",
    path: "x",
    span: { start, end: start + 4 },
    related: [],
    fixes: [],
  });
  const places = [11, 22, 33].map(at);
  const [first, second, third] = fingerprints({ kind: "dockerfile", source: { path: "x", text } }, places, kinds);
  expect(first).toMatch(/^[0-9a-f]{16}:1$/);
  expect(second).toBe(first?.replace(":1", ":2"));
  expect(third).toMatch(/:1$/);
  expect(third).not.toBe(first);
});

it("tells findings apart by rule, stage, instruction and words", () => {
  const text = "FROM a AS a\nRUN sudo x && doas x\nRUN sudo y\nFROM b AS b\nRUN sudo x && doas x\n";
  const at = (rule: string, words: string, from = 0) => {
    const start = text.indexOf(words, from);
    return { rule, span: { start, end: start + words.length } } as Finding;
  };
  const second = text.indexOf("FROM b");
  const findings = [
    at("r", "sudo"),
    at("s", "sudo"),
    at("r", "doas"),
    at("r", "sudo", text.indexOf("sudo y")),
    at("r", "sudo", second),
  ];
  const names = fingerprints({ kind: "dockerfile", source: { path: "x", text } }, findings, kinds);
  expect(new Set(names).size).toBe(findings.length);
  for (const name of names) expect(name).toMatch(/:1$/);
});

it("digests texts to different names", () => {
  const names = Array.from({ length: 20_000 }, (_, i) => digest(`RUN ${i}`));
  expect(new Set(names).size).toBe(names.length);
  expect(digest("RUN sudo make")).toBe(digest("RUN sudo make"));
  expect(digest("")).toMatch(/^[0-9a-f]{16}$/);
});

describe("in any kind", () => {
  const inner: Kind = {
    name: "inner",
    identity: (_: unknown, span: { readonly start: number; readonly end: number }) => ({
      within: "inner",
      at: "a",
      words: `${span.start}-${span.end}`,
    }),
  } as never;

  /** A kind whose files hold a document of the inner kind from their fifth character on. */
  function holding(text: string, onParse = () => {}): Kind {
    const embedded = { kind: "inner", document: { source: { text } }, toOuter: (offset: number) => 5 + offset };
    const parse = () => {
      onParse();
      return {};
    };
    return { name: "outer", parse, embedded: () => [embedded] } as never;
  }

  const identity = (text: string, start: number, end: number) => {
    const source = { path: "x", text: "0123456789" };
    return identityAt({ kind: "outer", source }, { start, end }, [holding(text), inner]).words;
  };

  it("goes by an inner document what stands in it to its last character", () => {
    expect([identity("a", 5, 6), identity("a", 5, 7), identity("a", 4, 6), identity("", 5, 5)]).toEqual([
      "0-1",
      "56",
      "45",
      "",
    ]);
  });

  it("parses a text once for all that is asked of it", () => {
    let count = 0;
    const source = { path: "x", text: "0123456789" };
    for (const start of [1, 2]) {
      identityAt({ kind: "outer", source }, { start, end: 3 }, [holding("a", () => void count++), inner]);
    }
    expect(count).toBe(1);
  });
});
