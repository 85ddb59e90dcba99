import { describe, expect, it } from "vitest";
import { dialectOf, dialectOfShebang } from "../../../src/syntax/shell/dialect.ts";

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
    [["/usr/bin/env", "-S", "bash", "-e"], "bash", true, false],
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
  });
});

describe("dialectOfShebang", () => {
  it("reads interpreter and options", () => {
    expect(dialectOfShebang("#!/bin/bash -e")).toEqual({ dialect: "bash", errexit: true, pipefail: false });
    expect(dialectOfShebang("#! /usr/bin/env python3")?.dialect).toBe("other");
    expect(dialectOfShebang("#!/bin/sh", "ash")?.dialect).toBe("ash");
    expect(dialectOfShebang("echo")).toBeUndefined();
  });
});
