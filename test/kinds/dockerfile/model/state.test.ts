import { describe, expect, it } from "vitest";
import type { DockerfileModel } from "../../../../src/kinds/dockerfile/model/types.ts";
import { defaultKnowledge, extendKnowledge } from "../../../../src/knowledge/index.ts";
import { all, modelOf } from "./build.ts";

function finalValue(model: DockerfileModel, name: string): string | null | undefined {
  const fact = model.stages.at(-1)?.end.variable(name);
  if (!fact) return undefined;
  return fact.known ? fact.value : null;
}

describe("variables", () => {
  // undefined: nothing sets it; null: cannot be told.
  it.each<[string, string, string, string | null | undefined]>([
    ["ENV", "FROM scratch\nENV X=1", "X", "1"],
    ["nothing", "FROM scratch", "X", undefined],
    ["ENV over ARG", "FROM scratch\nENV X=env\nARG X=arg", "X", "env"],
    ["ARG with a default", "FROM scratch\nARG X=arg", "X", "arg"],
    ["ARG without one", "FROM scratch\nARG X", "X", null],
    ["a global ARG that is not declared", "ARG X=1\nFROM scratch", "X", undefined],
    ["a global ARG that is", "ARG X=1\nFROM scratch\nARG X", "X", "1"],
    ["a stage's default over the global one", "ARG X=1\nFROM scratch\nARG X=2", "X", "2"],
    ["a chain", "ARG V=1\nARG W=${V}.2\nFROM scratch\nARG W\nENV X=v$W", "X", "v1.2"],
    ["the value before, in the same ENV", "FROM scratch\nENV A=1\nENV A=2 X=$A", "X", "1"],
    ["a parent stage's ENV", "FROM scratch AS a\nENV X=1\nFROM a", "X", "1"],
    ["a parent stage's ARG", "FROM scratch AS a\nARG X=1\nFROM a", "X", "1"],
    ["no other stage's", "FROM scratch AS a\nENV X=1\nFROM scratch", "X", undefined],
    ["the base image's", "FROM golang:1.24", "GOPATH", "/go"],
    ["the base image's, of unknown value", "FROM golang:1.24", "GOLANG_VERSION", null],
    ["one that the base image surely lacks", "FROM python:3.12", "PYTHN_VERSION", undefined],
    ["one that an unknown base image may set", "FROM example.com/base:1", "X", null],
    ["a platform ARG", "FROM scratch\nARG TARGETARCH", "TARGETARCH", null],
    ["legacy ENV", "FROM scratch\nENV X a b", "X", "a b"],
  ])("finds %s", (_, text, name, expected) => {
    expect(finalValue(modelOf(text), name)).toBe(expected);
  });

  it("takes arguments from the caller", () => {
    const text = "ARG X=1\nFROM scratch\nARG X\nARG Y=2\nENV Z=$X$Y";
    expect(finalValue(modelOf(text, { args: new Map([["X", "8"]]) }), "Z")).toBe("82");
    expect(finalValue(modelOf(text, { args: new Map([["Y", "9"]]) }), "Z")).toBe("19");
  });

  it("says where a value came from", () => {
    const model = modelOf("ARG V=1\nFROM scratch\nARG V\nENV X=$V");
    const fact = model.stages[0]?.end.variable("X");
    expect(fact?.origins.map(({ label }) => label)).toEqual(["ENV X", "ARG V", "ARG V"]);
    expect(fact?.origins.map(({ span }) => span && model.document.source.text.slice(span.start, span.end))).toEqual([
      "X=$V",
      "V",
      "V=1",
    ]);
  });

  it.each<[string, string, string, string, readonly string[]]>([
    ["ENV without a value", "FROM scratch\nENV X", "X", "= ", ["ENV X"]],
    ["ARG without a default", "FROM scratch\nARG X", "X", "ARG X has no default", ["ARG X"]],
    [
      "a platform ARG",
      "FROM scratch\nARG TARGETOS",
      "TARGETOS",
      "TARGETOS depends on the platform of the build",
      ["TARGETOS", "ARG TARGETOS"],
    ],
    [
      "an ARG that the builder reads",
      "FROM scratch\nARG SOURCE_DATE_EPOCH",
      "SOURCE_DATE_EPOCH",
      "SOURCE_DATE_EPOCH is set by the caller of the build",
      ["ARG SOURCE_DATE_EPOCH"],
    ],
    ["an unknown base image", "FROM a:1", "X", "a:1 may set X", ["base image a:1"]],
    ["a half known base image", "FROM drupal:11", "X", "drupal:11 may set X", ["base image drupal:11"]],
    ["a base image", "FROM golang:1.24", "GOPATH", "= /go", ["base image golang:1.24"]],
    [
      "a version in a base image",
      "FROM golang:1.24",
      "GOLANG_VERSION",
      "golang:1.24 sets GOLANG_VERSION to a value that differs by version",
      ["base image golang:1.24"],
    ],
    ["the PATH of a base image", "FROM debian:12", "PATH", "PATH comes from the base image", ["base image debian:12"]],
  ])("says all it knows of %s", (_, text, name, value, origins) => {
    const fact = modelOf(text).target?.end.variable(name);
    expect(fact?.known ? `= ${fact.value}` : fact?.reason).toBe(value);
    expect(fact?.origins.map(({ label }) => label)).toEqual(origins);
  });

  it.each([
    [undefined, "--build-arg"],
    ["service web", "service web"],
  ])("says who gives an argument: %s", (label, by) => {
    const more = { args: new Map([["X", "1"]]), unknownArgs: new Set(["Y"]), label };
    const end = modelOf("FROM scratch\nARG X\nARG Y=2", more).target?.end;
    expect(end?.variable("X")?.origins.map((origin) => origin.label)).toEqual(["ARG X", `X set by ${by}`]);
    expect(end?.variable("Y")).toMatchObject({ reason: `${by} sets Y to an unknown value` });
  });

  it("says what may set a variable where it is no image that has a name", () => {
    const context = { contexts: new Map([["base", "docker-image://a"]]) };
    expect(modelOf("FROM base", context).target?.end.variable("X")).toMatchObject({
      known: false,
      reason: "the named context base may set X",
    });
    expect(modelOf("FROM $NAME").target?.end.variable("X")).toMatchObject({ reason: "the base image may set X" });
  });

  it("does not know the PATH of an image unless its facts say it", () => {
    const path = (text: string) => finalValue(modelOf(text, {}, knowledge), "PATH");
    const knowledge = extendKnowledge(defaultKnowledge, {
      baseImages: { "example.com/base": { env: { PATH: "/bin" } } },
    });
    expect(path("FROM debian:12")).toBeNull();
    expect(path("FROM debian:12\nENV PATH=/x")).toBe("/x");
    expect(path("FROM example.com/base\nENV PATH=/x:$PATH")).toBe("/x:/bin");
  });

  it("takes an argument for a variable that the base image may set, but not for one that it sets", () => {
    expect(finalValue(modelOf("FROM example.com/base\nARG X=1"), "X")).toBe("1");
    expect(finalValue(modelOf("FROM golang:1.24\nARG GOPATH=/x"), "GOPATH")).toBe("/go");
    expect(finalValue(modelOf("FROM golang:1.24\nARG GOLANG_VERSION=1"), "GOLANG_VERSION")).toBeNull();
  });

  it("hands on through stages what stands before the end of the parent alone", () => {
    const text = "FROM scratch AS a\nENV X=1\nFROM a\nENV Y=$X\nENV X=2 Z=$X";
    const model = modelOf(text);
    expect(["X", "Y", "Z"].map((name) => finalValue(model, name))).toEqual(["2", "1", "1"]);
    expect(model.stages[0]?.end.variable("X")).toMatchObject({ value: "1" });
  });

  it("keeps ARGs out of the container's environment", () => {
    const { stages } = modelOf("FROM scratch\nARG X=1\nENV Y=$X");
    expect(stages[0]?.end.environment("X")).toBeUndefined();
    expect(stages[0]?.end.environment("Y")).toMatchObject({ value: "1" });
  });

  it("survives chains and growth", () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => `ENV A${i + 1}=$A${i}`).join("\n");
    expect(finalValue(modelOf(`FROM scratch\nENV A0=x\n${chain}`), "A20000")).toBe("x");
    const growth = "ENV A=$A$A\n".repeat(60);
    expect(finalValue(modelOf(`FROM scratch\nENV A=x\n${growth}`), "A")).toBeNull();
  });
});

