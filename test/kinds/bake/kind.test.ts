import { beforeAll, describe, expect, it } from "vitest";
import { inlineDockerfiles } from "../../../src/kinds/bake/inline.ts";
import { bakeKind } from "../../../src/kinds/bake/kind.ts";
import { readingOf } from "../../../src/kinds/bake/reading.ts";
import { kinds } from "../../../src/kinds/index.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { BuildPart } from "../../../src/nodes/build.ts";
import { applyEdits } from "../../../src/text/edit.ts";

beforeAll(() => bakeKind.prepare?.());

function parse(text: string, path = "docker-bake.hcl") {
  return bakeKind.parse({ path, text });
}

/** A disk with these files. */
function disk(files: Readonly<Record<string, string>>) {
  return {
    read: (path: string) => files[path],
    exists: (path: string) => path in files,
    document: () => undefined,
  };
}

/** The builds that a file asks for, as others see them. */
function builds(text: string, path = "docker-bake.hcl", files: Readonly<Record<string, string>> = {}) {
  return (bakeKind.builds?.(parse(text, path), disk(files)) ?? []).map(
    ({ by, root, path: built, invocation, inline }) => ({
      name: by.name,
      label: invocation.label,
      root,
      path: built,
      args: Object.fromEntries(invocation.args),
      unknown: [...(invocation.unknownArgs ?? [])],
      target: invocation.target,
      contexts: Object.fromEntries(invocation.contexts),
      known: invocation.known,
      inline: inline?.source.text,
    }),
  );
}

describe("claims", () => {
  it.each([
    ["docker-bake.hcl", true],
    ["docker-bake.json", true],
    ["a/docker-bake.override.hcl", true],
    ["docker-bake.prod.hcl", true],
    ["docker-bake-ci.json", true],
    ["app.bake.hcl", true],
    ["app.bake.json", true],
    ["Docker-Bake.HCL", true],
    ["main.hcl", false],
    ["my-docker-bake.hcl", false],
    ["docker-bake.hcl.bak", false],
    ["docker-bakery.hcl", false],
    ["docker-bake.yaml", false],
    ["package.json", false],
  ])("%s: %s", (path, expected) => {
    expect(bakeKind.claims(path, () => "")).toBe(expected);
    expect(new RegExp(bakeKind.files.pattern ?? "", "i").test(path)).toBe(expected);
    expect(kinds.find((kind) => kind.claims(path, () => ""))?.name === "bake").toBe(expected);
  });
});

