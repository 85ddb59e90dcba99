import { describe, expect, it } from "vitest";
import { dockerfileWhy } from "../../../src/kinds/dockerfile/why.ts";
import type { Invocation } from "../../../src/nodes/invocation.ts";
import { viewOf, withCursor } from "./editor/view.ts";

/** What is known of the instruction at the cursor: "name: value", in brackets for whom. Days of support are no matter here. */
function facts(marked: string, ...builds: Partial<Invocation>[]): readonly string[] {
  const { text, cursor } = withCursor(marked);
  const { document, models } = viewOf(text, ...builds);
  const subject = dockerfileWhy.subject(document, ({ start, end }) => start <= cursor && cursor < end);
  if (!subject) throw new Error(`no instruction at the cursor of ${marked}`);
  return dockerfileWhy.facts(subject.node, models, "a plain build").map(({ name, value, builtBy }) => {
    const told = value.known ? value.value.replace(/\d{4}-\d\d-\d\d/, "some day") : `not known: ${value.reason}`;
    return `${name}: ${told}${builtBy === undefined ? "" : ` [${builtBy}]`}`;
  });
}

/** Of one sort. */
function only(name: string, marked: string, ...builds: Partial<Invocation>[]): readonly string[] {
  const head = `${name}: `;
  return facts(marked, ...builds).flatMap((fact) => (fact.startsWith(head) ? [fact.slice(head.length)] : []));
}

describe("what stands at a place", () => {
  const { document } = viewOf("FROM a\n# b\nrun c\n");

  it("is the instruction there", () => {
    const [, run] = document.instructions;
    expect(dockerfileWhy.subject(document, ({ start }) => start > 0)).toEqual({
      name: "RUN",
      span: run?.span,
      node: run,
    });
  });

  it("is nothing at a comment", () => {
    expect(dockerfileWhy.subject(document, ({ start }) => start === 7)).toBeUndefined();
  });
});

