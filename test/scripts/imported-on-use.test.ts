import { expect, it } from "vitest";
import { importedOnUse } from "../../scripts/imported-on-use.ts";

const imports = new Map([
  ["a", "$a()"],
  ["b", "$b()"],
]);

it.each<[string, string, string]>([
  ["a call in a function", "const f = () => a(1);", "const f = () => $a()(1);"],
  ["one in a method", "class C { m() { return new a(); } }", "class C { m() { return new $a()(); } }"],
  ["a default of a parameter", "function f(x = a) { return x; }", "function f(x = $a()) { return x; }"],
  ["a property and its value", "const f = () => ({ a, b: 1 });", "const f = () => ({ a:$a(), b: 1 });"],
  ["a value of a property", "const f = () => ({ x: a });", "const f = () => ({ x: $a() });"],
  ["a template", "const f = () => `${a}`;", "const f = () => `${$a()}`;"],
  ["a name of another's property", "const f = (x) => x.a + x?.b;", "const f = (x) => x.a + x?.b;"],
  ["the name of a property", "const f = () => ({ a: 1, b() {} });", "const f = () => ({ a: 1, b() {} });"],
  ["the name of a field", "class C { a = 1; get b() { return 2; } }", "class C { a = 1; get b() { return 2; } }"],
  ["what is taken out of an object", "const f = ({ a: x }) => x;", "const f = ({ a: x }) => x;"],
  ["a computed name", "const f = () => ({ [a]: 1 });", "const f = () => ({ [$a()]: 1 });"],
])("evaluates at its use: %s", (_, text, expected) => {
  expect(importedOnUse(text, imports)).toBe(expected);
});

it.each([
  ["a call", "const x = a(1);"],
  ["what a class is derived from", "class C extends a {}"],
  ["a field of a class itself", "class C { static x = a; }"],
  ["a value of an object", "const x = { y: a };"],
  ["a property and its value", "const x = { a };"],
  ["a function too, where the module itself uses it", "const x = a; const f = () => a();"],
])("evaluates at once: %s", (_, text) => {
  expect(importedOnUse(text, imports)).toBe(`const a=$a();\n${text}`);
});

it("tells the names apart", () => {
  expect(importedOnUse("const x = a; const f = () => b(a);", imports)).toBe(
    "const a=$a();\nconst x = a; const f = () => $b()(a);",
  );
});