describe("problems", () => {
  const problems = (text: string, path?: string) =>
    parse(text, path).problems.map(({ message, span }) => [message, text.slice(span.start, span.end), span.start]);

  it.each([
    ['target "a" {\n  contxt = "."\n}', "A target has no key contxt; did you mean context?", "contxt"],
    ['target "a" {\n  whatever = "."\n}', "A target has no key whatever", "whatever"],
    ['tarket "a" {\n}', "A Bake file has no block tarket; did you mean target?", "tarket"],
    ['variable "A" {\n  defalt = 1\n}', "A variable has no key defalt; did you mean default?", "defalt"],
    [
      'variable "A" {\n  validation {\n    conditio = true\n  }\n}',
      "A validation has no key conditio; did you mean condition?",
      "conditio",
    ],
    [
      'function "f" {\n  params = []\n  result = 1\n  param = []\n}',
      "A function has no key param; did you mean params?",
      "param",
    ],
    ['group "g" {\n  targets = []\n  target = []\n}', "A group has no key target; did you mean targets?", "target"],
    ['group "g" {\n}', "A group needs targets", 'group "g"'],
    ['group "g" {\n  targets = ["a"]\n  matrix = {}\n}', "A group has no key matrix", "matrix"],
    ['group "g" {\n  targets = "a"\n}', "targets must be a list", '"a"'],
    ['function "f" {\n  params = []\n}', "A function needs params and a result", 'function "f"'],
    ['variable "V" {\n  type = strin\n}', "strin is not a type; did you mean string?", "strin"],
    ['variable "V" {\n  type = map(strin)\n}', "strin is not a type; did you mean string?", "strin"],
    ['variable "V" {\n  type = lst(string)\n}', "lst is not a type; did you mean list?", "lst"],
    ['variable "V" {\n  type = list\n}', "list needs the type of its elements: write list(string)", "list"],
    ['variable "V" {\n  type = "string"\n}', "A type has no quotes: write string", '"string"'],
    ["target {\n}", "A target needs a name", "target"],
    ['target "a" "b" {\n}', "A target has one name", "b"],
    ['target "a b" {\n}', "a b is not a valid name: use letters, digits, _ and -", "a b"],
    ['target "a" {\n  args {\n    A = 1\n  }\n}', "args is not a block: write args = { ... }", "args"],
    ['target "a" {\n  foo {\n  }\n}', "A target has no block foo", "foo"],
    ['target "a" {\n  name = "b"\n}', "Only a target with a matrix has a name: remove name", "name"],
    [
      'target "a" {\n  context = "."\n  context = "b"\n}',
      "context is already set in this block: remove one of them",
      "context",
    ],
    ['target "a" {\n  tags = "a:1"\n}', "tags must be a list", '"a:1"'],
    ['target "a" {\n  args = ["A=1"]\n}', "args must be a map", '["A=1"]'],
    ['target "a" {\n  context = ["."]\n}', "context must be a string", '["."]'],
    ['target "a" {\n  cache-from = "type=gha"\n}', "cache-from must be a list", '"type=gha"'],
    ['target "a" {\n  tags = ["a:1", ["a:2"]]\n}', "tags must be a list of strings", '["a:2"]'],
    ['target "a" {\n  output = [["a"]]\n}', "output must be a list of strings and maps", '["a"]'],
    ['target "a" {\n  args = { A = ["1"] }\n}', "args must be a map of strings", '["1"]'],
    ['target "a" {\n  matrix = { v = "1" }\n}', "matrix must be a map of lists", '"1"'],
    ['target "a" {\n  pull = "always"\n}', "pull must be true or false", '"always"'],
    ['target "a" {\n  no-cache = 1\n}', "no-cache must be true or false", "1"],
    ['target "a" {\n  pull = ["a"]\n}', "pull must be true or false", '["a"]'],
    [
      'target "a" {\n  matrix = { v = ["1"], w = ["2", "3"] }\n}',
      "A target with a matrix needs a name, one for each combination",
      'target "a"',
    ],
    ['target "a" {\n  tags = ["a"\n}', ", or ] is expected here", "}"],
    ['target "a" {\n  context = \n}', "A value is expected here", "\n"],
    ['target "a" {\n  context = "a\n}', "This string is not closed: add a quotation mark", '"'],
    ['target "a" {\n', "This block is not closed: add }", "{"],
    ["/* a", "This comment is not closed: add */", "/*"],
    ['target "a" { context = "."\n}', "A block on one line has one argument: start a new line after {", "{"],
    ['target "a" {\n  context = "." dockerfile = "b"\n}', "The value ends here: start a new line", "d"],
    ['target "a" {\n  context\n}', "context is followed by neither = nor a block", "\n"],
    ['target "a"\n{\n}', "{ is expected here", "\n"],
    ["= 1", "An attribute or a block is expected here", "="],
    ["a = f(1", ", or ) is expected here", ""],
    ["a = <<EOT\nx\n", "This text is not closed: add a line with EOT", "<<EOT"],
    ['a = "${1"', "} is expected here", '"'],
    ["a = { b 1 }", "= is expected here", "1"],
    ["a = [for x y : z]", "for is followed by names and in", " "],
  ])("%j: %s", (text, message, marked) => {
    const [first] = problems(text);
    expect(first?.slice(0, 2)).toEqual([message, marked]);
    expect(problems(text)).toHaveLength(1);
  });

  it("are none in files that Bake accepts", () => {
    const text = [
      "# comment",
      "variable TAG {",
      '  default = "1"',
      "  type = string",
      '  validation { condition = TAG != "" }',
      "}",
      'global = "x" // beside',
      'function "f" { ',
      "  params = [a]",
      "  result = a",
      "}",
      'group "default" { targets = ["a", "b"] }',
      'target "a" { matrix = { v = ["1"] } }',
      'target "c" { matrix = { v = [], w = ["1", "2"] } }',
      'target "d" { matrix = { v = MAYBE_NONE, w = ["1", "2"] } }',
      'variable "T" { type = object({ a = list(string), b = optional(any) }) }',
      'target "b" {',
      '  name = "b-${v}"',
      '  matrix = { v = ["1"] }',
      '  tags = "${f([TAG])}"',
      "  target = null",
      '  pull = "true"',
      '  no-cache = "${TAG}"',
      "  args = { A = null, B = 1, C = true }",
      '  output = [{ type = "cacheonly" }]',
      "}",
    ];
    expect(problems(text.join("\n"))).toEqual([]);
    expect(problems(text.join("\r\n"))).toEqual([]);
    expect(problems(`\uFEFF${text.join("\n")}`)).toEqual([]);
    expect(problems("")).toEqual([]);
  });

  it.each([
    ['{"target": {"a": {"contxt": "."}}}', "A target has no key contxt; did you mean context?", "contxt"],
    ['{"target": {"a": {"tags": "a"}}, "variable": {"V": {"type": "string"}}}', "tags must be a list", '"a"'],
    ['{"target": [{"a": {}}, {"b c": {}}]}', "b c is not a valid name: use letters, digits, _ and -", "b c"],
    ['{"target": {"a": {"args": {"b": 1,}}}}', "A key in quotation marks is expected here", "}"],
    ['{"target": {"a": {"context": "."} "b": {}}}', ", or } is expected here", '"'],
    ['{"target" {}}', ": is expected here", "{"],
    ['{"a": tru}', "A value is expected here", "t"],
    ['{"a": "b', "This string is not closed: add a quotation mark", '"'],
    ["{} {}", "The file ends before this", "{"],
    ["1", "A Bake file must be an object", "1"],
    ['{"target": {"a": {"context": "${f("}}}', "A value is expected here", ""],
  ])("%j: %s", (text, message, marked) => {
    expect(problems(text, "docker-bake.json")[0]?.slice(0, 2)).toEqual([message, marked]);
    expect(problems(text, "docker-bake.json")).toHaveLength(1);
  });

  it("tell of a matrix that is not looked at as a whole", () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => i).join();
    const text = `target "a" {\n  name = "a-\${x}-\${y}"\n  matrix = {\n    x = [${numbers}]\n    y = [${numbers}]\n  }\n}\n`;
    const { targets, limits } = readingOf(parse(text), undefined);
    expect(targets).toHaveLength(256);
    expect(limits.map(({ code, message }) => [code, message])).toEqual([
      ["limit", "The matrix has 1000000 combinations, of which 256 are looked at"],
    ]);
  });

  it("tell of what is taken of a value in JSON over and over, and nests too deeply", () => {
    const deep = `${"(".repeat(99)}a${`)${".b".repeat(300)}`.repeat(99)}`;
    expect(problems(`{"target": {"a": {"context": "\${${deep}}"}}}`, "docker-bake.json")).toEqual([
      ["This is nested too deeply", ".", 930],
    ]);
  });

  it("tell of a matrix of more combinations than can be counted", () => {
    const lists = Array.from({ length: 60 }, (_, i) => `    x${i} = ["1", "2"]\n`).join("");
    const text = `target "a" {\n  name = "a"\n  matrix = {\n${lists}  }\n}\n`;
    expect(readingOf(parse(text), undefined).limits.map(({ message }) => message)).toEqual([
      "The matrix has countless combinations, of which 256 are looked at",
    ]);
  });

  it("read a long block for fewer combinations of its matrix", () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i).join();
    const long = `# ${"-".repeat(20_000)}`;
    const target = (name: string) =>
      `target "${name}" {\n  name = "${name}-\${x}"\n  matrix = { x = [${numbers}] }\n  ${long}\n}\n`;
    const { targets, limits } = readingOf(parse(target("a") + target("b")), undefined);
    expect(limits.map(({ message }) => message)).toEqual([
      "The matrix has 200 combinations, of which 101 are looked at",
      "The matrix has 200 combinations, of which 1 is looked at",
    ]);
    expect(targets).toHaveLength(102);
  });
});

