import { describe, expect, it } from "vitest";
import { variablesRead } from "../../../src/syntax/shell/variables.ts";
import { parse, values } from "./helpers.ts";

const last = (text: string, options: Parameters<typeof parse>[1] = {}) =>
  values(parse(text, options).commands.at(-1)?.arguments ?? []);

describe("variables", () => {
  const variables = { PKGS: "curl=8.9.1-r1 jq=1.7.1-r0", V: "1.2.3", EMPTY: "", UNKNOWN: null };
  const cases: [string, (string | undefined)[]][] = [
    ["apk add $PKGS", ["add", "curl=8.9.1-r1", "jq=1.7.1-r0"]],
    ['apk add "$PKGS"', ["add", "curl=8.9.1-r1 jq=1.7.1-r0"]],
    ["apk add x$PKGS!", ["add", "xcurl=8.9.1-r1", "jq=1.7.1-r0!"]],
    ["apk add $NOTHING $EMPTY jq", ["add", "jq"]],
    ['apk add "$NOTHING"', ["add", ""]],
    ["apk add $UNKNOWN jq", ["add", undefined, "jq"]],
    ["x ${V} ${V:-a} ${V-a} ${V:+b} ${EMPTY:-a} ${EMPTY-a}", ["1.2.3", "1.2.3", "1.2.3", "b", "a"]],
    [
      "x ${V%.*} ${V%%.*} ${V#*.} ${V##*.} ${V#1.} ${V/./-} ${V//./_} ${#V}",
      ["1.2", "1", "2.3", "3", "2.3", "1-2.3", "1_2_3", "5"],
    ],
    ["x ${V:0:3} ${V#[0-9]} ${!V}", ["1.2", undefined, undefined]],
    ["x ${NOTHING:-a b}", ["a", "b"]],
    ["A=b; x $A", ["b"]],
    ["export A=b C=$V && x $A$C", ["b1.2.3"]],
    ["A=b x $A", []],
    ["A=$(date); x $A", [undefined]],
    ["V=2; V+=x; x $V", ["2x"]],
    ["if a; then V=2; fi; x $V", [undefined]],
    ["a && V=2; x $V", ["2"]],
    ["a || V=2; x $V", [undefined]],
    ["(V=2); x $V", ["1.2.3"]],
    ["{ V=2; }; x $V", ["2"]],
    ["a | V=2; x $V", [undefined]],
    ["for V in a b; do :; done; x $V", [undefined]],
    ["for f in a; do x $V; done", ["1.2.3"]],
    ["for f in a; do x $f; done", [undefined]],
    ["while a; do x $V; V=2; done", [undefined]],
    ["read V; x $V", [undefined]],
    ["read -r V < f; x $V", [undefined]],
    ["unset V; x ${V-gone}", ["gone"]],
    [". /etc/os-release && x $V $NOTHING", [undefined, undefined]],
    ["f() { V=2; }; x $V", [undefined]],
    ["f() { x $V; }; V=2", [undefined]],
    ["x $HOME $RANDOM", [undefined, undefined]],
    ["x $1 $@ $?", [undefined, undefined, undefined]],
    ["x a{b,c}d", ["abd", "acd"]],
    ["x {a,$V}", [undefined]],
    ["x *.deb '*'", ["*.deb", "*"]],
    [": ${A:=b}; x $A", ["b"]],
    ["x $'a\\tb' \"a\\$b\" a\\ b", ["a\tb", "a$b", "a b"]],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(last(text, { variables })).toEqual(expected);
  });

  it("do not split in zsh, and braces stay in dash", () => {
    expect(last("apk add $PKGS", { variables, dialect: "zsh" })).toEqual(["add", variables.PKGS]);
    expect(last("x a{b,c}", { dialect: "dash" })).toEqual(["a{b,c}"]);
  });

  it("share the word they came from when split", () => {
    const [command] = parse("apk add $PKGS", { variables }).commands;
    expect(command?.operands[0]?.word).toBe(command?.operands[1]?.word);
    expect(command?.operands[0]?.word).toMatchObject({ raw: "$PKGS", literal: false, span: { start: 8, end: 13 } });
  });
});

describe("variables that a script reads", () => {
  it.each<[string, readonly string[]]>([
    ["echo $A ${B} x${C}y", ["A", "B", "C"]],
    [
      "echo ${A:-x} ${B-x} ${C:+x} ${D+x} ${E:?x} ${F?x}",
      ["A guarded", "B guarded", "C guarded", "D guarded", "E guarded", "F guarded"],
    ],
    ["echo ${A%-x} ${B##x} ${C/-/+} ${D:1:2} ${#E}", ["A", "B", "C", "D", "E"]],
    ["echo ${!A}", []],
    ["echo '$A' \"$B\" $(echo $C)", ["B", "C"]],
    ["A=1; echo $A $B", ["B"]],
    ["eval x; echo $A", []],
    ["echo A", []],
    // What stands in escaped backticks has no place of its own.
    ["echo `echo \\`echo $A\\``", []],
  ])("%s", (text, expected) => {
    const reads = variablesRead(parse(text));
    expect(reads.map(({ name, guarded }) => (guarded ? `${name} guarded` : name))).toEqual(expected);
    expect(reads.map(({ span }) => text.slice(span.start, span.end))).toEqual(reads.map(({ name }) => name));
  });

  it("are none in a script that is not parsed", () => {
    expect(variablesRead(parse("echo $A", { dialect: "powershell" }))).toEqual([]);
  });
});
