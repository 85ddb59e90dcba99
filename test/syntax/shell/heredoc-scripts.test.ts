import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { runScripts } from "../../../src/syntax/shell/heredoc-scripts.ts";
import type { Dialect } from "../../../src/syntax/shell/script.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import { lookupIn } from "./helpers.ts";

/** Runs `runScripts` on a line and bodies given as in a Dockerfile: the line, then each body and its delimiter. */
function scriptsOf(source: string, shell: Dialect = "posix") {
  const end = source.indexOf("\n");
  const line = source.slice(0, end < 0 ? source.length : end);
  let at = end + 1;
  const heredocs = [...line.matchAll(/\d*<<-?"?(\w+)"?/g)].map((match) => {
    const name = match[1] as string;
    const close = source.indexOf(`${name}\n`, at) < 0 ? source.length : source.indexOf(`${name}\n`, at);
    const body = verbatim(source.slice(at, close), at);
    at = close + name.length + 1;
    return { name, expand: true, body, wordSpan: { start: match.index, end: match.index + match[0].length } };
  });
  return runScripts(verbatim(line, 0), heredocs, {
    shell: { dialect: shell, errexit: false, pipefail: false },
    lookup: lookupIn(),
    tables: findCommandTable,
  });
}

const summary = (source: string) =>
  scriptsOf(source).map(({ dialect, errexit, commands }) => [dialect, errexit, commands.map(({ program }) => program)]);

describe("runScripts", () => {
  it.each<[string, string, unknown[]]>([
    ["a body alone", "<<EOF\nset -e\napt-get update\nEOF\n", [["posix", true, ["set", "apt-get"]]]],
    ["a shebang", "<<EOF\n#!/bin/bash -e\ncurl u\nEOF\n", [["bash", true, ["curl"]]]],
    ["another interpreter", '<<EOF\n#!/usr/bin/env python3\nprint("a | b")\nEOF\n', [["other", false, []]]],
    [
      "python fed",
      "python3 <<EOF\nprint()\nEOF\n",
      [
        ["posix", false, ["python"]],
        ["other", false, []],
      ],
    ],
    ["python with a script", "python3 x.py <<EOF\ndata\nEOF\n", [["posix", false, ["python"]]]],
    [
      "bash fed",
      "bash <<EOF\ncurl u\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", false, ["curl"]],
      ],
    ],
    [
      "sh with options",
      "sh -eux <<EOF\ncurl u\nEOF\n",
      [
        ["posix", false, ["sh"]],
        ["posix", true, ["curl"]],
      ],
    ],
    [
      "bash -s",
      "sudo bash -s a b <<EOF\ncurl u\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", false, ["curl"]],
      ],
    ],
    ["bash -c", "bash -c x <<EOF\ncurl u\nEOF\n", [["posix", false, ["bash", "x"]]]],
    ["data", "cat <<EOF > /x && echo\ncurl u\nEOF\n", [["posix", false, ["cat", "echo"]]]],
    [
      "two",
      "cat <<A > /x && bash <<B\ndata\nA\ncurl u\nB\n",
      [
        ["posix", false, ["cat", "bash"]],
        ["bash", false, ["curl"]],
      ],
    ],
    ["no heredoc", "curl u", [["posix", false, ["curl"]]]],
    ["a body alone, of another descriptor", " 3<<-EOF \nset -e\nEOF\n", [["posix", true, ["set"]]]],
    ["a body that somebody reads", "a <<EOF\nset -e\nEOF\n", [["posix", false, ["a"]]]],
    ["a shebang in the second line", "<<EOF\n\n#!/bin/bash\na\nEOF\n", [["posix", false, ["a"]]]],
    ["a shebang without options", "<<EOF\n#!/bin/bash\n-e x\nEOF\n", [["bash", false, ["-e"]]]],
    ["a body before the command that reads it", "<<EOF cat\nset -e\nEOF\n", [["posix", false, ["cat"]]]],
    [
      "bash with another redirect",
      "bash <<EOF >x\na\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", false, ["a"]],
      ],
    ],
    [
      "one of another descriptor before one of standard input",
      "cat 3<<A && bash <<B\ndata\nA\ncurl u\nB\n",
      [
        ["posix", false, ["cat", "bash"]],
        ["bash", false, ["curl"]],
      ],
    ],
    ["bash with a file and an option", "bash -x y <<EOF\na\nEOF\n", [["posix", false, ["bash"]]]],
    [
      "bash with an option behind one that takes a value",
      "bash -x -o pipefail -e <<EOF\na\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", true, ["a"]],
      ],
    ],
    ["a shebang alone", "<<EOF\n#!/bin/bash", [["bash", false, []]]],
    ["two bodies and no command", "<<A <<B\na\nA\nb\nB\n", [["posix", false, []]]],
    ["another descriptor", "bash 3<<EOF\na\nEOF\n", [["posix", false, ["bash"]]]],
    [
      "bash with a dash",
      "bash - <<EOF\na\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", false, ["a"]],
      ],
    ],
    ["bash with a file", "bash x <<EOF\na\nEOF\n", [["posix", false, ["bash"]]]],
    [
      "bash with options that take values",
      "bash -e -o pipefail <<EOF\na | b\nEOF\n",
      [
        ["posix", false, ["bash"]],
        ["bash", true, ["a", "b"]],
      ],
    ],
    ..."perl ruby node php Rscript psql mysql sqlite3 lua5.4 awk tclsh deno bun"
      .split(" ")
      .map((program): [string, string, unknown[]] => [
        program,
        `${program} <<EOF\na | b\nEOF\n`,
        [
          ["posix", false, [program === "lua5.4" ? "lua5.4" : program]],
          ["other", false, []],
        ],
      ]),
    ["a program of a like name", "mypython <<EOF\na\nEOF\n", [["posix", false, ["mypython"]]]],
    ["a program that only starts so", "perlish <<EOF\na\nEOF\n", [["posix", false, ["perlish"]]]],
    ["a program that is not known", "$X <<EOF\na\nEOF\n", [["posix", false, []]]],
  ])("%s", (_, source, expected) => {
    expect(summary(source)).toEqual(expected);
  });

  it("reads nothing of a line that is no shell's", () => {
    expect(scriptsOf("bash <<EOF\na\nEOF\n", "powershell").map(({ dialect }) => dialect)).toEqual(["powershell"]);
  });

  it("maps bodies to the file", () => {
    const source = "bash <<EOF\n\tapt-get install -y jq\nEOF\n";
    const command = scriptsOf(source)[1]?.commands[0];
    expect(command && source.slice(command.span.start, command.span.end)).toBe("apt-get install -y jq");
  });
});
