import { describe, expect, it } from "vitest";
import { Evaluator } from "../../../src/kinds/bake/hcl/evaluate.ts";
import { parseHcl } from "../../../src/kinds/bake/hcl/parse.ts";
import { isUnsure, textOfValue } from "../../../src/kinds/bake/hcl/values.ts";
import { attributeOf, fileScope } from "../../../src/kinds/bake/scope.ts";

/** What a value comes to in a file, as text; for one that is not known its reason, after a question mark. */
function evaluate(expression: string, file = ""): string {
  const { body, error } = parseHcl(`${file}\nresult = ${expression}\n`);
  if (error) return `! ${error.message}`;
  const evaluator = new Evaluator();
  const value = evaluator.evaluate(attributeOf(body, "result")?.value as never, fileScope([body], evaluator));
  if (value === null) return "null";
  if (isUnsure(value)) return `? ${value.reason}`;
  const text = textOfValue(value);
  return typeof text === "string" ? text : JSON.stringify(value instanceof Map ? Object.fromEntries(value) : value);
}

// What Docker's own Bake prints for each was looked up.
describe("values", () => {
  it.each([
    ['"a"', "a"],
    ["1e3", "1000"],
    ["0.1", "0.1"],
    ["1 + 2 * 3", "7"],
    ["7 / 2", "3.5"],
    ["-7 % 3", "-1"],
    ['1 == "1"', "false"],
    ['"a" == "a"', "true"],
    ["!true || 2 > 1 && 1 <= 1", "true"],
    ["true ? 1 : 2", "1"],
    ['"x" == "y" ? 1 : "x" != "y" ? 2 : 3', "2"],
    ["(1 + 2) * 3", "9"],
    ['"a ${true ? "yes" : "no"} b"', "a yes b"],
    ['"$HOME"', "$HOME"],
    ['"$${A} %%{B}"', "${A} %{B}"],
    ['"\\u0041\\t\\"\\\\"', 'A\t"\\'],
    ["[1, 2][0]", "1"],
    ['{ a = { b = "c" } }.a.b', "c"],
    ['{ 21 = "x", "y" : "z" }["21"]', "x"],
    ['[{ n = "1" }, { n = "2" }].*.n[1]', "2"],
    ['join(",", [{ n = "1" }, { n = "2" }][*].n)', "1,2"],
    ['join(",", [for x in ["a", "b"] : upper(x) if x != "a"])', "B"],
    ['join(",", [for k, v in { b = "1", a = "2" } : "${k}${v}"])', "a2,b1"],
    ['{ for x in ["a", "b"] : x => "${x}!" }.b', "b!"],
    ['join("|", [for k, v in { for x in ["aa", "ab", "b"] : substr(x, 0, 1) => x... } : join(k, v)])', "aaaab|b"],
    ["[\n  1, # one\n  2,\n]", "[1,2]"],
    ["{\n  a = 1 // one\n  b = 2, c = 3\n}", '{"a":1,"b":2,"c":3}'],
    ["null", "null"],
    ["[null][0]", "null"],
    ["{ a = null }.a", "null"],
    ['"${null}"', "null"],
    ['"a${null}"', "? it is null"],
    ["{}.a", "? it has no a"],
    ["1 / 0", "? it is divided by zero"],
    ["a.b", "? no variable a is in this file"],
    ["0.1", "0.1"],
    ["0.1 + 0.2", "? fractions are not calculated"],
    ["(0.1 - 1) / 3", "? fractions are not calculated"],
    ["2 * 0.5", "1"],
    ['"a${-0 % 2}"', "? it is zero with a sign"],
    ['join("", [{ n = "1" }].*.n...)', "? it is not a list"],
    ['join("", [{ n = ["1"] }].*.n...)', "1"],
    ['join("", [{ n = ["1"] }][*].n...)', "1"],
    ['"%{ for k, v in { a = "}" } }${v}%{ endfor }"', "? a template directive is not followed"],
    ['"%{ if equal("${A}", {}) ~}a%{ else }b%{ endif }"', "? a template directive is not followed"],
    ["<<E\n%{ for x in [\n  { n = 1 }\n] }a%{ endfor }\nE", "? a template directive is not followed"],
    ['"%{ for in [] }a%{ endfor }"', "! for is followed by names and in"],
    ['"%{ for 1 in [] }a%{ endfor }"', "! A name is expected here"],
    ['"%{ if }a%{ endif }"', "! A value is expected here"],
    ['"%{ if true a%{ endif }"', "! } is expected here"],
    ['"%{ if true }a%{ endif }"', "? a template directive is not followed"],
    ['"${~ 1 ~}"', "? a template directive is not followed"],
    ["[] == []", "? collections are compared by their types too"],
  ])("%s is %s", (expression, expected) => {
    expect(evaluate(expression)).toBe(expected);
  });
});

