import { describe, expect, it } from "vitest";
import type { DockerfileModel } from "../../../../src/kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../../../src/kinds/dockerfile/nodes.ts";
import { modelOf } from "./build.ts";

function last(text: string): { model: DockerfileModel; instruction: Instruction } {
  const model = modelOf(text);
  const instruction = model.stages.at(-1)?.instructions.at(-1);
  if (!instruction) throw new Error("no instruction");
  return { model, instruction };
}

/** Shell and programs of each script of the last instruction. */
function scripts(text: string) {
  const { model, instruction } = last(text);
  return model.scripts(instruction).map(({ dialect, errexit, pipefail, commands }) => ({
    dialect,
    ...(errexit && { errexit }),
    ...(pipefail && { pipefail }),
    programs: commands.map(({ program }) => program),
  }));
}

/** What the commands of the last instruction are given; null for what cannot be known. */
function operands(instruction: string, base = "debian:12"): readonly (string | null)[] {
  const { model, instruction: found } = last(`FROM ${base}\nARG A=arg\nENV E=env\n${instruction}`);
  return model.commands(found).flatMap(({ operands }) => operands.map(({ value }) => value ?? null));
}

describe("the shell of a script", () => {
  it.each([
    ["FROM debian:12\nRUN a; b", [{ dialect: "dash", programs: ["a", "b"] }]],
    ["FROM example.com/base\nRUN a", [{ dialect: "posix", programs: ["a"] }]],
    ["FROM debian:12\nCMD a", [{ dialect: "dash", programs: ["a"] }]],
    ["FROM debian:12\nENTRYPOINT a", [{ dialect: "dash", programs: ["a"] }]],
    ["FROM debian:12\nHEALTHCHECK CMD a", [{ dialect: "dash", programs: ["a"] }]],
    [
      'FROM debian:12\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nCMD a',
      [{ dialect: "bash", errexit: true, pipefail: true, programs: ["a"] }],
    ],
    [
      "FROM debian:12\nRUN bash <<A && cat <<B\nb\nA\nc\nB",
      [
        { dialect: "dash", programs: ["bash", "cat"] },
        { dialect: "bash", programs: ["b"] },
      ],
    ],
    ["FROM debian:12\nRUN <<A\n#!/bin/bash -e\nb\nA", [{ dialect: "bash", errexit: true, programs: ["b"] }]],
    ['FROM debian:12\nRUN ["a"]', []],
    ['FROM debian:12\nSHELL ["sh", "-c"]', []],
    ["FROM debian:12\nUSER a", []],
  ])("is told for %s", (text, expected) => {
    expect(scripts(text)).toEqual(expected);
  });

  it.each([
    ["# escape=`\nFROM example.com/base\nRUN a", "other"],
    ["# escape=`\nFROM debian:12\nRUN a", "dash"],
    ['# escape=`\nFROM example.com/base\nSHELL ["cmd", "/S", "/C"]\nRUN a', "cmd"],
    ["FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN a", "cmd"],
  ])("may be one of Windows: %s", (text, dialect) => {
    const { model, instruction } = last(text);
    const shells = model.scripts(instruction).map(({ dialect, errexit, pipefail }) => ({ dialect, errexit, pipefail }));
    expect(shells).toEqual([{ dialect, errexit: false, pipefail: false }]);
  });
});

describe("commands", () => {
  it("are those of every script of an instruction", () => {
    const { model, instruction } = last("FROM debian:12\nRUN sh <<A && b\na\nA");
    expect(model.commands(instruction).map(({ program }) => program)).toEqual(["sh", "b", "a"]);
  });

  it("are worked out once", () => {
    const { model, instruction } = last("FROM debian:12\nRUN a");
    expect(model.commands(instruction)).toBe(model.commands(instruction));
  });

  it("of an exec form are what its words spell, each at its place", () => {
    const { model, instruction } = last('FROM debian:12\nRUN ["apt-get", "install", "c\\u0075rl", "$A"]');
    const [command] = model.commands(instruction);
    const { text } = model.document.source;
    expect(command).toMatchObject({ program: "apt-get", subcommand: "install", place: { phase: "build" } });
    expect(command?.operands.map(({ value, span }) => [value, text.slice(span.start, span.end)])).toEqual([
      ["curl", "c\\u0075rl"],
      ["$A", "$A"],
    ]);
  });

  it("of an exec form know what sh is there", () => {
    const { model, instruction } = last('FROM debian:12\nCMD ["sh", "-c", "touch $A $E"]');
    const commands = model.commands(instruction);
    expect(commands.map(({ program, script }) => [program, script.dialect])).toEqual([
      ["sh", "other"],
      ["touch", "dash"],
    ]);
  });
});

describe("variables in scripts", () => {
  it("are ENV and ARG in a RUN", () => {
    expect(operands('RUN touch "$A" "$E" "$UNSET"')).toEqual(["arg", "env", ""]);
    expect(operands('RUN ["sh", "-c", "touch $A $E"]')).toContain("arg");
  });

  it("are those of ENV when a container starts, which may be given others", () => {
    expect(operands('CMD touch "$A" "$E" "$UNSET"')).toEqual([null, "env", null]);
    expect(operands('CMD ["sh", "-c", "touch $A $E"]')).not.toContain("arg");
  });

  it.each(
    `HOSTNAME PWD OLDPWD USER LOGNAME UID EUID PPID RANDOM LINENO SECONDS TERM IFS SHLVL SHELL BASH BASH_VERSION HOSTTYPE
     OSTYPE MACHTYPE PIPESTATUS OPTARG OPTIND 1 12 @ * # ? ! $ -`.split(/\s+/),
  )("do not tell what the shell sets $%s to", (name) => {
    expect(operands(`RUN touch "\${${name}}"`)).toEqual([null]);
  });

  it("tell what the file sets, even where a shell would", () => {
    expect(operands('ENV USER=app\nRUN touch "$USER"')).toEqual(["app"]);
  });

  it("tell the home of root alone", () => {
    expect(operands('RUN touch "$HOME"')).toEqual(["/root"]);
    expect(operands('USER app\nRUN touch "$HOME"')).toEqual([null]);
    expect(operands('ENV HOME=/h\nUSER app\nRUN touch "$HOME"')).toEqual(["/h"]);
  });
});
