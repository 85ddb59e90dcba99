import { describe, expect, it } from "vitest";
import {
  appendCommand,
  insertOption,
  removeArgument,
  removeUntil,
  replaceWord,
  startOfScript,
} from "../../../src/syntax/shell/edit.ts";
import type { Command, Script } from "../../../src/syntax/shell/script.ts";
import { applyEdits, type Edit } from "../../../src/text/edit.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import { join, parseMapped } from "./helpers.ts";

const edited = (source: string, edit: Edit | undefined) => edit && applyEdits(source, [edit]);
const script = (source: string, errexit = false): Script => parseMapped(join(source), { errexit });
const first = (source: string): Command => script(source).commands[0] as Command;

describe("insertOption", () => {
  it.each([
    ["apt-get install curl", "apt-get install -y curl"],
    ["apt-get -q install \\\n  curl", "apt-get -q install -y \\\n  curl"],
    ["sudo curl u", "sudo curl -y u"],
    ["go mod download", "go mod download -y"],
    ["apt-get install curl", "apt-get install -y curl"],
    ["curl", "curl -y"],
    ["sudo -u x npm ci y", "sudo -u x npm ci -y y"],
    ["npm ci\\\n", "npm ci -y\\\n"],
    ["npm i&&x", "npm i -y&&x"],
  ])("%j", (source, expected) => {
    expect(edited(source, insertOption(first(source), "-y"))).toBe(expected);
  });

  it.each([
    ["echo `npm ci`", "echo `npm ci -y`"],
    ["sh -c 'npm ci x'", "sh -c 'npm ci -y x'"],
  ])("reaches into %s", (source, expected) => {
    expect(edited(source, insertOption(script(source).commands.at(-1) as Command, "-y"))).toBe(expected);
  });

  it.each(["echo `a \\`b c\\``", "echo `a \\`b\\``", "eval npm ci"])(
    "leaves a command without a place alone: %s",
    (source) => {
      expect(insertOption(script(source).commands.at(-1) as Command, "-y")).toBeUndefined();
    },
  );
});