describe("builds", () => {
  const plain = { unknown: [], target: undefined, contexts: {}, known: true, inline: undefined };

  it("take over what they inherit, key by key", () => {
    const text = `
      target "base" {
        args = { X = "x", Y = "y" }
        contexts = { a = "docker-image://alpine", b = "./b" }
        dockerfile = "base.Dockerfile"
        target = "Web"
      }
      target "app" {
        inherits = ["base"]
        context = "app"
        args = { X = null, Y = "own", N = 1.5, B = true, Z = "z", Z = null }
        contexts = { b = "target:other" }
      }
      target "app" {
        args = { AGAIN = "again" }
      }`;
    expect(builds(text)).toEqual([
      {
        ...plain,
        name: "app",
        label: "target app of docker-bake.hcl",
        root: "app",
        path: "app/base.Dockerfile",
        args: { X: "x", Y: "own", N: "1.5", B: "true", AGAIN: "again" },
        target: "web",
        contexts: { a: "docker-image://alpine", b: "target:other" },
      },
    ]);
  });

  it("have the lists that they inherit, unless these are written again, if only empty", () => {
    const text = `
      target "base" {
        platforms = ["linux/amd64"]
        tags = ["a:1"]
      }
      target "none" {
        inherits = ["base"]
        platforms = []
        tags = false ? ["b"] : []
      }
      target "same" {
        inherits = ["base"]
        platforms = null
      }
      target "first" { tags = ["c"] }
      target "two" { inherits = ["base", "first"] }`;
    const built = readingOf(parse(text), undefined).builtOver(new Map());
    const texts = (parts: readonly BuildPart[]) => parts.map(({ value }) => value.known && value.value);
    expect(built.map(({ owner, build }) => [owner.name, texts(build.platforms), texts(build.tags)])).toEqual([
      ["none", [], []],
      ["same", ["linux/amd64"], ["a:1"]],
      ["two", ["linux/amd64"], ["c"]],
    ]);
  });

  it("are one for each combination of a matrix", () => {
    const text = `
      target "m" {
        name = "m-\${v}-\${o.n}"
        matrix = { v = ["1", "2"], o = [{ n = "a", k = 1 }, { n = "b", k = 2 }] }
        args = { V = v, K = o.k }
        dockerfile = v == "1" ? "one" : "two"
      }`;
    expect(builds(text).map(({ name, path, args }) => [name, path, args])).toEqual([
      ["m-1-a", "one", { V: "1", K: "1" }],
      ["m-1-b", "one", { V: "1", K: "2" }],
      ["m-2-a", "two", { V: "2", K: "1" }],
      ["m-2-b", "two", { V: "2", K: "2" }],
    ]);
  });

  it("of a matrix whose names are not known are not mixed up", () => {
    const text = 'target "m" {\n  name = "m-${timestamp()}-${v}"\n  matrix = { v = ["1", "2"] }\n  args = { V = v }\n}';
    expect(builds(text).map(({ label, args }) => [label, args])).toEqual([
      ["target m of docker-bake.hcl", { V: "1" }],
      ["target m of docker-bake.hcl", { V: "2" }],
    ]);
  });

  it("know variables by their defaults, and those that are given when Bake runs not", () => {
    const text = `
      variable "A" { default = "a" }
      variable "GIVEN" {}
      variable "EMPTY" { default = "" }
      variable "NONE" { default = null }
      target "t" {
        args = { A = A, G = "x-\${GIVEN}", E = EMPTY, EX = "\${EMPTY}-x", N = NONE, L = "", D = "$HOME" }
        target = GIVEN
      }`;
    expect(builds(text)).toMatchObject([
      { args: { A: "a", EX: "-x", L: "", D: "$HOME" }, unknown: ["G", "E"], target: undefined },
    ]);
  });

  it("are not those of targets that are there to be inherited", () => {
    const text = `
      group "default" { targets = ["listed"] }
      target "_common" { args = { A = 1 } }
      target "listed" { inherits = ["_common"] }
      target "all" { inherits = ["listed"] }
      target "default" { inherits = ["_common"] }
      target "more" { inherits = ["default"] }`;
    expect(builds(text).map(({ name }) => name)).toEqual(["listed", "all", "default", "more"]);
  });

  it("are not known as a whole where something they inherit is not there", () => {
    const text = 'target "a" {\n  inherits = ["docker-metadata-action"]\n  args = { A = 1 }\n}';
    expect(builds(text)).toMatchObject([{ known: false, root: undefined, path: undefined, args: { A: "1" } }]);
    const located = text.replace("args", 'context = "b"\n  dockerfile = "c"\n  args');
    expect(builds(located)).toMatchObject([{ known: false, root: "b", path: "b/c" }]);
  });

  it("end where targets inherit each other in a ring", () => {
    const text =
      'group "default" { targets = ["a", "b"] }\ntarget "a" { inherits = ["b"] }\ntarget "b" { inherits = ["a"] }';
    expect(builds(text).map(({ name, known }) => [name, known])).toEqual([
      ["a", false],
      ["b", false],
    ]);
  });

  it("start where the file lies, or at the root where what they build is there alone", () => {
    const text = 'target "a" { dockerfile = "x/Dockerfile" }';
    const path = "ci/docker-bake.hcl";
    expect(builds(text, path)).toMatchObject([{ root: "ci", path: "ci/x/Dockerfile" }]);
    expect(builds(text, path, { "x/Dockerfile": "" })).toMatchObject([{ root: ".", path: "x/Dockerfile" }]);
    expect(builds(text, path, { "x/Dockerfile": "", "ci/x/Dockerfile": "" })).toMatchObject([{ root: "ci" }]);
  });

  it.each([
    ['context = "https://git.example.com/a.git"', undefined, undefined],
    ['context = "cwd://sub"', "sub", "sub/Dockerfile"],
    ["context = BAKE_CMD_CONTEXT", ".", "Dockerfile"],
    ['context = ""', ".", "Dockerfile"],
    ["context = null", ".", "Dockerfile"],
    ["context = timestamp()", undefined, undefined],
    ['dockerfile = "${timestamp()}"', ".", undefined],
    ['dockerfile = "$NAME"', ".", "$NAME"],
  ])("of %s", (line, root, path) => {
    expect(builds(`target "a" {\n  ${line}\n}`)).toMatchObject([{ root, path }]);
  });

  it("are none of a file that Bake rejects", () => {
    expect(builds('target "a" {}\ntarget "b" {')).toEqual([]);
  });

  it("follow what overrides the file", () => {
    const text = 'variable "V" { default = "1" }\ntarget "a" {\n  args = { V = V, K = "k" }\n  tags = ["a:1"]\n}';
    const override = '{"variable": {"V": {"default": "2"}}, "target": {"a": {"args": {"K": "o"}}, "b": {}}}';
    const files = { "docker-bake.hcl": text, "docker-bake.override.json": override };
    expect(builds(text, "docker-bake.hcl", files)).toMatchObject([{ name: "a", args: { V: "2", K: "o" } }]);
    expect(builds(override, "docker-bake.override.json", files)).toMatchObject([{ name: "b" }]);
    expect(builds(text, "app.bake.hcl", files)).toMatchObject([{ name: "a", args: { V: "1", K: "k" } }]);
    expect(builds(text, "docker-bake.hcl", { "docker-bake.override.hcl": "target {" })).toEqual([]);
  });

  it("are read from JSON, whose strings are templates", () => {
    const text = `{
      "variable": {"T": {"default": "1"}},
      "function": {"f": {"params": ["a"], "result": "\${a}!"}},
      "target": {
        "a": {"args": {"x": "\${T}-\\"\${equal(\\"1\\", T) ? f(\\"y\\") : \\"n\\"}", "\${T}": "v\\u0041", "n": 1, "z": null}},
        "b": [{"context": "x"}, {"dockerfile": "d"}]
      },
      "group": {"default": {"targets": ["a", "b"]}}
    }`;
    expect(builds(text, "docker-bake.json")).toMatchObject([
      { name: "a", args: { x: '1-"y!', 1: "vA", n: "1" } },
      { name: "b", root: "x", path: "x/d" },
    ]);
  });
});

