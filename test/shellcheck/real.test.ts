import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { treeAround } from "../../src/io/tree.ts";
import type { CheckedScript } from "../../src/nodes/checked-script.ts";
import { createChecker } from "../../src/shellcheck/checker.ts";
import { findShellcheck } from "../../src/shellcheck/find.ts";
import { plimsoll } from "../cli/real.ts";
import { tree } from "../config/fixtures.ts";

// What the stand-ins of the other tests are taken from: a ShellCheck as it is installed here, if there is one.

const program = findShellcheck(
  { named: undefined, codeRefusal: undefined },
  { env: process.env, tree: treeAround("/nowhere"), started: undefined, executable: "/node" },
);

describe.skipIf(!program)("a real ShellCheck", () => {
  const script = (text: string, more: Partial<CheckedScript> = {}): CheckedScript => {
    return { dialect: "sh", errexit: false, variables: [], text, ...more };
  };
  const ask = (one: CheckedScript) => {
    const checker = createChecker(program as NonNullable<typeof program>);
    const remarks = checker.now(one) ?? [];
    expect([...checker.faults]).toEqual([]);
    return remarks.map(({ code, start, end }) => `${code} ${one.text.slice(start, end)}`);
  };

  it("counts columns as it is believed to, behind tabs and wide characters", () => {
    expect(ask(script("\techo\té😀 $A\t$B"))).toEqual(["SC2086 $A", "SC2086 $B"]);
  });

  it("knows what is set, and how much of it", () => {
    const variables = ["nothing", "number", "word", "anything"] as const;
    const text = variables.map((holds) => `echo $${holds} "$${holds}"`).join("\n");
    const set = variables.map((holds) => ({ name: holds, holds }));
    expect(ask(script(text, { variables: set }))).toEqual(["SC2086 $nothing", "SC2086 $anything"]);
    expect(ask(script('echo "$lower"'))).toEqual(["SC2154 $lower"]);
  });

  it.each([
    ["sh", "SC3010 [[ a = $A ]]"],
    ["dash", "SC3010 [[ a = $A ]]"],
  ] as const)("reads %s", (dialect, remark) => {
    expect(ask(script("[[ a = $A ]]", { dialect }))).toContain(remark);
  });

  it.each(["bash", "ksh", "busybox"] as const)("reads %s", (dialect) => {
    expect(ask(script('[[ a = "$A" ]]', { dialect }))).toEqual([]);
  });

  it("knows that a script stops", () => {
    expect(ask(script("cd /x\nls"))).toEqual(["SC2164 cd /x"]);
    expect(ask(script("cd /x\nls", { errexit: true }))).toEqual([]);
  });

  it("follows a script's own directives, also above what is set", () => {
    const variables = [{ name: "A", holds: "anything" }] as const;
    expect(ask(script("# shellcheck disable=SC2086\necho $A\necho $A", { variables }))).toEqual([]);
    expect(ask(script('#!/bin/sh\n# shellcheck shell=bash\n[[ a = "$A" ]]'))).toEqual([]);
  });

  it("reads no file that a script names", () => {
    const text = "# shellcheck external-sources=true source=/dev/zero\n. ./a";
    expect(ask(script(text))).toContain("SC1091 ./a");
  });

  it("has its fixes applied, and nothing to say of them", async () => {
    const root = tree({
      Dockerfile: 'FROM debian:12\nRUN <<E\n\tcd /x\n\techo $A \\\n$B\nE\nRUN ["sh", "-c", "a $A"]\n',
    });
    const io = { env: process.env };
    const flags = ["--no-config", "--rule", "all:off", "--rule", "SC2086", "--rule", "SC2164", "--fix-unsafe"];
    expect((await plimsoll(root, [...flags, "-f", "compact"], io)).out).toBe("");
    const { out } = await plimsoll(root, [...flags.slice(0, -1), "-f", "compact"], io);
    expect(out).toBe("");
    expect(readFileSync(`${root}/Dockerfile`, "utf8")).toBe(
      'FROM debian:12\nRUN <<E\n\tcd /x || exit\n\techo "$A" \\\n"$B"\nE\nRUN ["sh", "-c", "a \\"$A\\""]\n',
    );
  });
});