describe("functions", () => {
  it.each([
    ['sanitize("a.b/c_d-e")', "a_b_c_d-e"],
    ['substr("hello", 1, 3)', "ell"],
    ['substr("hello", -3, -1)', "llo"],
    ['join(",", ["a"], ["b", "c"])', "a,b,c"],
    ['join(",", ["a"]...)', "? it is not a list"],
    ['join(",", [["a"], ["b"]]...)', "a,b"],
    ['replace("a.b.c", ".", "-")', "a-b-c"],
    ['replace("ab", "", "-")', "-a-b-"],
    ['substr("hello", -3, 0)', "llo"],
    ['substr("hello", 3, 0)', ""],
    ["add(0.1, 0.2)", "? fractions are not calculated"],
    ["multiply(subtract(5, 2), 2)", "6"],
    ['"a${negate(0)}"', "? it is zero with a sign"],
    ['length(distinct([1, "1"]))', "? items of several types become texts"],
    ['try(1 / 0, "none")', "? it is divided by zero"],
    ['lookup({ a = "1" }, "b", "other")', "other"],
    ['lookup({ a = "1" }, "a", "other")', "1"],
    ['join(",", distinct(["a", "b", "a"]))', "a,b"],
    ['join(",", flatten([["a"], [["b"]], "c"]))', "a,b,c"],
    ['join("|", [for p in setproduct(["a", "b"], ["1", "2"]) : join("-", p)])', "a-1|a-2|b-1|b-2"],
    ['lookup({ a = null }, "a", "other")', "null"],
    ["element([null], 0)", "null"],
    ['trim("xxaxx", "x")', "a"],
    ['trimprefix("latest-a", "latest-")', "a"],
    ['trimsuffix("abcabc", "abc")', "abc"],
    ['trimspace("  a ")', "a"],
    ['element(["a", "b"], 3)', "b"],
    ['join(",", keys({ b = 1, a = 2 }))', "a,b"],
    ['join(",", values({ b = "1", a = "2" }))', "2,1"],
    ['coalesce(null, "x")', "x"],
    ['join(",", compact(["a", "", "b"]))', "a,b"],
    ['strlen("abc")', "3"],
    ['join(",", slice(["a", "b", "c"], 1, 2))', "b"],
    ['join(",", reverselist(["a", "b"]))', "b,a"],
    ['join(",", sort(["b", "a"]))', "a,b"],
    ['length(["a", "b"])', "2"],
    ['contains(["a"], "a")', "true"],
    ['contains(["a"], "b")', "false"],
    ['lower("AbC")', "abc"],
    ["equal(1, 1)", "true"],
    ["notequal(1, 1)", "false"],
    ["min(3, 1, 2)", "1"],
    ['join(",", concat(["a"], ["b"]))', "a,b"],
    ['merge({ a = "1" }, { a = "2" }).a', "2"],
    ['zipmap(["a"], ["b"]).a', "b"],
    ["and(true, false)", "false"],
    ['split(",", "a,b")', '["a","b"]'],
    ['try({}.a, "none")', "none"],
    ["can({}.a)", "false"],
    ["can(1)", "true"],
    ["can(A)", "? no variable A is in this file"],
    ["timestamp()", "? what the function timestamp gives is not known"],
    ['strlen("\u00e9")', "? characters are counted as people see them"],
    ["length({ a = 1 })", "? an object is no list"],
    ['"a-${timestamp()}"', "? what the function timestamp gives is not known"],
    ['upper(["a"])', "? it is not a text"],
    ["upper()", "? an argument is missing"],
  ])("%s is %s", (expression, expected) => {
    expect(evaluate(expression)).toBe(expected);
  });

  it.each([
    ["inc(41)", "function inc {\n  params = [x]\n  result = x + 1\n}", "42"],
    [
      'all("a", "b", "c")',
      'function "all" {\n  params = [x]\n  variadic_params = xs\n  result = join(x, xs)\n}',
      "bac",
    ],
    ["none(1)", 'function "none" {\n  params = []\n  result = 1\n}', "? the function has another number of parameters"],
    ["again(1)", "function again {\n  params = [x]\n  result = again(x)\n}", "? working it out takes too long"],
  ])("%s calls one of the file", (expression, file, expected) => {
    expect(evaluate(expression, file)).toBe(expected);
  });
});