describe("parts", () => {
  it("stand where they are written", () => {
    const text =
      'target "a" {\n  context = "app"\n  args = {\n    "A" = "x"\n    B = upper("y")\n  }\n  tags = ["t:1", "u:${"1"}"]\n}';
    const document = parse(text);
    const visits = [
      ...bakeKind.walk(document, bakeKind.model?.(document, { knowledge: defaultKnowledge }) as never, new Set()),
    ];
    const target = visits.find(({ type }) => type === "BakeTarget")?.node as ReturnType<
      typeof readingOf
    >["targets"][number];
    const cut = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    expect(visits.map(({ type }) => type)).toEqual(["BakeTarget", "Build", "EnvVar", "EnvVar"]);
    const { build } = target;
    expect([build.context?.span, build.context?.contentSpan].map((span) => span && cut(span))).toEqual([
      '"app"',
      "app",
    ]);
    expect(
      build.args.map(({ nameSpan, valueSpan, span }) => [nameSpan, valueSpan, span].map((one) => one && cut(one))),
    ).toEqual([
      ["A", "x", '"A" = "x"'],
      ["B", 'upper("y")', 'B = upper("y")'],
    ]);
    expect(build.args.map(({ write }) => write('a"${b}')).map((edit) => edit && cut(edit.span) + edit.text)).toEqual([
      'xa\\"$${b}',
      undefined,
    ]);
    expect(build.tags.map(({ value, contentSpan }) => [value.known && value.value, cut(contentSpan)])).toEqual([
      ["t:1", "t:1"],
      ["u:1", 'u:${"1"}'],
    ]);
  });
});

