import { describe, expect, it } from "vitest";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { givenBy, innerLookup, innerShell } from "../../../src/syntax/shell/inner-script.ts";
import { assign, createScope } from "../../../src/syntax/shell/scope.ts";
import type { Dialect } from "../../../src/syntax/shell/script.ts";
import { calls, commandOf, parse } from "./helpers.ts";

const variables = { N: null, V: "one" };

describe("the shell of an inner script", () => {
  it.each<[string, Dialect, Dialect | undefined, Dialect]>([
    ["bash -c x", "posix", undefined, "bash"],
    ["sh -c x", "bash", undefined, "posix"],
    ["sh -c x", "dash", undefined, "dash"],
    ["sh -c x", "ash", undefined, "ash"],
    ["sh -c x", "bash", "dash", "dash"],
    ["su -c x app", "ash", undefined, "ash"],
    ["su -s /bin/bash -c x app", "posix", undefined, "bash"],
    ["su -s $N -c x app", "bash", undefined, "posix"],
    ["su -s /bin/sh -s /bin/bash -c x app", "posix", undefined, "bash"],
  ])("%s in %s, where sh is %s: %s", (text, outer, sh, dialect) => {
    const shell = innerShell(commandOf(text, { variables }), outer, sh);
    expect(shell).toEqual({ dialect, errexit: false, pipefail: false });
  });

  it("has the options that it is started with", () => {
    const shell = innerShell(commandOf("bash -eo pipefail -c x"), "posix", undefined);
    expect(shell).toEqual({ dialect: "bash", errexit: true, pipefail: true });
  });
});

describe("a variable before the command", () => {
  const setByCaller = unknownFact("A is set by the caller of the script");
  it.each([
    ["A=1 B=2 sh -c x", known("1")],
    ["A=1 A=2 sh -c x", known("2")],
    ["A=1 env sh -c x", known("1")],
    ["A=1 sudo sh -c x", setByCaller],
    ["A=$N sh -c x", setByCaller],
    ["B=1 sh -c x", undefined],
  ])("of %s", (text, expected) => {
    expect(givenBy(commandOf(text, { variables }), "A")).toEqual(expected);
  });
});

it("a variable of the script around is seen where it is exported, or the shell is the same", () => {
  const scope = createScope(() => undefined, "");
  assign(scope, "A", "1");
  assign(scope, "B", undefined);
  expect([innerLookup(scope, "A", false), innerLookup(scope, "A", true)]).toEqual([known("1"), undefined]);
  scope.exported.add("A");
  expect(innerLookup(scope, "A", true)).toEqual(known("1"));
  expect(innerLookup(scope, "B", false)).toEqual(unknownFact("B is set by the script around it"));
  expect(innerLookup(scope, "C", false)).toBeUndefined();
});

describe("an inner script", () => {
  it.each<[string, readonly string[]]>([
    ["eval a b", ["eval a b", "a b"]],
    ['eval "$N" b', ["eval ? b", "? b"]],
    ["eval $N b", ["eval ? b"]],
    ["eval $V b", ["eval one b", "one b"]],
    ["su '-ca b' app", ['su "-ca b" app', "a b"]],
    ["eval 'a {b,c}'", ['eval "a {b,c}"', "a b c"]],
    ["eval a'b'$N", ["eval ?"]],
    ["eval 'a b' c", ['eval "a b" c', "a b c"]],
  ])("of %s", (text, expected) => {
    expect(calls(text, { variables })).toEqual(expected);
  });

  it.each([
    ["sh -c 'a b'", "a b"],
    ["eval a 'b c'", "a 'b c'"],
    ["x `y \\`sh -c 'a b'\\``", "`y \\`sh -c 'a b'\\``"],
  ])("stands in its word, or where its words do: %s", (text, written) => {
    const span = parse(text).commands.find(({ program }) => program === "a")?.span;
    expect(text.slice(span?.start, span?.end)).toBe(written);
  });

  it.each([
    ["sh -c 'a b'", { start: 7, end: 10 }],
    ["eval a 'b c'", { start: 5, end: 12 }],
  ])("spans all that is run: %s", (text, span) => {
    expect(parse(text).commands[1]?.script.span).toEqual(span);
  });
});
