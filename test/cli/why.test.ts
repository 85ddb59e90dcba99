import { describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

const dockerfile = `ARG BASE=debian:12
FROM $BASE AS build
ENV VERSION=1.2
RUN apt-get update && \\
    apt-get install -y curl=$VERSION && sudo ls $HOME
# plimsoll ignore=no-sudo owner=me -- it is fine
RUN sudo ls
USER nobody
RUN cd /x; true || make

FROM $OTHER
COPY --from=build /x /y
`;
const files = {
  Dockerfile: dockerfile,
  "waived/Dockerfile": "FROM debian:12\nRUN sudo ls\n",
  "compose.yaml": `services:
  web: { build: { context: ., args: { BASE: alpine:3.22 }, target: build } }
  job:
    build:
      context: .
      dockerfile_inline: |
        FROM alpine
        RUN sudo ls
`,
  ".dockerignore": "# all\n*\n!src\n",
};

async function why(argv: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { out, err, code } = await plimsoll(tree({ ...files, ...more }), ["why", ...argv]);
  expect([err, code]).toEqual(["", 0]);
  return out;
}

describe("what is known at a place", () => {
  test("of a stage, its base, its state, its variables and its commands", async () => {
    const out = await why(["Dockerfile:5"], { "compose.yaml": "services: {}\n" });
    expect(out).toMatch(/^Dockerfile:5:1 {2}RUN\n\n4 \| RUN apt-get update && \\\n5 \| {5}apt-get install/);
    for (const line of [
      /^ {2}stage +build, 1 of 2; the image takes from it$/m,
      /^ {2}base image +debian:12 \(debian 12, glibc, sh is dash, apt, runs as root, supported until .*\) from ARG BASE on line 1$/m,
      /^ {2}user +root from base image debian:12$/m,
      /^ {2}shell +\/bin\/sh -c$/m,
      /^ {2}\$VERSION +1\.2 from ENV VERSION on line 3$/m,
      /^ {2}\$HOME +\/root$/m,
      /^ {2}runs +apt-get update\n +apt-get install: assume-yes; curl=1\.2\n +sudo ls: \/root$/m,
      /^ {2}layer +makes package lists \/var\/lib\/apt\/lists$/m,
    ]) {
      expect(out).toMatch(line);
    }
  });

  test("tells ways to build apart where they differ", async () => {
    const out = await why(["Dockerfile:4"]);
    expect(out).toMatch(
      /^ {2}stage +build, 1 of 2; it is built \(service web of compose\.yaml\)\n +build, 1 of 2; the image takes from it \(a build of the last stage\)$/m,
    );
    expect(out).toMatch(/^ {2}base image +alpine:3\.22 \(.*\) from ARG BASE on line 1, BASE set by service web of /m);
    expect(out).toMatch(/^ {2}built by +service web of compose\.yaml, target build, BASE=alpine:3\.22/m);
    expect(out).toMatch(/^ {2}context +\. under \.dockerignore$/m);
    expect(out.match(/^ {2}workdir/gm)).toHaveLength(1);
  });

  test.each([
    ["Dockerfile:8", /^ {2}user from here on +nobody/m],
    ["Dockerfile:9", /^ {2}user +nobody from USER on line 8$/m],
    ["Dockerfile:9", /^ {2}runs +cd: \/x \(may fail\)\n +true \(may fail\)\n +make \(perhaps\)$/m],
    ["Dockerfile:11", /^ {2}base image +not known: it is empty$/m],
    ["Dockerfile:12", /^ +number 1, 2 of 2; it is built \(a build of the last stage\)$/m],
    ["compose.yaml:8", /^ {2}base image +alpine \(alpine, musl/m],
    ["compose.yaml:3", /^compose\.yaml:3:1 {2}Service\n/],
    [".dockerignore:3", /^\.dockerignore:3:1 {2}Pattern\n\n3 \| !src\n/],
    [".dockerignore:1", /^\.dockerignore:1:1 {2}nothing that rules look at\n/],
  ])("%s: %s", async (place, expected) => {
    expect(await why([place])).toMatch(expected);
  });
});

describe("what rules made of it", () => {
  test("findings, with what they rest on", async () => {
    const out = await why(["Dockerfile:5"]);
    expect(out).toContain(`warning no-sudo  sudo is redundant: this already runs as root
  5 |     apt-get install -y curl=$VERSION && sudo ls $HOME
    |                                         ^^^^
  on as warning (preset recommended)
  unsafe fix: Remove sudo, unless the command depends on the environment that sudo cleans (changes options, cleanup, ownership)
`);
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    [
      "by a comment",
      ["Dockerfile:7"],
      {},
      /^suppressed no-sudo .*\n.*\n.*\n {2}by the comment on line 6: it is fine; owner me$/m,
    ],
    [
      "by a waiver",
      ["waived/Dockerfile:2"],
      { "plimsoll.config.yaml": "waivers: [{ rules: no-sudo, files: [waived], reason: known }]\n" },
      /^suppressed no-sudo .*\n.*\n.*\n {2}by waiver plimsoll\.config\.yaml waivers\[0\]: known$/m,
    ],
    [
      "and unknown",
      ["Dockerfile:11"],
      {},
      /^Cannot tell:\n(?: .*\n)* {2}pin-base-image-tag {2}it is empty \(11:6\)\n/m,
    ],
    [
      "off, but",
      ["Dockerfile:2"],
      {},
      /^Off, though they would report this:\n {2}pin-base-image-digest {2}.* \(in no chosen preset\)$/m,
    ],
    ["silent here", ["Dockerfile:7"], {}, /^Looked here and had nothing to say \(\d+\):\n {2}.*apt-get-assume-yes/m],
    ["silent around", ["Dockerfile:7"], {}, /^Looked at what contains this .*\n(?: .*\n)*? .*\bno-root-user\b/m],
    ["silent about the file", ["Dockerfile:7"], {}, /^Looked at the whole file .*\n(?: .*\n)*? .*\bknown-target\b/m],
    [
      "of other kinds",
      ["Dockerfile:7"],
      {},
      /\d+ rules are off; \d+ others have nothing to look at here; \d+ rules are for other kinds/,
    ],
  ])("%s", async (_, argv, more, expected) => {
    expect(await why(argv, more)).toMatch(expected);
  });

  test("a comment says what it silences", async () => {
    const out = await why(["Dockerfile:6"]);
    expect(out).toMatch(/^Dockerfile:6:1 {2}a comment for linters\n/);
    expect(out).toContain("  covers no-sudo in lines 6 to 7; suppresses no-sudo on line 7\n");
    const old = await why(["a.Dockerfile:1"], {
      "a.Dockerfile": "# plimsoll ignore=DL3004 until=2020-01-01 -- x\nFROM a\n",
    });
    expect(old).toContain("is expired and suppresses nothing");
  });

  test("a column narrows the question", async () => {
    expect(await why(["Dockerfile:5:41"])).toContain("warning no-sudo");
    expect(await why(["Dockerfile:5:6"])).not.toContain("warning no-sudo");
  });

  test("what a run says of a place, and nothing else, is found there", async () => {
    const root = tree(files);
    const report = JSON.parse((await plimsoll(root, ["--format", "json"])).out);
    for (const { path, findings } of report.files) {
      for (const { rule, message, start } of findings) {
        const { out } = await plimsoll(root, ["why", "--format", "json", `${path}:${start.line}:${start.column}`]);
        const found = JSON.parse(out).rules.filter(({ state }: { state: string }) => state === "found");
        expect(found.map((one: { rule: string }) => one.rule)).toContain(rule);
        const own = found.find((one: { rule: string }) => one.rule === rule);
        expect(own.findings.map((finding: { message: string }) => finding.message)).toContain(message);
      }
    }
  });
});

describe("one rule", () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    [
      "found",
      ["Dockerfile:5", "DL3004"],
      {},
      /^no-sudo .*\n {2}on as warning \(preset recommended\).*\n {2}looks at Run in dockerfile\n {2}was shown Run at 4:1\n[\s\S]*^warning no-sudo/m,
    ],
    ["silenced", ["Dockerfile:7", "no-sudo"], {}, /by the comment on line 6[\s\S]*^It reports 5:41 in this file\.$/m],
    ["unknown", ["Dockerfile:11", "hadolint:DL3006"], {}, /^It cannot tell:\n {2}pin-base-image-tag {2}it is empty/m],
    [
      "silent",
      ["Dockerfile:7", "apt-get-assume-yes"],
      {},
      /^It had nothing to say about it\. `plimsoll explain apt-get-assume-yes` shows/m,
    ],
    [
      "silent around",
      ["Dockerfile:7", "no-root-user"],
      {},
      /was shown Stage at 2:1\n\nIt had nothing to say about this part of it\./,
    ],
    [
      "nothing here",
      ["Dockerfile:7", "pin-base-image-tag"],
      {},
      /looks at From, ImageRef in dockerfile, compose, [\w, -]+, kubernetes, devcontainer\n\nNothing that it looks at is here\./,
    ],
    ["other kind", ["Dockerfile:7", "build-target-exists"], {}, /\n\nIt is not for dockerfile files\./],
    [
      "off",
      ["Dockerfile:7", "no-sudo"],
      { "plimsoll.config.yaml": "rules: { no-sudo: off }\n" },
      /^ {2}off \(plimsoll\.config\.yaml rules\.no-sudo\), with[\s\S]*It is off \(plimsoll\.config\.yaml rules\.no-sudo\)/m,
    ],
    [
      "off, but",
      ["Dockerfile:2", "pin-base-image-digest"],
      {},
      /It is off \(in no chosen preset\); if it were on:\n {2}info pin-base-image-digest/,
    ],
    ["of comments", ["Dockerfile:7", "expired-directive"], {}, /checks comments and waivers that suppress rules/],
  ])("%s", async (_, argv, more, expected) => {
    expect(await why(argv, more)).toMatch(expected);
  });

  test("a setting for a stage alone", async () => {
    const config = "overrides: [{ stages: [build], rules: { no-sudo: error } }]\n";
    const out = await why(["Dockerfile:5", "no-sudo"], { "plimsoll.config.yaml": config });
    expect(out).toContain("  on as error (plimsoll.config.yaml overrides[0].rules.no-sudo)");
    expect(out).toContain("error no-sudo");
  });
});

