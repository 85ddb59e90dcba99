import { describe, expect, it } from "vitest";
import type { DockerfileModel } from "../../../../src/kinds/dockerfile/model/types.ts";
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

  it("joins relative working directories", () => {
    const model = modelOf("FROM scratch\nWORKDIR /a\nWORKDIR b/\nWORKDIR ./c");
    expect(model.target?.end.workdir).toMatchObject({ value: "/a/b/c" });
  });

  it("sees each instruction's state before and after", () => {
    const model = modelOf("FROM debian:12\nRUN id\nUSER app\nRUN id\nUSER root");
    const before = all(model, "Run").map((run) => model.before(run).user);
    expect(before).toMatchObject([{ value: "root" }, { value: "app" }]);
    const [first] = all(model, "User");
    expect(first && model.before(first).user).toMatchObject({ value: "root" });
    expect(first && model.after(first).user).toMatchObject({ value: "app" });
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
  });
});