describe("Dockerfiles inside", () => {
  const inline = (value: string, before = "") => {
    const text = `${before}target "a" {\n  dockerfile-inline = ${value}\n}\n`;
    return { text, ...(inlineDockerfiles(parse(text))[0] as ReturnType<typeof inlineDockerfiles>[number]) };
  };

  it.each([
    ["a heredoc", "<<EOT\nFROM alpine\nRUN a $${B}\nEOT", "FROM alpine\nRUN a ${B}\n"],
    ["an indented one", "<<-EOT\n    FROM alpine\n    RUN a\n  EOT", "FROM alpine\nRUN a\n"],
    ["a string", '"FROM alpine\\nRUN a"', "FROM alpine\nRUN a"],
  ])("%s is read", (_, value, expected) => {
    const { document, text, toOuter } = inline(value);
    expect(document.source.text).toBe(expected);
    expect(text.slice(toOuter(expected.indexOf("RUN")))).toMatch(/^RUN a/);
    expect(builds(text)).toMatchObject([{ path: undefined, inline: expected }]);
  });

  it("have the values of variables, and holes where these are not known", () => {
    const { document } = inline(
      "<<EOT\nFROM ${A}\nUSER ${GIVEN}\nRUN ${timestamp()}\nEOT",
      'variable "A" { default = "x" }\n',
    );
    expect(document.source.text).toBe("FROM x\nUSER $GIVEN\nRUN $VALUE\n");
    expect(document.outerVariables.map(({ name, by }) => [name, by])).toEqual([
      ["GIVEN", "Bake"],
      ["VALUE", "Bake"],
    ]);
  });

  it.each([
    [
      "<<-EOT\n    FROM alpine\n    RUN a\n  EOT",
      "RUN a",
      "USER ${x}\nRUN b",
      "<<-EOT\n    FROM alpine\n    USER $${x}\n    RUN b\n  EOT",
    ],
    ["<<EOT\nFROM alpine\nRUN a\nEOT", "RUN a\n", "", undefined],
    ["<<EOT\nFROM alpine\nRUN a\nEOT", "alpine", "b", "<<EOT\nFROM b\nRUN a\nEOT"],
    ['"FROM alpine\\nRUN a"', "\nRUN a", '\nRUN "b"', '"FROM alpine\\nRUN \\"b\\""'],
    ["<<EOT\nFROM a\nRUN ${1}\nEOT", "RUN 1", "b", undefined],
  ])("%j: %j becomes %j", (value, old, by, expected) => {
    const { document, text, editOuter } = inline(value);
    const start = document.source.text.indexOf(old);
    const edit = editOuter({ span: { start, end: start + old.length }, text: by });
    const fixed = edit && applyEdits(text, [edit]);
    expect(fixed).toBe(expected && text.replace(value, () => expected));
  });
});