describe("state", () => {
  it.each([
    ["the base image's", "FROM debian:12", "root"],
    ["the base image's own", "FROM gcr.io/distroless/static-debian12:nonroot", "65532"],
    ["the last USER", "FROM debian:12\nUSER a\nUSER b:c", "b:c"],
    ["a variable's", "FROM debian:12\nARG U=app\nUSER $U", "app"],
    ["the parent stage's", "FROM debian:12 AS x\nUSER app\nFROM x", "app"],
  ])("takes the user from %s", (_, text, user) => {
    expect(modelOf(text).target?.end.user).toMatchObject({ known: true, value: user });
  });

  it("does not know the user of an unknown image", () => {
    expect(modelOf("FROM example.com/base:1").target?.end.user.known).toBe(false);
  });

  it.each([
    ["WORKDIR /a\nWORKDIR b/\nWORKDIR ./c", "/a/b/c"],
    ["WORKDIR /a\nWORKDIR /b/../c/", "/c"],
    ["WORKDIR /a\nWORKDIR C:/b", "C:/b"],
    ["WORKDIR /a\nWORKDIR \\\\b", "\\b"],
    ["WORKDIR /a\nWORKDIR b\\\\c:d", "/a/b\\c:d"],
  ])("joins working directories: %s", (lines, workdir) => {
    expect(modelOf(`FROM scratch\n${lines}`).target?.end.workdir).toMatchObject({ value: workdir });
  });

  it("does not know a working directory below one that is not known", () => {
    const { target } = modelOf("FROM example.com/base\nWORKDIR a");
    expect(target?.end.workdir).toMatchObject({ reason: "the working directory of example.com/base is not known" });
    const given = modelOf("FROM scratch\nARG D\nWORKDIR $D").target?.end.workdir;
    expect(given).toMatchObject({ reason: "ARG D has no default" });
    expect(modelOf("FROM example.com/base\nWORKDIR /a/").target?.end.workdir).toMatchObject({ value: "/a" });
  });

  it("says whose user it is", () => {
    const known = modelOf("FROM debian:12").target?.end.user;
    expect(known?.origins).toEqual([{ what: "base-image", label: "base image debian:12" }]);
    const hidden = modelOf("FROM example.com/base").target?.end.user;
    expect(hidden).toMatchObject({ known: false, reason: "the user of example.com/base is not known" });
    expect(hidden?.origins).toEqual([{ what: "base-image", label: "base image example.com/base" }]);
    expect(modelOf("FROM scratch").target?.end.user.origins).toMatchObject([{ label: "base image scratch" }]);
  });

  it.each([
    ["FROM debian:12", "/root"],
    ["FROM debian:12\nUSER app", "HOME depends on the user"],
    ["FROM example.com/base", "HOME depends on the user"],
    ["FROM debian:12\nUSER app\nENV HOME=/home/app", "/home/app"],
  ])("knows the home of root, and HOME: %s", (text, expected) => {
    const home = modelOf(text).target?.end.home;
    expect(home?.known ? home.value : home?.reason).toBe(expected);
  });

  it.each([
    ["FROM debian:12", ["/bin/sh", "-c"]],
    ["FROM mcr.microsoft.com/windows/nanoserver:ltsc2022", ["cmd", "/S", "/C"]],
    ['FROM debian:12\nSHELL ["bash", "-c"]', ["bash", "-c"]],
  ])("knows the shell: %s", (text, shell) => {
    expect(modelOf(text).target?.end.shell.value).toEqual(shell);
  });

  it("says which instruction is in force", () => {
    const none = modelOf("FROM debian:12").target?.end;
    const end = modelOf(
      'FROM debian:12 AS a\nUSER a\nSHELL ["b"]\nENTRYPOINT c\nCMD d\nHEALTHCHECK NONE\nSTOPSIGNAL 9\nFROM a',
    ).target?.end;
    const pick = (state: typeof end) =>
      [state?.userSetBy, state?.shellSetBy, state?.entrypoint, state?.cmd, state?.healthcheck, state?.stopSignal].map(
        (instruction) => instruction?.type,
      );
    expect(pick(none)).toEqual(Array.from({ length: 6 }));
    expect(pick(end)).toEqual(["User", "Shell", "Entrypoint", "Cmd", "Healthcheck", "Stopsignal"]);
  });

  it("sees each instruction's state before and after", () => {
    const model = modelOf("FROM debian:12\nRUN id\nUSER app\nRUN id\nUSER root");
    const before = all(model, "Run").map((run) => model.before(run).user);
    expect(before).toMatchObject([{ value: "root" }, { value: "app" }]);
    const [first] = all(model, "User");
    expect(first && model.before(first).user).toMatchObject({ value: "root" });
    expect(first && model.after(first).user).toMatchObject({ value: "app" });
  });

  it("does not see what the instruction itself adds", () => {
    const model = modelOf("FROM scratch\nEXPOSE 80\nEXPOSE 81");
    const [, expose] = all(model, "Expose");
    expect(expose && model.before(expose).ports.map(({ text }) => text)).toEqual(["80"]);
    expect(expose && model.after(expose).ports.map(({ text }) => text)).toEqual(["80", "81"]);
  });

  it("is that of the base image at FROM, and of none before", () => {
    const model = modelOf("ARG A\nFROM debian:12");
    const [from] = all(model, "From");
    const [arg] = all(model, "Arg");
    expect(from && model.before(from).user).toMatchObject({ value: "root" });
    expect(arg && model.before(arg).user).toMatchObject({ reason: "the user of no image is not known" });
  });

  it("inherits SHELL and knows Windows", () => {
    const inherited = modelOf('FROM debian:12 AS a\nSHELL ["/bin/bash","-o","pipefail","-c"]\nFROM a\nRUN a | b');
    const [run] = all(inherited, "Run");
    expect(run && inherited.scripts(run)[0]).toMatchObject({ dialect: "bash", pipefail: true });
    const windows = modelOf("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir");
    const [dir] = all(windows, "Run");
    expect(dir && windows.scripts(dir)[0]).toMatchObject({ dialect: "cmd" });
  });

  it("collects labels, ports and volumes through parents", () => {
    const { target } = modelOf(
      "FROM scratch AS a\nLABEL x=1 y=1\nEXPOSE 80\nFROM a\nLABEL x=2\nEXPOSE 81/udp\nVOLUME /d",
    );
    expect([...(target?.end.labels ?? [])].map(([key, { value }]) => [key, value?.text])).toEqual([
      ["x", "2"],
      ["y", "1"],
    ]);
    expect(target?.end.ports.map(({ text }) => text)).toEqual(["80", "81/udp"]);
    expect(target?.end.volumes.map(({ text }) => text)).toEqual(["/d"]);
    expect(target?.start.ports.map(({ text }) => text)).toEqual(["80"]);
    expect(target?.start.volumes).toEqual([]);
  });
});
