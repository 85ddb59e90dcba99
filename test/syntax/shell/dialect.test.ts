import { describe, expect, it } from "vitest";
import { dialectOf, dialectOfShebang, shellOf } from "../../../src/syntax/shell/dialect.ts";

describe("dialectOf", () => {
  const cases: [string[], string, boolean, boolean][] = [
    [["/bin/sh", "-c"], "posix", false, false],
    [["/bin/bash", "-c"], "bash", false, false],
    [["/bin/bash", "-eo", "pipefail", "-c"], "bash", true, true],
    [["/bin/bash", "-o", "pipefail", "-exc"], "bash", true, true],
    [["bash", "-euxo", "pipefail", "-c"], "bash", true, true],
    [["/bin/ash", "-eo", "pipefail", "-c"], "ash", true, true],
    [["/busybox/sh", "-c"], "ash", false, false],
    [["/bin/busybox", "sh", "-e", "-c"], "ash", true, false],
    [["/bin/busybox", "-e"], "ash", true, false],
    [["bash", "sh", "-e"], "bash", false, false],
    [["/usr/bin/env", "-S", "bash", "-e"], "bash", true, false],
    [["env", "A=b", "_c2=d", "dash", "-e"], "dash", true, false],
    [["env", "2a=b", "dash"], "other", false, false],
    [["env", "-i"], "other", false, false],
    [["rbash", "-e"], "bash", true, false],
    [["BASH.EXE"], "bash", false, false],
    ...["zsh", "ksh", "dash", "ash"].map((name): [string[], string, boolean, boolean] => [[name], name, false, false]),
    ...["ksh93", "mksh", "oksh", "loksh"].map((name): [string[], string, boolean, boolean] => [
      [name, "-e"],
      "ksh",
      true,
      false,
    ]),
    [["pwsh", "-e"], "powershell", false, false],
    [["cmd.exe", "-e"], "cmd", false, false],
    [["toString", "-e"], "other", false, false],
    [["powershell", "-Command"], "powershell", false, false],
    [["C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\PowerShell.exe", "-Command"], "powershell", false, false],
    [["cmd", "/S", "/C"], "cmd", false, false],
    [["/usr/bin/python3", "-c"], "other", false, false],
    [[], "other", false, false],
  ];
  it.each(cases)("%j", (words, dialect, errexit, pipefail) => {
    expect(dialectOf(words)).toEqual({ dialect, errexit, pipefail });
  });

  it("takes sh for what the image has", () => {
    expect(dialectOf(["/bin/sh", "-c"], "dash").dialect).toBe("dash");
    expect(dialectOf(["/bin/busybox/sh", "-c"], "dash").dialect).toBe("ash");
    expect(dialectOf(["busybox", "sh"], "dash").dialect).toBe("ash");
  });
});

describe("dialectOfShebang", () => {
  it("reads interpreter and options", () => {
    expect(dialectOfShebang("#!/bin/bash -e")).toEqual({ dialect: "bash", errexit: true, pipefail: false });
    expect(dialectOfShebang("#! /usr/bin/env python3")?.dialect).toBe("other");
    expect(dialectOfShebang("#!/bin/sh", "ash")?.dialect).toBe("ash");
    expect(dialectOfShebang("#! /bin/sh")?.dialect).toBe("posix");
    expect(dialectOfShebang("#!bash")?.dialect).toBe("bash");
    expect(dialectOfShebang("#!/usr/bin/env SHELL=/bin/bash")?.dialect).toBe("other");
    expect(dialectOfShebang("#!/bin/bash  \t-e  -o pipefail ")).toEqual({
      dialect: "bash",
      errexit: true,
      pipefail: true,
    });
    expect(dialectOfShebang("echo #!/bin/sh")).toBeUndefined();
  });
});

it("knows shells by their programs", () => {
  expect(["/bin/bash", "sh", "python3", "constructor"].map((program) => shellOf(program))).toEqual([
    "bash",
    "posix",
    undefined,
    undefined,
  ]);
});
