import { describe, expect, it } from "vitest";
import { expansionError } from "../../../src/kinds/dockerfile/shlex.ts";

const backslash = 92;
const backtick = 96;

/** The piece of a word that stops Docker, and why. */
function stop(text: string, escapeChar = backslash, ...quotes: readonly boolean[]): [string, string] | undefined {
  const error = expansionError(text, escapeChar, ...quotes);
  return error && [text.slice(error.start, error.end), error.message];
}

describe("the expansion of a word", () => {
  // What follows a variable here is refused: so the walk must end the variable exactly where Docker does.
  it.each([
    "$A",
    "$A_1",
    "$12",
    "$@",
    "$*",
    "$#",
    "$?",
    "$-",
    "$$",
    "$!",
    "$ ",
    "$A1b",
    "${_a}",
    "${A}",
    "${A_1}",
    "${12}",
    "${@}",
    "${A:-b}",
    "${A:+b}",
    "${A:?b}",
    "${A:-}",
    "${A-b}",
    "${A+b}",
    "${A?b}",
    "${A#b}",
    "${A%b}",
    "${A-}",
    "${A##*/}",
    "${A/b/c}",
    "${A//b/c}",
    "${A/b/}",
    "${A//b/}",
    "${A/'/'/c}",
    "${A//'/'/c}",
    "${A:-${B:-c}}",
    "${A:-'}'}",
    '${A:-"}"}',
    "${A:-\\}}",
    "${A/\\//b}",
    "'${B^}'",
    "''",
    '""',
    '"a"',
    '"\\""',
    '"\\${B^}"',
    '"\\\\"',
    '"\\a"',
    '"$A"',
    '"${A:-"b"}"',
    "\\'",
    '\\"',
    "\\${B^}",
  ])("goes past %s", (text) => {
    expect(stop(text)).toBeUndefined();
    expect(stop(`${text}\${}`)?.[0]).toBe("${}");
    expect(stop(`${text}'`)?.[0]).toBe("'");
  });

  it.each([
    ["a'b", "'b", "The quote ' is not closed"],
    ['a"b', '"b', 'The quote " is not closed'],
    ['"\\"', '"\\"', 'The quote " is not closed'],
    ["'\\''", "'", "The quote ' is not closed"],
    ["x${A", "${A", "The variable's brace is not closed"],
    ["${", "${", "The variable's brace is not closed"],
    ["${A:-b", "${A:-b", "The variable's brace is not closed"],
    ["${A/b}c", "${A/b}c", "The variable's brace is not closed"],
    ["${A/b/c", "${A/b/c", "The variable's brace is not closed"],
    ["${}a", "${}", "The variable has no name"],
    ["${{A}}", "${{A}", "The variable has no name"],
    ["${:-b}", "${:-b}", "The variable has no name"],
    ["x${A^^}y", "${A^^}", "Docker does not support the variable modifier ^"],
    ["${A:1}", "${A:1}", "Docker does not support the variable modifier :1"],
    ["${A:", "${A:", "Docker does not support the variable modifier :"],
    ["${templateOption:a-b}", "${templateOption:a-b}", "Docker does not support the variable modifier :a"],
    ["${templateOptions:a}", "${templateOptions:a}", "Docker does not support the variable modifier :a"],
    ["${A,b", "${A,b", "Docker does not support the variable modifier ,"],
    ["${A:-${B^}}", "${B^}", "Docker does not support the variable modifier ^"],
    ['"${A^}"', "${A^}", "Docker does not support the variable modifier ^"],
    ["${A^}'", "${A^}", "Docker does not support the variable modifier ^"],
    ["${A/b${C^}/d}", "${C^}", "Docker does not support the variable modifier ^"],
    ["${A/b/c${C^}}", "${C^}", "Docker does not support the variable modifier ^"],
    ["${12A}", "${12A}", "Docker does not support the variable modifier A"],
    ["${@A}", "${@A}", "Docker does not support the variable modifier A"],
    ["${A.b}", "${A.b}", "Docker does not support the variable modifier ."],
    ["${A/}", "${A/}", "The variable's brace is not closed"],
    ["${A//}", "${A//}", "The variable's brace is not closed"],
    ["${A:-'}", "'}", "The quote ' is not closed"],
    ["'a'b'", "'", "The quote ' is not closed"],
    ['"a"b"c', '"c', 'The quote " is not closed'],
    ['"\\', '"\\', 'The quote " is not closed'],
    ['"${A}', '"${A}', 'The quote " is not closed'],
  ])("stops in %s", (text, piece, message) => {
    expect(stop(text)).toEqual([piece, message]);
  });

  it.each(["", "a", "$", "a$", "\\", "$A\\", "go:1-${templateOption:variant}"])(
    "has nothing to refuse in %j",
    (text) => {
      expect(stop(text)).toBeUndefined();
    },
  );

  it("escapes with the file's escape character alone", () => {
    expect(stop("`'", backtick)).toBeUndefined();
    expect(stop('"`""', backtick)).toBeUndefined();
    expect(stop("\\'", backtick)?.[0]).toBe("'");
    expect(stop('"C:\\"', backtick)).toBeUndefined();
  });

  it("takes quotes for text in the body of a heredoc", () => {
    expect(stop("it's 5\" ${A}", backslash, false)).toBeUndefined();
    expect(stop("'${A^}'", backslash, false)?.[0]).toBe("${A^}");
    expect(stop('"${A^}"', backslash, false)?.[0]).toBe("${A^}");
  });

  it("does not follow nesting that nobody writes", () => {
    const nested = (depth: number) => `${"${A:-".repeat(depth)}\${}${"}".repeat(depth)}`;
    expect(stop(nested(100))?.[0]).toBe("${}");
    expect(stop(nested(101))).toBeUndefined();
    expect(stop(nested(100_000))).toBeUndefined();
    expect(stop(`${nested(101)}\${}'`)).toBeUndefined();
  });

  it("counts what is open, not what was", () => {
    expect(stop(`${"${A:-b}".repeat(200)}'`)?.[0]).toBe("'");
  });
});
