import { describe, expect, it } from "vitest";
import { hoverAt } from "../../../../src/kinds/dockerfile/editor/hover.ts";
import type { Invocation } from "../../../../src/nodes/invocation.ts";
import { markup, viewOf, withCursor } from "./view.ts";

/** What the pointer is over, and the paragraphs about it. */
function hover(marked: string, ...builds: Partial<Invocation>[]): readonly string[] | undefined {
  const { text, cursor } = withCursor(marked);
  const found = hoverAt(viewOf(text, ...builds), cursor, markup);
  return found && [text.slice(found.span.start, found.span.end), ...found.parts];
}

const build = (tag: string, label?: string): Partial<Invocation> => ({ args: new Map([["TAG", tag]]), label });

describe("a variable", () => {
  it.each<[string, ...string[]]>([
    ["ARG V=1.2\nFROM node:${‸V}\n", "V", "`V` is `1.2`", "From <ARG V> in line 1"],
    [
      "FROM node:22\nARG V=1\nENV W=$V-x\nRUN echo $‸W\n",
      "W",
      "`W` is `1-x`",
      "From <ENV W> in line 3, from <ARG V> in line 2",
    ],
    ["FROM node:22\nARG ‸V\nRUN echo $V\n", "V", "`V` is not known: <ARG V has no default>", "From <ARG V> in line 2"],
    ["FROM scratch\nCOPY $V‸ /x\n", "V", "`V` is not set here"],
    ["FROM scratch\nENV A=\nCOPY ${‸A} /b\n", "A", "`A` is empty", "From <ENV A> in line 2"],
    [
      "FROM node:22\nRUN echo $‸NODE_VERSION\n",
      "NODE_VERSION",
      "`NODE_VERSION` is not known: <node:22 sets NODE_VERSION to a value that differs by version>",
      "From <base image node:22>",
    ],
    [
      "FROM alpine\nENV A=a B=b C=c D=d\nENV F=$A$B$A$C$D\nLABEL x=$‸F\n",
      "F",
      "`F` is `abacd`",
      "From <ENV F> in line 3, from <ENV A> in line 2, from <ENV B> in line 2, from <ENV C> in line 2",
    ],
  ])("in %j has its value, and where that is from", (marked, ...expected) => {
    expect(hover(marked)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ["ARG TAG\nFROM example.com/x:${TA‸G}\n", "1", "2"],
    ["ARG TA‸G\nFROM example.com/x:${TAG}\n", "1", "2"],
    ["FROM alpine\nARG TA‸G=0\nRUN echo $TAG\n", "1", "2"],
    ["FROM alpine\nARG TAG=0\nENV TA‸G=$TAG-x\nRUN echo $TAG\n", "1-x", "2-x"],
    ["FROM alpine\nARG TAG=0\nENV TAG=$TA‸G-x\nRUN echo $TAG\n", "1", "2"],
    ["FROM alpine\nARG TAG=0\nENV TAG=$TAG-x\nRUN echo $TA‸G\n", "1-x", "2-x"],
  ])("in %j has a value for each build", (marked, web, job) => {
    const [, values] = hover(marked, build("1", "web"), build("2", "job")) ?? [];
    expect(values).toBe(`<web>: \`TAG\` is \`${web}\`\n\n<job>: \`TAG\` is \`${job}\``);
  });

  it("may be set in none of them", () => {
    expect(hover("FROM scratch\nCOPY $V‸ /x\n", { label: "web" }, { label: "job" })).toEqual([
      "V",
      "<web>: `V` is not set here\n\n<job>: `V` is not set here",
    ]);
  });

  it("names only builds that somebody asks for, where there are several", () => {
    const marked = "ARG TAG\nFROM example.com/x:${TA‸G}\n";
    expect(hover(marked, build("1", "web"))?.[1]).toBe("`TAG` is `1`");
    expect(hover(marked, build("1"), build("2", "job"))?.[1]).toBe("`TAG` is `1`\n\n<job>: `TAG` is `2`");
  });

  it("has the values of four builds at most", () => {
    const builds = ["1", "2", "3", "4", "5"].map((tag) => build(tag, tag));
    const [, values] = hover("ARG TAG\nFROM example.com/x:${TA‸G}\n", ...builds) ?? [];
    expect(values?.split("\n\n").map((line) => line.slice(0, 3))).toEqual(["<1>", "<2>", "<3>", "<4>"]);
  });
});

describe("a stage", () => {
  it.each<[string, ...string[]]>([
    ["FROM debian:12 AS base\nUSER app\nFROM ba‸se\n", "base", "Stage `base` starts from `debian:12`", "app"],
    [
      "FROM debian:12 AS base\nFROM base AS ‸b\n",
      "b",
      "Stage `b` starts from the stage `base`, the one that is built",
      "root",
    ],
    [
      "FROM debian:12 AS base‸\nFROM scratch AS b\n",
      "base",
      "Stage `base` starts from `debian:12`, which no built stage needs",
      "root",
    ],
    [
      "FROM debian:12 AS base\nFROM scratch AS ‸b\n",
      "b",
      "Stage `b` starts from scratch, which is empty, the one that is built",
      "root",
    ],
    ["ARG S=base\nFROM debian:12 AS base\nFROM $‸S\n", "$S", "Stage `base` starts from `debian:12`", "root"],
    ["FROM debian:12\nFROM alpine\nCOPY --from=‸0 /a /b\n", "0", "Stage 0 starts from `debian:12`", "root"],
    [
      "FROM debian:$V AS ‸b\n",
      "b",
      "Stage `b` starts from an unknown image: <its tag is empty>, the one that is built",
      "not known: the user of the base image is not known",
    ],
    ['FROM debian:12 AS ‸b\nUSER ""\n', "b", "Stage `b` starts from `debian:12`, the one that is built", "(empty)"],
  ])("in %j is told by what it starts from and ends as", (marked, on, start, user) => {
    expect(hover(marked)).toEqual([on, start, `<It ends as ${user}>`]);
  });

  it("may start from a named context", () => {
    expect(hover("FROM other AS ‸b\n", { contexts: new Map([["other", "../x"]]) })?.[1]).toBe(
      "Stage `b` starts from the named context `other`, the one that is built",
    );
  });
});

describe("an image", () => {
  it.each([
    ["FROM example.com/x:1 AS x\nFROM alp‸ine:3.20\n", "alpine:3.20", "- Family: <alpine 3.20>\n"],
    ["FROM debian:12\nCOPY --from=example.com/x:1 /a /b\nCOPY --from=bus‸ybox:1 /a /b\n", "busybox:1", "<busybox>"],
    [
      "FROM example.com/own:1‸\nCOPY --from=busybox:1 /a /b\n",
      "example.com/own:1",
      "Nothing is known about this image",
    ],
    ["FROM debian:12\nCOPY --from=example.com‸/x:1 /a /b\n", "example.com/x:1", "Nothing is known about this image"],
  ])("in %j is told by what is known of it", (marked, image, facts) => {
    expect(hover(marked)).toEqual([image, `**Image** \`${image}\``, expect.stringContaining(facts)]);
  });
});

describe("a keyword", () => {
  it.each<[string, string, ...string[]]>([
    [
      "FROM debian:12\nWORKDIR /a\nus‸er app\n",
      "user",
      "**USER**",
      "- User: <root, then app>\n- Working directory: </a>\n- Shell: </bin/sh -c>",
    ],
    [
      'FROM debian:12\nSHELL‸ ["/bin/bash", "-c"]\n',
      "SHELL",
      "**SHELL**",
      "- User: <root>\n- Working directory: </>\n- Shell: </bin/sh -c, then /bin/bash -c>",
    ],
    [
      'FROM debian:12\nUSER ""\n‸RUN a\n',
      "RUN",
      "**RUN**",
      "- User: <(empty)>\n- Working directory: </>\n- Shell: </bin/sh -c>",
    ],
    [
      "FROM debian:12 AS a\nARG X\nUSER $X\nFROM a\nRU‸N a\n",
      "RUN",
      "**RUN**",
      "- User: <not known: ARG X has no default>\n- Working directory: </>\n- Shell: </bin/sh -c>",
    ],
  ])("in %j tells the state before and after", (marked, ...expected) => {
    expect(hover(marked)).toEqual(expected);
  });
});

it.each([
  "FROM debian:12\nRUN ‸a\n",
  "FROM debian:12\n\n‸\nUSER a\n",
  "AR‸G A=1\nFROM debian:12\n",
  "‸\nFROM debian:12\n",
  "FROM debian:12 ‸AS a\n",
])("there is nothing to say in %j", (marked) => {
  expect(hover(marked)).toBeUndefined();
});
