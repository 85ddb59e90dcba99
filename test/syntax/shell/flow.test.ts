import { describe, expect, it } from "vitest";
import { parse } from "./helpers.ts";

/** The programs whose failure is forgotten. */
const tolerated = (text: string, options: Parameters<typeof parse>[1] = {}) =>
  parse(text, options)
    .commands.filter(({ flow }) => flow.tolerated)
    .map(({ program }) => program)
    .join(" ");
const conditional = (text: string) =>
  parse(text)
    .commands.filter(({ flow }) => flow.conditional)
    .map(({ program }) => program)
    .join(" ");

describe("tolerated failures", () => {
  const cases: [string, string][] = [
    ["a && b", ""],
    ["a; b", "a"],
    ["a\nb\nc", "a b"],
    ["set -e; a; b", "set"],
    ["set -e; a && b; c", "set a"],
    ["set -e; a && b", "set"],
    ["set -ex && a; b", "set"],
    ["set -e; a; set +e; b; c", "set b"],
    ["set -e; bash -c 'a; b; set -e; c; d'", "set a b set"],
    ["sudo set -e; a; b", "set a"],
    ["a || b", "a"],
    ["a && b || true", "a b"],
    ["a || exit 1", ""],
    ["a || exit 10", ""],
    ["a || exit 0", "a"],
    ["a || return 1", ""],
    ["a || false", ""],
    ["a || (exit 1)", ""],
    ["a || b 1", "a"],
    ["a || { echo x; exit 1; }", "echo"],
    ["! a", "a"],
    ["a &", "a"],
    ["a | b", "a"],
    ["set -o pipefail; a | b", "set"],
    ["set -euxo pipefail; a | b; c", "set"],
    ["if a; then b; fi", "a"],
    ["if a; then b; else c; fi; d", "a b c"],
    ["while a; do b; done", "a b"],
    ["set -e; for x in 1; do b; done; c", "set"],
    ["( a; b ) && c", "a"],
    ["set -e; { a; b; } || c; d", "set a b"],
    ["x=$(a); b", "a"],
    ["x=$(a)", ""],
    ["echo $(a)", "a"],
    ["set -e; ( a && b ); c", "set"],
  ];
  it.each(cases)("%j: %s", (text, expected) => {
    expect(tolerated(text)).toBe(expected);
  });

  it("knows the shell's own options", () => {
    expect(tolerated("a; b", { errexit: true })).toBe("");
    expect(tolerated("a | b", { pipefail: true })).toBe("");
  });
});

describe("conditional commands", () => {
  const cases: [string, string][] = [
    ["a && b || c", "c"],
    ["if a; then b; elif c; then d; else e; fi", "b c d e"],
    ["case x in a) b;; esac", "b"],
    ["for x in 1; do b; done", "b"],
    ["while a; do b; done", "b"],
    ["f() { a; }; f", "a"],
    ["[ -f x ] && a; b", "a"],
    ["[ -f x ] && a", ""],
    ["a && b; c", ""],
  ];
  it.each(cases)("%s: %s", (text, expected) => {
    expect(conditional(text)).toBe(expected);
  });
});

describe("structure", () => {
  it("marks loops, subshells, functions, substitutions and the background", () => {
    const flow = (text: string) => parse(text).commands[0]?.flow;
    expect(flow("while a; do b; done")).toMatchObject({ loop: true });
    expect(flow("(a)")).toMatchObject({ subshell: true });
    expect(flow("f() { a; }")).toMatchObject({ function: true });
    expect(flow("A=$(a)")).toMatchObject({ substitution: true });
    expect(flow("A=`a`")).toMatchObject({ substitution: true });
    expect(flow("a &")).toMatchObject({ background: true, followedBy: "&" });
  });

  it("tells what follows", () => {
    const text = "a && b || c; d | e\nf & g";
    expect(parse(text).commands.map(({ flow }) => flow.followedBy)).toEqual([
      "&&",
      "||",
      ";",
      "|",
      ";",
      "&",
      undefined,
    ]);
  });

  it("gives pipelines with their operators and members", () => {
    const text = "a | while read x; do b $(c); done |& d && e";
    const { pipelines, commands } = parse(text);
    expect(pipelines).toHaveLength(1);
    const [pipeline] = pipelines;
    expect(pipeline?.commands.map(({ program }) => program)).toEqual(["a", "read", "b", "d"]);
    expect(pipeline?.operators.map(({ start, end }) => text.slice(start, end))).toEqual(["|", "|&"]);
    expect(commands.map(({ pipeline: own }) => own === pipeline)).toEqual([true, true, true, false, true, false]);
    expect(pipeline?.flow.followedBy).toBe("&&");
  });

  it("notices what a script starts with", () => {
    expect(parse("set -eux; set -o pipefail; a")).toMatchObject({ errexit: true, pipefail: true });
    expect(parse("a; set -e; b")).toMatchObject({ errexit: false });
    expect(parse("set -o pipefail && a | b")).toMatchObject({ errexit: false, pipefail: true });
  });

  it("gives a script between escaped backticks the place of the whole", () => {
    const text = "echo `a \\`b c\\``";
    const [, a, b] = parse(text).commands;
    expect(a && text.slice(a.span.start, a.span.end)).toBe("`a \\`b c\\``");
    expect(b).toMatchObject({ program: "b", span: a?.span });
  });

  it("does not parse other languages", () => {
    for (const dialect of ["powershell", "cmd", "other"] as const) {
      expect(parse("Get-ChildItem | Select-Object", { dialect })).toMatchObject({
        tree: undefined,
        commands: [],
        errors: [],
      });
    }
  });

  it("reports syntax errors with their place and keeps the rest", () => {
    const script = parse('a && echo "x');
    expect(script.errors).toEqual([{ message: "unterminated double quote", span: { start: 10, end: 10 } }]);
    expect(script.commands.map(({ program }) => program)).toEqual(["a", "echo"]);
  });
});