describe("the facts at an instruction", () => {
  it("are its stage, its state, its variables, its commands and what it leaves, in this order", () => {
    expect(
      facts(
        "ARG BASE=debian:12\nFROM $BASE AS build\nENV VERSION=1.2\nR‸UN apt-get install -y curl=$VERSION && ls $HOME $NOPE\n",
      ),
    ).toEqual([
      "stage: build, 1 of 1; it is built",
      "base image: debian:12 (debian 12, glibc, sh is dash, apt, runs as root, supported until some day)",
      "user: root",
      "workdir: /",
      "shell: /bin/sh -c",
      "$VERSION: 1.2",
      "$HOME: /root",
      "$NOPE: not set here",
      "runs: apt-get install: assume-yes; curl=1.2",
      "runs: ls: /root",
      "layer: makes package cache /var/cache/apt/archives",
    ]);
  });

  it("are of its stage alone for a FROM, and of variables for a global ARG", () => {
    expect(facts("FROM example.com/‸a\nUSER b\n")).toEqual([
      "stage: number 0, 1 of 1; it is built",
      "base image: example.com/a",
    ]);
    expect(facts("ARG A‸=$B\nFROM a\n")).toEqual(["$B: not set here"]);
  });

  it.each([
    ["FROM scratch AS ‸a\nFROM a AS b\n", "a, 1 of 2; its layers are part of the image"],
    ["FROM scratch AS ‸a\nFROM x AS b\n", "a, 1 of 2; no built stage needs it"],
    ["FROM y AS ‸a\nFROM x\nCOPY --from=a / /\n", "a, 1 of 2; the image takes from it"],
    ["FROM y AS a\nFROM ‸x\n", "number 1, 2 of 2; it is built"],
  ])("tell in %j what the stage is for", (marked, stage) => {
    expect(only("stage", marked)).toEqual([stage]);
  });

  it.each([
    ["gcr.io/distroless/static:nonroot", "distroless, no shell, runs as 65532"],
    ["busybox", "busybox, sh is ash, runs as root"],
    ["alpine:3.20", "alpine 3.20, musl, sh is ash, apk, runs as root, supported until some day"],
    ["mcr.microsoft.com/windows/nanoserver:ltsc2022", "windows, windows, no shell, runs as ContainerUser"],
  ])("tell about %s what is known of it", (image, about) => {
    expect(only("base image", `FROM ${image}‸ AS a\n`)).toEqual([`${image} (${about})`]);
  });

  it.each([
    ["FROM scratch AS a\nFROM a AS b\nFROM ‸b\n", "scratch, which is empty", "a > b > number 2"],
    ["FROM example.com/x:1 AS a\nFROM ‸a\n", "example.com/x:1", "a > number 1"],
    ["FROM $A AS ‸a\n", "not known: it is empty", undefined],
  ])("tell in %j what the stage stands on", (marked, base, chain) => {
    expect(only("base image", marked)).toEqual([base]);
    expect(only("is based on", marked)).toEqual(chain === undefined ? [] : [chain]);
  });

  it("tell of a named context", () => {
    expect(only("base image", "FROM other‸ AS a\n", { contexts: new Map([["other", "x"]]) })).toEqual([
      "the named context other",
    ]);
  });

  it("tell what the instruction changes, and who set what holds", () => {
    const text = 'FROM debian:12\nUSER app\nWORKDIR /x\nSHELL ["/bin/bash", "-c"]\n';
    expect(only("user from here on", text.replace("USER", "US‸ER"))).toEqual(["app"]);
    expect(only("workdir from here on", text.replace("WORKDIR", "W‸ORKDIR"))).toEqual(["/x"]);
    expect(only("shell from here on", text.replace("SHELL", "SHE‸LL"))).toEqual(["/bin/bash -c"]);
    expect(facts(text.replace("USER", "US‸ER"))).not.toContainEqual(expect.stringMatching(/^(?:workdir|shell) from/));
    const { document, models } = viewOf(`${text}RUN a\n`);
    const run = document.instructions.at(-1);
    const told = run ? dockerfileWhy.facts(run, models, "") : [];
    const origins = (name: string) => told.find((fact) => fact.name === name)?.value.origins;
    const [, user, , shell] = document.instructions;
    const named = viewOf("FROM debian:12\nARG A=b\nUSER $A\nRUN c\n");
    const last = named.document.instructions.at(-1);
    const runs = last ? dockerfileWhy.facts(last, named.models, "") : [];
    expect(runs.find(({ name }) => name === "user")?.value.origins.map(({ label }) => label)).toEqual(["ARG A"]);
    expect(origins("user")).toEqual([{ what: "instruction", label: "USER", span: user?.span }]);
    expect(origins("shell")).toEqual([{ what: "instruction", label: "SHELL", span: shell?.span }]);
  });

  it.each([
    ["FROM alpine\nARG A\nRUN echo‸ $A $HOME\n", ["A: not known: ARG A has no default", "HOME: /root"]],
    ["FROM alpine\nARG A=1\nENV B=2\nCMD echo‸ $A $B $HOME\n", ["A: not set here", "B: 2", "HOME: /root"]],
    ["FROM alpine\nUSER x\nRUN echo‸ $HOME\n", ["HOME: not known: HOME depends on the user"]],
    ["FROM alpine\nENV HOME=/x\nRUN echo‸ $HOME\n", ["HOME: /x"]],
    ["FROM alpine\nARG A=1\nCOPY‸ --from=$A $A /b\n", ["A: 1"]],
  ])("tell in %j the variables that it reads", (marked, expected) => {
    expect(facts(marked).flatMap((fact) => (fact.startsWith("$") ? [fact.slice(1)] : []))).toEqual(expected);
  });

  it.each([
    [
      "curl -fsSL --retry 3 -o /x‸ http://a",
      ["curl: fail, silent, show-error, location, retry=3, output=/x; http://a"],
    ],
    ["cd‸ /x; true || make", ["cd: /x (may fail)", "true (may fail)", "make (perhaps)"]],
    ["sudo‸ -u x nice pip install b", ["sudo nice pip install: b"]],
    ["a‸ || b; c", ["a (may fail)", "b (perhaps, may fail)", "c"]],
    ["a‸; a; b", ["a (may fail)", "b"]],
    ["mkdir‸ a $(ls)", ["mkdir: a $(ls) (not known)", "ls (may fail)"]],
  ])("tell what %s runs", (script, expected) => {
    expect(only("runs", `FROM alpine\nRUN ${script}\n`)).toEqual(expected);
  });

  it("tell what stays in the layer", () => {
    const mounted = "--mount=type=cache,target=/c";
    expect(
      only(
        "layer",
        `FROM debian:12\nARG X\nRUN ${mounted} rm‸ /a /c/x && cat /e && chmod 1 /y && curl -o $X http://a\n`,
      ),
    ).toEqual([
      "deletes file /a",
      "deletes file /c/x, on a mount",
      "changes file /y",
      "makes file in an unknown place",
    ]);
  });

  it("are twelve of a sort at most", () => {
    const names = "abcdefghijklmn".split("");
    const runs = (count: number) => only("runs", `FROM alpine\nRUN ‸${names.slice(0, count).join(" && ")}\n`);
    expect(runs(12)).toEqual(names.slice(0, 12));
    expect(runs(13)).toEqual([...names.slice(0, 12), "and 1 more"]);
    expect(runs(14)).toEqual([...names.slice(0, 12), "and 2 more"]);
    const reads = facts(`FROM alpine\nRUN ec‸ho ${names.map((name) => `$${name}`).join(" ")}\n`);
    expect(reads.filter((fact) => fact.startsWith("$"))).toHaveLength(12);
  });
});