describe("appendCommand", () => {
  const cases: [string, string | undefined][] = [
    ["a", "a && z"],
    ["a; b", "a; b && z"],
    ["a # why", "a && z # why"],
    ["a &&\\\n  b", "a && \\\n  z".replace("a &&", "a &&\\\n  b &&")],
    ["a \\\n  && b \\\n  && c", "a \\\n  && b \\\n  && c \\\n  && z"],
    ["a && \\\n    b && \\\n    c \\\n      d", "a && \\\n    b && \\\n    c \\\n      d && \\\n    z"],
    ["for x in 1; do \\\n  b; done", "for x in 1; do \\\n  b; done \\\n  && z"],
    ["a &", undefined],
    ["a;", undefined],
    ['a "x', undefined],
    ["cat <<EOF", undefined],
    ["a && exec b", undefined],
    ["a && exec >x", undefined],
    ["sudo a >x", "sudo a >x && z"],
    ["a && \\\n  b && c", "a && \\\n  b && c && \\\n  z"],
    ["a \\\n    b && \\\n  c", "a \\\n    b && \\\n  c && \\\n  z"],
    ["a \\\n  b \\\n&& c", "a \\\n  b \\\n&& c \\\n&& z"],
    ["a \\\n  b \\\n|| c", "a \\\n  b \\\n|| c \\\n&& z"],
    ["a; exit 0", undefined],
    ["", undefined],
    ["a; exit", undefined],
    ["a && return", undefined],
    ["a | exec b", undefined],
    ["exec a | b", "exec a | b && z"],
    ["exec a && b", "exec a && b && z"],
    ["sudo exec a", undefined],
    ["(exec a)", "(exec a) && z"],
    ["{ exit 1; }", "{ exit 1; } && z"],
    ["a && exit; b", "a && exit; b && z"],
    ["cat <<-E", undefined],
    ["a <<E && b", "a <<E && b && z"],
    ["a #b\n# c", undefined],
    ["a # x \\\n  b", "a && z # x \\\n  b"],
    ["a \\\n  b", "a \\\n  b \\\n  && z"],
    ["a \\\n&& b", "a \\\n&& b \\\n&& z"],
    ["a \\\n\t|| b \\\n\tc", "a \\\n\t|| b \\\n\tc \\\n\t&& z"],
    ["a && \\\n  b", "a && \\\n  b && \\\n  z"],
    ["a &&   \\\n  b \\\n      c \\\n  && d", "a &&   \\\n  b \\\n      c \\\n  && d \\\n  && z"],
    ["a \\\n  && b && \\\n    c", "a \\\n  && b && \\\n    c && \\\n    z"],
    ["a || \\\n  b", "a || \\\n  b \\\n  && z"],
    ["a; \\\n  b", "a; \\\n  b \\\n  && z"],
    ["a \\\r\n  && b", "a \\\r\n  && b \\\r\n  && z"],
    ["a && \\\r\n  b", "a && \\\r\n  b && \\\r\n  z"],
    ["a   ", "a && z   "],
    ["a\\\n", "a && z\\\n"],
    ["a &&            \\\n  b", "a &&            \\\n  b && \\\n  z"],
    ["a;\n", undefined],
    ["a \\\n  # x\n", "a && z \\\n  # x\n"],
    ["  a \\\n   && b", "  a \\\n   && b \\\n   && z"],
    ["a \\\n   \\\n  && b", "a \\\n   \\\n  && b \\\n  && z"],
  ];
  it.each(cases)("%j", (source, expected) => {
    expect(edited(source, appendCommand(script(source), "z", { source }))).toBe(expected);
  });

  it.each<[string, boolean, string | undefined]>([
    ["  set -e\n  a\n", false, "  set -e\n  a\n  z\n"],
    ["  a\n", true, "  a\n  z\n"],
    ["a\n\tb\n", true, "a\n\tb\n\tz\n"],
    ["\ta\n", false, "\ta && z\n"],
    ["a\n\n", true, "a\nz\n\n"],
    ["a && \\\n  b\n", true, "a && \\\n  b\n  z\n"],
    ["a\n# c\n", true, "a\nz\n# c\n"],
    ["exit\n", true, undefined],
    ["a &\n", true, undefined],
    ["cat <<X\ny\nX\n", true, undefined],
    ["  a\n  b\n", false, "  a\n  b && z\n"],
    ["  a\r\n", true, "  a\r\n  z\r\n"],
    ["  a\r\n  b\r\n", false, "  a\r\n  b && z\r\n"],
  ])("in a body %j, with errexit %s", (body, errexit, expected) => {
    const source = `x <<EOF\n${body}EOF\n`;
    const edit = appendCommand(parseMapped(verbatim(body, 8), { errexit }), "z", { source });
    expect(edited(source, edit)).toBe(expected && `x <<EOF\n${expected}EOF\n`);
  });

  it("appends to a script on one line whatever its failures do", () => {
    expect(edited("a", appendCommand(script("a", true), "z", { source: "a" }))).toBe("a && z");
  });

  it("adds to a line of a body whose tabs are stripped", () => {
    const source = "x <<-EOF\n\ta\nb\nEOF";
    const mapped = { text: "a\nb\n", starts: [0, 2], origins: [10, 12] };
    const edit = appendCommand(parseMapped(mapped), "z", { source });
    expect(edited(source, edit)).toBe("x <<-EOF\n\ta\nb && z\nEOF");
  });

  it("adds to a script in a string", () => {
    const source = 'sh -c "a \\"b\\""';
    const inner = script(source).commands[1] as Command;
    expect(edited(source, appendCommand(inner.script, "z", { source }))).toBe('sh -c "a \\"b\\" && z"');
  });

  it("continues lines as the file says", () => {
    const source = "a `\n  && b";
    const mapped = { text: "a   && b", starts: [0, 2], origins: [0, 4] };
    const edit = appendCommand(parseMapped(mapped), "z", { source, escape: "`" });
    expect(edited(source, edit)).toBe("a `\n  && b `\n  && z");
  });
});

describe("startOfScript", () => {
  it.each<[string, string | undefined]>([
    ["a", "z && a"],
    ["  a", "  z && a"],
    ["", undefined],
    [" ", undefined],
    ["# x", undefined],
    ['a "b', undefined],
    ["a\nb\n", "z\na\nb\n"],
    ["  a\n  b\n", "  z\n  a\n  b\n"],
    ["#!/bin/sh\na\n", "#!/bin/sh\nz\na\n"],
    ["#!/bin/sh\n  a\n", "#!/bin/sh\n  z\n  a\n"],
    ["#!/bin/sh", undefined],
    ["#!/bin/sh\n", undefined],
    ["\ta\nb", "\tz\n\ta\nb"],
    ["a\r\nb\r\n", "z\na\r\nb\r\n"],
    ["\n  a\n", "z\n\n  a\n"],
  ])("%j", (body, expected) => {
    const source = `x <<EOF\n${body}`;
    const edit = startOfScript(parseMapped(verbatim(body, 8)), "z", source);
    expect(edited(source, edit)).toBe(expected && `x <<EOF\n${expected}`);
  });

  it("has the tabs that are stripped, and the line ends of the file", () => {
    const source = "x <<-EOF\r\n\t\ta\r\n\tb\r\nEOF";
    const mapped = { text: "a\r\nb\r\n", starts: [0, 3], origins: [12, 16] };
    expect(edited(source, startOfScript(parseMapped(mapped), "z", source))).toBe(
      "x <<-EOF\r\n\t\tz\r\n\t\ta\r\n\tb\r\nEOF",
    );
  });

  it("is none of another language", () => {
    expect(startOfScript(parseMapped(verbatim("a\n", 0), { dialect: "powershell" }), "z", "a\n")).toBeUndefined();
  });
});