describe("directives", () => {
  it.each([
    ["# plimsoll ignore=a -- why", "# plimsoll ignore=a -- why"],
    ["// plimsoll ignore=a -- why", "// plimsoll ignore=a -- why"],
    ["/* plimsoll ignore=a -- why */", "/* plimsoll ignore=a -- why */"],
  ])("%s", (comment, expected) => {
    const text = `target "a" {\n  ${comment}\n  tags = [\n    "a"\n  ]\n}\n`;
    const [directive, ...more] = bakeKind.directives(parse(text));
    expect(more).toEqual([]);
    expect(text.slice(directive?.span.start, directive?.span.end)).toBe(expected);
    expect(text.slice(directive?.rules[0]?.span.start, directive?.rules[0]?.span.end)).toBe("a");
    expect(directive?.reason).toBe("why");
    expect(text.slice(directive?.scope.start, directive?.scope.end)).toBe(`${comment}\n  tags = [\n    "a"\n  ]`);
  });

  it("are none in strings and heredocs", () => {
    const text = 'a = "# plimsoll ignore=a"\nb = <<EOT\n# plimsoll ignore=a\nEOT\n';
    expect(bakeKind.directives(parse(text))).toEqual([]);
  });

  it("have their places above blocks, and none in JSON", () => {
    const text = 'target "a" {\n  tags = ["a"]\n}\n';
    const at = text.indexOf('"a"]');
    expect(bakeKind.editor?.directivePlaces?.(parse(text), at)).toEqual([at, at]);
    expect(bakeKind.editor?.directivePlaces?.(parse(text), undefined)).toEqual([0]);
    expect(bakeKind.editor?.directivePlaces?.(parse('{"a": 1}', "docker-bake.json"), 3)).toEqual([]);
  });
});