describe("several ways to build", () => {
  const build = (tag: string, more: Partial<Invocation> = {}) => ({ args: new Map([["TAG", tag]]), ...more });
  const marked = "ARG TAG\nFROM alpine:$TAG AS a\nFR‸OM a\n";

  it("are told apart where they differ, and only there", () => {
    expect(
      facts(
        "ARG TAG\nFROM alpine:$TAG AS a\nRUN ec‸ho\nFROM a\n",
        build("3.20", { label: "web", target: "a" }),
        build("3.21", { label: "job" }),
        {},
      ),
    ).toEqual([
      "built by: web, target a, TAG=3.20",
      "built by: job, TAG=3.21",
      "stage: a, 1 of 2; it is built [web]",
      "stage: a, 1 of 2; its layers are part of the image [job]",
      "stage: a, 1 of 2; its layers are part of the image [a plain build]",
      "base image: alpine:3.20 (alpine 3.20, musl, sh is ash, apk, runs as root, supported until some day) [web]",
      "base image: alpine:3.21 (alpine 3.21, musl, sh is ash, apk, runs as root, supported until some day) [job]",
      "base image: not known: ARG TAG has no default [a plain build]",
      "user: root [web]",
      "user: root [job]",
      "user: not known: the user of the base image is not known [a plain build]",
      "workdir: / [web]",
      "workdir: / [job]",
      "workdir: not known: the working directory of the base image is not known [a plain build]",
      "shell: /bin/sh -c",
      "runs: echo",
    ]);
  });

  it("agree on what has the same name alone", () => {
    const text = "FROM alpine\nARG TAG\nUSER $TAG\nRUN ‸a\n";
    expect(only("user", text, build("/", { label: "web" }), build("x", { label: "job" }))).toEqual([
      "/ [web]",
      "x [job]",
    ]);
  });

  it("differ where it is not known for another reason", () => {
    expect(
      only("base image", "ARG TAG\nFROM alpine:$TAG AS ‸a\n", { label: "web" }, build("", { label: "job" })),
    ).toEqual(["not known: ARG TAG has no default [web]", "not known: its tag is empty [job]"]);
  });

  it("agree where what is not known is so for the same reason", () => {
    expect(facts("FROM $A AS ‸a\n", { label: "web" }, {})).toEqual([
      "built by: web",
      "stage: a, 1 of 1; it is built",
      "base image: not known: it is empty",
      "$A: not set here",
    ]);
  });

  it("are named where something is handed in, or somebody asks", () => {
    expect(only("built by", marked, build("1"))).toEqual(["a plain build, TAG=1"]);
    expect(only("built by", marked, { label: "web" })).toEqual(["web"]);
    expect(only("built by", marked)).toEqual([]);
  });
});
