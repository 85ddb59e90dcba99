import { describe, expect, it } from "vitest";
import { appendCommand, insertOption, removeArgument, replaceWord } from "../../../src/syntax/shell/edit.ts";
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
  ])("%j", (source, expected) => {
    expect(edited(source, insertOption(first(source), "-y"))).toBe(expected);
  });

  it("leaves a command without a place alone", () => {
    const inner = script("echo `a \\`b c\\``").commands[1] as Command;
    expect(insertOption(inner, "-y")).toBeUndefined();
  });
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
    ["a; exit 0", undefined],
    ["", undefined],
  ];
  it.each(cases)("%j", (source, expected) => {
    expect(edited(source, appendCommand(script(source), "z", { source }))).toBe(expected);
  });

  it("adds a line to a body that stops at failures, and joins otherwise", () => {
    const source = "x <<EOF\n  set -e\n  a\nEOF\n";
    const body = verbatim("  set -e\n  a\n", 8);
    expect(edited(source, appendCommand(parseMapped(body), "z", { source }))).toBe(
      "x <<EOF\n  set -e\n  a\n  z\nEOF\n",
    );
    const lax = verbatim("  a\n  b\n", 8);
    const laxSource = "x <<EOF\n  a\n  b\nEOF\n";
    expect(edited(laxSource, appendCommand(parseMapped(lax), "z", { source: laxSource }))).toBe(
      "x <<EOF\n  a\n  b && z\nEOF\n",
    );
  });
});

describe("removeArgument", () => {
  it.each([
    ["apt-get install curl jq", 0, "apt-get install jq"],
    ["apt-get install curl jq", 1, "apt-get install curl"],
    ["apt-get install \\\n  curl \\\n  jq", 0, "apt-get install \\\n  jq"],
    ["apt-get install \\\n  curl \\\n  jq", 1, "apt-get install \\\n  curl"],
    ["apt-get install \\\n  curl jq \\\n  z", 1, "apt-get install \\\n  curl \\\n  z"],
  ])("%j %i", (source, index, expected) => {
    const operand = first(source).operands[index];
    expect(operand && edited(source, removeArgument(operand, { source }))).toBe(expected);
  });
});

describe("replaceWord", () => {
  it("replaces quotes too", () => {
    const source = 'curl "u"';
    const operand = first(source).operands[0];
    expect(operand && edited(source, replaceWord(operand, "v"))).toBe("curl v");
  });
});