it("is read anew when a file beside it changes, and by nothing else", () => {
  const document = parse('variable "V" { default = "1" }\ntarget "a" { tags = [V] }\n');
  const override = (value: string) => disk({ "docker-bake.override.hcl": `variable "V" { default = "${value}" }` });
  const tagOf = (reading: ReturnType<typeof readingOf>) => reading.targets[0]?.build.tags[0]?.value;
  const first = readingOf(document, override("2"));
  expect(tagOf(first)).toMatchObject({ value: "2" });
  expect(tagOf(readingOf(document, undefined))).toMatchObject({ value: "1" });
  expect(readingOf(document, override("2"))).toBe(first);
  expect(tagOf(readingOf(document, override("3")))).toMatchObject({ value: "3" });
});

it("calls blocks by their names", () => {
  const text = 'target "a" {\n  tags = []\n}\nvariable "V" {}\n';
  const named = (at: number) => bakeKind.why?.subject(parse(text), ({ start, end }) => start <= at && at < end)?.name;
  expect([0, 20, text.indexOf("V")].map(named)).toEqual(["target a", "target a", "variable V"]);
  expect(named(text.length)).toBeUndefined();
});

it("has an outline of its blocks", () => {
  const outline = bakeKind.editor?.outline?.(parse('variable "V" {}\ntarget a {}\ngroup "g" { targets = [] }\n')) ?? [];
  expect(outline.map(({ name, detail, type }) => [name, detail, type])).toEqual([
    ["V", "variable", "variable"],
    ["a", "target", "section"],
    ["g", "group", "section"],
  ]);
});