test("a hostile file cannot steer the terminal", async () => {
  const out = await why(["x.Dockerfile:2"], { "x.Dockerfile": "FROM a\nRUN sudo \x1b[31m\u202e ls\n" });
  const name = await why(["x.Dockerfile:2"], { "x.Dockerfile": "FROM a\nR\x1b[31mUN x\n" });
  expect(name).not.toContain("\x1b");
  expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
});

test("colour on a terminal only", async () => {
  const root = tree(files);
  const { out } = await plimsoll(root, ["why", "Dockerfile:7"], { terminal: true });
  expect(out).toContain("\x1b[1mno-sudo\x1b[22m");
  expect((await plimsoll(root, ["why", "--no-color", "Dockerfile:7"], { terminal: true })).out).not.toContain("\x1b");
});

test.each<[readonly string[], string]>([
  [[], "why needs a place: FILE:LINE or FILE:LINE:COLUMN"],
  [["Dockerfile"], "why needs a place"],
  [["Dockerfile:0"], "Dockerfile:0: lines and columns start at 1"],
  [["Dockerfile:99"], "Dockerfile has no line 99"],
  [["absent:1"], "absent does not exist"],
  [["Dockerfile:1", "no-sudoo"], "there is no rule no-sudoo; did you mean no-sudo?"],
  [["Dockerfile:1", "--format", "xml"], "--format xml: must be one of `pretty`, `json`"],
])("%j is a usage error", async (argv, message) => {
  const { code, err, out } = await plimsoll(tree(files), ["why", ...argv]);
  expect(err).toContain(message);
  expect([code, out]).toEqual([2, ""]);
});

test("a place as a report writes it, and an ignored file that is named", async () => {
  const root = tree({ ...files, ".gitignore": "gen\n", "gen/Dockerfile": "FROM debian\n" });
  expect((await plimsoll(root, ["why", "./Dockerfile:7:1:"])).out).toMatch(/^Dockerfile:7:1 {2}RUN/);
  expect((await plimsoll(root, ["why", "gen/Dockerfile:1"])).out).toMatch(/^gen\/Dockerfile:1:1 {2}FROM/);
});

test("a variable of any name steers no terminal", async () => {
  const pod = `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: a
      image: debian:12
      env: [{ name: "A\\e[2J\\n::error::x", value: "b" }]
`;
  const { out } = await plimsoll(tree({ "pod.yaml": pod }), ["why", "pod.yaml:5"]);
  expect(out).toContain("$A\\x1b[2J\\n::error::x  b");
  expect(out).not.toMatch(/\x1b|^::/m);
});
