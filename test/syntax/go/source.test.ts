import { describe, expect, it } from "vitest";
import { type GoUse, readGoSource } from "../../../src/syntax/go/source.ts";

/** `os.Open("a", dir, ?)`, `.Name` for what belongs to a value, without parentheses where nothing is called. */
function written({ from = "", name, call }: GoUse): string {
  const head = `${from}.${name}`;
  if (!call) return head;
  const words = call.map((one) =>
    one.type === "text" ? JSON.stringify(one.text) : one.type === "name" ? one.name : "?",
  );
  return `${head}(${words.join(", ")})`;
}

const usesOf = (body: string, imports = '"os"; "path/filepath"; tm "html/template"') =>
  readGoSource(`package main\nimport (${imports})\nfunc main() {\n${body}\n}`).uses.map(written);

describe("uses", () => {
  it.each([
    ['os.Open("a" + "b")', ['os.Open("ab")']],
    ["os.Open(dir)", ["os.Open(dir)"]],
    ['os.Open(dir + "/a")', ["os.Open(?)"]],
    ['os.Open("a/" + dir)', ["os.Open(?)"]],
    ["os.Open(cfg.Path)", [".Path", "os.Open(?)"]],
    ["os.Open(names[0])", ["os.Open(?)"]],
    ['os.WriteFile("a", data, 0o600)', ['os.WriteFile("a", data, ?)']],
    ["os.WriteFile(`a`,\n\tdata,\n)", ['os.WriteFile("a", data)']],
    ["os.Getpid()", ["os.Getpid()"]],
    ["walk(os.Open)", ["os.Open"]],
    ['os.Open(filepath.Join("a", "", "b"))', ['path/filepath.Join("a", "", "b")', 'os.Open("a/b")']],
    ["os.Open(filepath.Join(dir, `b`))", ['path/filepath.Join(dir, "b")', "os.Open(?)"]],
    ['os.Open(filepath.Join("a") + "x")', ['path/filepath.Join("a")', 'os.Open("ax")']],
    ['tm.Must(tm.ParseFiles("a"))', ['html/template.ParseFiles("a")', "html/template.Must(?)"]],
    ['tm.New("x").ParseFiles("a")', ['html/template.New("x")', '.ParseFiles("a")']],
    ['s.os.Open("a")', [".os", '.Open("a")']],
    ['fmt.Open("a")', ['.Open("a")']],
    ["os.Args[1:]", ["os.Args"]],
    ["os.Open([]string{`a`}[0])", ["os.Open(?)"]],
    ["os.Open(func() string { return `a` }())", ["os.Open(?)"]],
  ])("%s", (body, expected) => expect(usesOf(body)).toEqual(expected));

  it("ends with the file, however it is broken", () => {
    expect(readGoSource('import "os"\n)]} os.Open("a"').uses).toEqual([]);
    expect(readGoSource('import ( "os" 7 x').imports).toEqual([{ path: "os", name: "os" }]);
  });
});

it("reads imports in every form", () => {
  const { package: name, imports } = readGoSource(
    'package app\nimport "fmt"\nimport (\n\t_ "embed"; . "strings"\n\tj "encoding/json"\n\t"example.com/yaml.v3"\n\t"example.com/go-redis/v9"\n\t"C"\n)',
  );
  expect(name).toBe("app");
  expect(imports.map((one) => `${one.name} ${one.path}`)).toEqual([
    "fmt fmt",
    "_ embed",
    ". strings",
    "j encoding/json",
    "yaml example.com/yaml.v3",
    "redis example.com/go-redis/v9",
    "C C",
  ]);
});

describe("constants", () => {
  const constantsOf = (text: string) => [...readGoSource(`package main\n${text}`).constants];

  it("are texts, alone or in a group", () => {
    const text = 'const dir = "web"\nconst (\n\ta string = `b`\n\tsum = "x" + dir\n\tn = 1\n\tc = "d"\n)';
    expect(constantsOf(text)).toEqual([
      ["dir", "web"],
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it.each([
    "func f(dir string) {}",
    "func (dir T) f() {}",
    "func f(g func(a int) error, dir string) {}",
    "func f() (dir string, err error) {}",
    "func f() { a, dir := g() }",
    "func f() { for _, dir := range g() {} }",
    'func f() { const dir = "other" }',
    "func f() { var a, dir string }",
    "func f() { var (\ndir string\n) }",
    "var x = func(dir string) {}",
    'const dir = "other"',
  ])("have a name of their own, unlike in %s", (more) => {
    expect(constantsOf(`const dir = "web"\n${more}`)).toEqual([]);
  });
});

it("collects texts, embedded files and the first constraint", () => {
  const text =
    '//go:build linux && !cgo\n//go:build no\npackage main\nimport "os"\n//go:embed web/* "a b"\nvar f = "x"\nconst c = "y"';
  const { strings, embeds, constraint } = readGoSource(text);
  expect({ strings, embeds, constraint }).toEqual({
    strings: ["x", "y"],
    embeds: ["web/*", "a b"],
    constraint: "linux && !cgo",
  });
  expect(readGoSource("package main\n//go:build x\n").constraint).toBeUndefined();
});