describe("variables", () => {
  it.each([
    ["A", 'variable "A" { default = "one" }', "one"],
    ["A", "variable A { default = 1 }", "1"],
    ["A", 'variable "A" {}', "? A is given when Bake runs"],
    ["A", 'variable "A" { default = null }', "null"],
    ["A", 'a = "x"\nvariable "A" {\n  default = "${a}-y"\n}', "x-y"],
    ["A == 1", 'variable "A" {\n  type = number\n  default = "1"\n}', "true"],
    ['A == "1"', 'variable "A" {\n  type = string\n  default = 1\n}', "true"],
    ["A ? 1 : 2", 'variable "A" {\n  type = bool\n  default = "false"\n}', "2"],
    ["A.k", 'variable "A" {\n  type = map(string)\n  default = { k = "v" }\n}', "v"],
    ["a", 'a = "x"\nvariable "a" { default = "y" }', "x"],
    ["a", "a = b\nb = a", "? a is made of itself"],
    ["php-version", 'variable "php-version" { default = "8" }', "8"],
    ["BAKE_CMD_CONTEXT", "", "cwd://"],
    ["BAKE_LOCAL_PLATFORM", "", "? it is the platform of the machine on which Bake runs"],
  ])("%s of %s is %s", (expression, file, expected) => {
    expect(evaluate(expression, file)).toBe(expected);
  });
});

describe("heredocs", () => {
  it("keep their lines, and read no escapes", () => {
    expect(evaluate('<<EOT\nx ${a}\n  $${a} \\n "q"\nEOT', 'a = "1"')).toBe('x 1\n  ${a} \\n "q"\n');
  });

  it("lose the blanks that all lines begin with, but for empty ones", () => {
    expect(evaluate("<<-EOT\n    a\n\n  b ${a}\n   EOT", 'a = "1"')).toBe("  a\n\nb 1\n");
  });

  it("may have values over several lines", () => {
    expect(evaluate('<<EOT\n${a == "1"\n ? "x" : "y"}\nz\nEOT', 'a = "1"')).toBe("x\nz\n");
  });
});

describe("what would be too much", () => {
  it.each([
    ["texts that double", Array.from({ length: 40 }, (_, i) => `a${i + 1} = "\${a${i}}\${a${i}}"`).join("\n"), "a40"],
    ["products", "", "setproduct(a, a, a, a, a)"],
    ["lists that double", Array.from({ length: 40 }, (_, i) => `l${i + 1} = concat(l${i}, l${i})`).join("\n"), "l40"],
    ["lists of lists", Array.from({ length: 40 }, (_, i) => `l${i + 1} = [l${i}, l${i}]`).join("\n"), "flatten(l40)"],
    ["products of many lists", "", `length(setproduct(${'["a", "b"],'.repeat(12)}${'["a"],'.repeat(100)}))`],
    ["long texts that are joined", "", `join("", ${"[for x in a : long],".repeat(100)})`],
    ["what is joined by a long text", "", "join(long, a)"],
    ["long texts that are compared", "", `[${"sort([for x in a : long]),".repeat(100)}][99][0]`],
    ["a list that is handed on and on", "", `[${"all(long_list...),".repeat(200)}][199]`],
    ["a map whose keys are asked for and for", "", `[${"keys(map)[0],".repeat(200)}][199]`],
    ["a map that is gone through and through", "", `[${'[for k, v in map : k if ""],'.repeat(200)}][199]`],
    ["maps that are merged", "", `merge(${"map,".repeat(200)})`],
  ])("%s", (_, file, expression) => {
    const lists = `a = [${"1,".repeat(100)}]\nl0 = [1]\na0 = "ab"\nlong = "${"x".repeat(5000)}"\n`;
    const longList = `long_list = [${"1,".repeat(3000)}]\nfunction all {\n  variadic_params = xs\n  result = 1\n}\n`;
    const map = `map = { ${Array.from({ length: 3000 }, (_, i) => `k${i} = 1`).join()} }\n`;
    expect(evaluate(expression, lists + longList + map + file)).toMatch(
      /^\? (?:working it out takes too long|there are too many|the text becomes too long)/,
    );
  });

  it("is what nests too deeply", () => {
    expect(evaluate(`${"(".repeat(5000)}1${")".repeat(5000)}`)).toBe("! This is nested too deeply");
    expect(evaluate(`1${" + 1".repeat(5000)}`)).toBe("! This is nested too deeply");
    expect(evaluate(`a${".b".repeat(5000)}`)).toBe("! This is nested too deeply");
    expect(evaluate(`${"!".repeat(5000)}true`)).toBe("! This is nested too deeply");
    expect(evaluate(`${"(".repeat(9)}a${`)${".b".repeat(300)}`.repeat(9)}`)).toBe("! This is nested too deeply");
    expect(evaluate(`${"1 * ".repeat(300)}1${" + 1".repeat(300)}`)).toBe("! This is nested too deeply");
  });
});