describe("removeUntil", () => {
  it.each<[string, string | undefined]>([
    ["a && b", "b"],
    ["a x && b y && c", "b y && c"],
    ["a; b", undefined],
    ["a || b", undefined],
    ["a &&\\\n  b", "b"],
    ["a && (b)", undefined],
    ["a >x && b", "b"],
    ["a | b && c", undefined],
    ["a && b | c", "b | c"],
    ["a && { b; }", undefined],
    ["a && # x\n b", undefined],
    ["A=1 a && b", "b"],
  ])("%j", (source, expected) => {
    const [command, next] = script(source).commands as [Command, Command];
    expect(edited(source, removeUntil(command, next, { source }))).toBe(expected);
  });

  it.each(["a | b && c", "eval a && b"])("keeps what stands in a pipeline or a string: %s", (source) => {
    const [, command, next] = script(source).commands as [Command, Command, Command];
    expect(removeUntil(command, next, { source })).toBeUndefined();
  });

  it("knows how the file continues lines", () => {
    const source = "a &&`\n  b";
    const mapped = { text: "a &&  b", starts: [0, 4], origins: [0, 6] };
    const [command, next] = parseMapped(mapped).commands as [Command, Command];
    expect(edited(source, removeUntil(command, next, { source, escape: "`" }))).toBe("b");
    expect(removeUntil(command, next, { source })).toBeUndefined();
  });
});

describe("removeArgument", () => {
  it.each([
    ["apt-get install curl jq", 0, "apt-get install jq"],
    ["apt-get install curl jq", 1, "apt-get install curl"],
    ["apt-get install \\\n  curl \\\n  jq", 0, "apt-get install \\\n  jq"],
    ["apt-get install \\\n  curl \\\n  jq", 1, "apt-get install \\\n  curl"],
    ["apt-get install \\\n  curl jq \\\n  z", 1, "apt-get install \\\n  curl \\\n  z"],
    ["a x y", 0, "a y"],
    ["a x y", 1, "a x"],
    ["a  x\ty", 0, "a\ty"],
    ["a \\\n  x", 0, "a"],
    ["a \\\n  x \\\n  y", 0, "a \\\n  y"],
    ["a \\\n  x  \\  \n  y", 0, "a \\\n  y"],
    ["a \\\n  x y", 0, "a \\\n  y"],
    ["a \\\n  x  y z \\\n  w", 0, "a \\\n  y z \\\n  w"],
    ["a \\\n  x >b", 0, "a >b"],
    ["a \\\n  x y", 1, "a \\\n  x"],
    ["a \\\n\tx\\\n\ty", 0, "a \\\n\ty"],
    ["a \\\r\n  x", 0, "a"],
    ["a \\\n  x && b", 0, "a && b"],
    ["a \\\n  x \\", 0, "a \\\n"],
    ['a \\\n  "x" \\\n  y', 0, "a \\\n  y"],
    ["a    \\\n  x", 0, "a"],
    ["a \\\n  x; b", 0, "a; b"],
  ])("%j %i", (source, index, expected) => {
    const operand = first(source).operands[index];
    expect(operand && edited(source, removeArgument(operand, { source }))).toBe(expected);
  });
});

describe("removeArgument where lines are continued otherwise", () => {
  it.each([
    ["a `\n  x `\n  y", 0, "a `\n  y"],
    ["a `\n  x", 0, "a"],
    ["a `\n  x \\\n  y", 0, "a \\\n  y"],
  ])("%j %i", (source, index, expected) => {
    const [command] = parseMapped(join(source.replaceAll("`", "\\"))).commands;
    const operand = command?.operands[index];
    expect(operand && edited(source, removeArgument(operand, { source, escape: "`" }))).toBe(expected);
  });
});

describe("replaceWord", () => {
  it("replaces quotes too", () => {
    const source = 'curl "u"';
    const operand = first(source).operands[0];
    expect(operand && edited(source, replaceWord(operand, "v"))).toBe("curl v");
  });
});
