import { describe, expect, it } from "vitest";
import type { Dialect } from "../../../src/syntax/shell/script.ts";
import { calls, commandOf } from "./helpers.ts";

/** `N` is set to something unknown, `U` to nothing. */
const variables = { V: "1.2.3", P: "/a/b.tar.gz", E: "", N: null, S: "a b", B: "\ta\n b ", W: "MiXed" };

describe("defaults and alternatives", () => {
  it.each<[string, string, Dialect?]>([
    ["x ${V:-d} ${V-d} ${V:+d} ${V+d} ${V:?d} ${V?d} ${V:=d} ${V=d}", "x 1.2.3 1.2.3 d d 1.2.3 1.2.3 1.2.3 1.2.3"],
    ["x ${E:-d} ${E-d}. ${E:+d}. ${E+d} ${E:?d} ${E?d}. ${E=d}.", "x d . . d ? . ."],
    ["x ${U:=d} $U ${U=e}", "x d d d"],
    ["x ${U:-d} ${U-d} ${U:+d}. ${U+d}. ${U:?d} ${U?d}", "x d d . . ? ?"],
    ["x ${N:-d} ${N-d} ${N:+d} ${N:?d}", "x ? ? ? ?"],
    ['x ${U:-$V} ${U:-"$S"} ${U:-$S} ${U:-$N} ${U:-} ${V:+$N}', "x 1.2.3 a b a b ? ?"],
    ['x "${U:-$S}" "${V:+}" \'${V:-d}\'', 'x "a b" "" ${V:-d}'],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});

it.each([
  ["f() { : ${A:=2}; }; A=; f; echo $A", "echo ?"],
  ["f() { : ${A:-2}; }; A=3; f; echo $A", "echo 3"],
])("a default that a function may assign: %s", (text, expected) => {
  expect(calls(text).at(-1)).toBe(expected);
});

describe("affixes", () => {
  it.each<[string, string, Dialect?]>([
    ["x ${V#1} ${V#1.} ${V#2} ${V##1.} ${V%3} ${V%.3} ${V%%.3} ${V%2}", "x .2.3 2.3 1.2.3 2.3 1.2. 1.2 1.2 1.2.3"],
    [
      "x ${P#*/} ${P##*/} ${P%/*} ${P%%/*}. ${P%.*} ${P%%.*} ${P#*.} ${P##*.}",
      "x a/b.tar.gz b.tar.gz /a . /a/b.tar /a/b tar.gz gz",
    ],
    ["x ${P#*z} ${P##*zz} ${P%zz*} ${P%%zz*}", "x /a/b.tar.gz /a/b.tar.gz /a/b.tar.gz"],
    ["x ${V#} ${V%} ${V#$U} ${V#$N} ${V%$N}", "x 1.2.3 1.2.3 1.2.3 ? ?"],
    ["x ${V#*} ${V%*} ${V##*} ${V%%*}", "x ? ? ? ?"],
    ["x ${V#?} ${V#[0-9]} ${V#*[.]} ${V%?} ${V%.?} ${V%?*} ${V#*.*} ${V%*.*}", "x ? ? ? ? ? ? ? ?"],
    ['x ${V#"1"} ${V#\\1} ${V#(1)} ${E#a}. ${U%a}. ${N#a} ${V%"$E"}', "x .2.3 .2.3 ? . . ? 1.2.3"],
    ["x ${V#$E*} ${V#V} ${V#1$U.}", "x ? 1.2.3 2.3"],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});

describe("replacements", () => {
  it.each<[string, string, Dialect?]>([
    ["x ${V/./-} ${V//./-} ${V/z/-} ${V//z/-} ${V/./} ${V//./} ${V/.}", "x 1-2.3 1-2-3 1.2.3 1.2.3 12.3 123 12.3"],
    [
      "x ${V/#1/-} ${V/%3/-} ${V/?/-} ${V/$U/-} ${V/./$N} ${V/$N/-} ${V/./$P} ${V/.2./_}",
      "x ? ? ? ? ? ? 1/a/b.tar.gz2.3 1_3",
    ],
    ["x ${V//[.]/-} ${S/ /_} ${S// /_} ${E/a/b}. ${U/a/b}. ${N/a/b}", "x ? a_b a_b . . ?"],
    ["x ${V/3/} ${V/1/x}", "x 1.2. x.2.3"],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});

describe("slices, lengths and cases", () => {
  it.each<[string, string, Dialect?]>([
    ["x ${V:0} ${V:2} ${V:2:1} ${V:0:0}. ${V:9}. ${V:1:99}", "x 1.2.3 2.3 2 . . .2.3"],
    [
      "x ${V: -1} ${V:$N} ${V:0:$N} ${V:0:-1} ${V:1+1} ${V:1234567890} ${V:0:1234567890} ${V:x0} ${V:0x}",
      "x ? ? ? ? ? ? ? ? ?",
    ],
    ["x ${P:10} ${P:0:10}", "x z /a/b.tar.g"],
    ["x ${#V} ${#E} ${#U} ${#N} ${#V:-d} ${#V%3}", "x 5 0 0 ? ? ?"],
    [
      "x ${W^^} ${W,,} ${W^} ${W,} ${W^^i} ${W~~} ${N^^} ${W@Q} ${!V} ${!V*} ${A[0]} ${A[@]} ${#A[@]}",
      "x MIXED mixed ? ? ? ? ? ? ? ? ? ? ?",
    ],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});

describe("splitting", () => {
  it.each<[string, string, Dialect?]>([
    ['x $S$S "$S"$S x$S$E', 'x a ba b "a ba" b xa b'],
    ['x $B. .$B $E$E "$E"$E ""', 'x a b . . a b "" ""'],
    ['x $N$S "$N" $S$N. $E$N', "x ? b ? a ? ?"],
    ['x a$(y)b "$(y)" `y` $((1)) <(y)', "x ? ? ? ? ?"],
    [
      'x $\'a\\tb\' $"c $V" a\\ b \'\' "" \\$V "\\$V \\x" ~ ~/x *.[ch] ?',
      'x "a\\tb" "c 1.2.3" "a b" "" "" $V "$V \\\\x" ~ ~/x *.[ch] "?"',
    ],
    ["x $E\\\n$U", "x"],
    ["x ${U}\"\" '' ${U}'' $U\\  $E*", 'x "" "" "" " " *'],
    ['x @(a|b) +(a) !($V) "a"@(b)', "x @(a|b) +(a) ? a@(b)"],
    ["x ${1a} ${1_}", "x ? ?"],
    ["x $1a ${1} ${@} $# ${V}${V} $V$V", "x ? ? ? ? 1.2.31.2.3 1.2.31.2.3"],
    ['x $S $S$S. "$S" $E. $E $N', 'x "a b" "a ba b." "a b" . ?', "zsh"],
    ["x $S @(a)", "x a b @(a)", "dash"],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});

describe("braces", () => {
  it.each<[string, string, Dialect?]>([
    ["x {a,b} x{a,b}y {a,b}{1,2} {a,b}$V", "x a b xay xby a1 a2 b1 b2 a1.2.3 b1.2.3"],
    ['x {a,b}$S "{a,b}" {a,b}"$S" {,a} {a,}b {,}', 'x ? {a,b} "aa b" "ba b" a ab b'],
    ["x {1..3} {a,{b,c}} {a} {a,\"b\"} {a,$V} {a,'b'}", "x ? ? {a} ? ? ?"],
    ["x {a,b}$N {a,b}* {a,<(y)}", "x ? a* b* ?"],
    [
      "x {a,b,c,d}{a,b,c,d}{a,b,c,d} y",
      "x aaa aab aac aad aba abb abc abd aca acb acc acd ada adb adc add baa bab bac bad bba bbb bbc bbd bca bcb bcc bcd bda bdb bdc bdd caa cab cac cad cba cbb cbc cbd cca ccb ccc ccd cda cdb cdc cdd daa dab dac dad dba dbb dbc dbd dca dcb dcc dcd dda ddb ddc ddd y",
    ],
    ["x {a,b,c,d}{a,b,c,d}{a,b,c,d,e} y", "x ? y"],
    ["x $U{a,b} {a,b}${U}", "x a b a b"],
    ["x {a,b}@(c)", "x a@(c) b@(c)"],
    ["x {a,b} {a,$V}", "x {a,b} ?", "dash"],
    ["x {a,b}", "x {a,b}", "posix"],
    ["x {a,b}", "x a b", "zsh"],
    ["x {a,b}", "x a b", "ksh"],
    ["x {a,b}$S", "x ?", "zsh"],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });

  it("is given up beyond 64 words", () => {
    const list = (count: number) => `{${Array.from({ length: count }, (_, i) => i).join(",")}}`;
    expect(commandOf(`x ${list(64)}`).arguments).toHaveLength(64);
    expect(calls(`x ${list(65)}`)).toEqual(["x ?"]);
  });
});

describe("assignments and redirects", () => {
  it.each<[string, string, Dialect?]>([
    ["A=$V x", "A=1.2.3 x"],
    ['A=$S B="$S" C=$N D=$U x', 'A="a b" B="a b" C=? D="" x'],
    ["A={a,b} x", "A={a,b} x"],
    ["A=a*b B=~ x", "A=a*b B=~ x"],
    ["A=$(y) x", "A=? x"],
    ["A=${V%.*}-$P x", "A=1.2-/a/b.tar.gz x"],
    ['export A=$S B="$N" C={a,b}', 'export "A=a b" ? C={a,b}'],
    ["A=$'x' x", "A=x x"],
  ])("%s", (text, expected, dialect = "bash") => {
    expect(calls(text, { variables, dialect })[0]).toEqual(expected);
  });
});
