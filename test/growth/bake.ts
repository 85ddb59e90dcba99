import { type Constructs, lines, times } from "./constructs.ts";

const target = (name: string, body: string) => `target "${name}" {\n${body}\n}`;

/** Text of so many lines that all repeat one construct of a Bake file. */
export const bakeFiles: Constructs = {
  targets: (n) => lines(n, (i) => target(`t${i}`, '  tags = ["a:1"]')),
  "targets of one name": (n) => lines(n, (i) => target("t", `  args = { A${i} = ${i} }`)),
  "targets that inherit the one before": (n) =>
    lines(n, (i) => target(`t${i + 1}`, `  inherits = ["t${i}"]\n  args = { A${i} = ${i} }`)),
  "targets that inherit each other in a ring": (n) =>
    lines(n, (i) => target(`t${i}`, `  inherits = ["t${(i + 1) % n}"]\n  args = { A${i} = ${i} }`)),
  "targets that inherit one of many arguments": (n) =>
    `${target("base", `  args = {\n${lines(n, (i) => `    A${i} = ${i}`)}  }`)}\n${lines(n, (i) => target(`t${i}`, '  inherits = ["base"]'))}`,
  "a target that inherits many": (n) =>
    `${lines(n, (i) => target(`t${i}`, `  args = { A${i} = ${i} }`))}${target("all", `  inherits = [${times(n, (i) => `"t${i}"`, ", ")}]`)}\n`,
  "targets with a Dockerfile inside": (n) =>
    lines(n, (i) => target(`t${i}`, "  dockerfile-inline = <<EOT\nFROM debian:12\nRUN sudo a\nEOT")),
  "targets with an argument that nobody declares": (n) =>
    lines(n, (i) => target(`t${i}`, `  dockerfile-inline = "FROM debian:12"\n  args = { A${i} = 1 }`)),
  "targets with a target that is not there": (n) =>
    lines(n, (i) => target(`t${i}`, `  dockerfile-inline = "FROM debian:12"\n  target = "x${i}"`)),
  "targets with a matrix": (n) =>
    lines(n, (i) => target(`t${i}`, `  name = "t${i}-\${x}"\n  matrix = { x = ["1", "2"] }\n  args = { X = x }`)),
  "values of a matrix": (n) =>
    `${target("t", `  name = "t-\${x}"\n  matrix = { x = [${times(n, (i) => `"${i}"`, ", ")}] }\n  args = { X = x }`)}\n`,
  "lists of a matrix": (n) =>
    `${target("t", `  name = "t"\n  matrix = {\n${lines(n, (i) => `    x${i} = ["1", "2"]`)}  }`)}\n`,
  "arguments of a matrix": (n) =>
    `${target("t", `  name = "t-\${x}"\n  matrix = { x = [${times(256, (i) => `"${i}"`, ", ")}] }\n  args = {\n${lines(n, (i) => `    A${i} = "b"`)}  }`)}\n`,
  "parents of a target that has many arguments": (n) =>
    `${target("base", `  args = {\n${lines(8 * n, (i) => `    A${i} = ${i}`)}  }`)}\n${target("b", "  args = { B = 1 }")}\n${target("t", `  inherits = ["base", ${'"b", '.repeat(8 * n)}]`)}\n`,
  "targets that share a list": (n) =>
    `l = [${times(64 * n, (i) => `"a:${i}"`, ", ")}]\n${lines(n, (i) => `target "t${i}" { tags = l }`)}`,
  "targets that share a map": (n) =>
    `m = {${times(64 * n, (i) => `A${i} = 1`, ", ")}}\n${lines(n, (i) => `target "t${i}" { args = m }`)}`,
  "groups that share a list": (n) =>
    `l = [${times(8 * n, (i) => `"a${i}"`, ", ")}]\n${lines(8 * n, (i) => `group "g${i}" { targets = l }`)}`,
  "lists that hold the one before twice": (n) =>
    `l0 = ["a"]\n${lines(n, (i) => `l${i + 1} = [l${i}, l${i}]`)}${target("t", `  tags = flatten(l${n})`)}\n`,
  "a map that is gone through and through": (n) =>
    `m = {${times(8 * n, (i) => `A${i} = 1`, ", ")}}\n${target("t", `  tags = [${'[for k, v in m : k if ""], '.repeat(8 * n)}]`)}\n`,
  "long values in Dockerfiles": (n) =>
    `v = "${"a ".repeat(8 * n)}"\n${lines(n, (i) => target(`t${i}`, "  dockerfile-inline = <<EOT\nFROM debian:12\nRUN ${v}\nEOT"))}`,
  "variables that are made of the one before": (n) =>
    `variable "v0" { default = "a" }\n${lines(n, (i) => `variable "v${i + 1}" { default = "\${v${i}}a" }`)}${target("t", `  tags = [v${n}]`)}\n`,
  "variables that double the one before": (n) =>
    `variable "v0" { default = "a" }\n${lines(n, (i) => `variable "v${i + 1}" { default = "\${v${i}}\${v${i}}" }`)}${target("t", `  tags = [v${n}]`)}\n`,
  "functions that call the one before twice": (n) =>
    `function "f0" {\n  params = [x]\n  result = x\n}\n${lines(n, (i) => `function "f${i + 1}" {\n  params = [x]\n  result = "\${f${i}(x)}\${f${i}(x)}"\n}`)}${target("t", `  tags = [f${n}("a")]`)}\n`,
  groups: (n) => lines(n, (i) => `group "g${i}" { targets = ["g${i + 1}"] }`),
  "keys that nobody knows": (n) =>
    `${target(
      "t",
      lines(n, (i) => `  contxt${i} = 1`),
    )}\n`,
  "a key again and again": (n) =>
    `${target(
      "t",
      lines(n, () => "  context = 1"),
    )}\n`,
  "arguments of a target": (n) => `${target("t", `  args = {\n${lines(n, (i) => `    A${i} = "\${V}"`)}  }`)}\n`,
  "items of a list": (n) => `${target("t", `  tags = [\n${lines(n, (i) => `    "a:${i}",`)}  ]`)}\n`,
  "operators in a row": (n) => `a = ${times(n, () => "1", " + ")}\n`,
  "conditions in a row": (n) => `a = ${times(n, (i) => `x == ${i} ? ${i}`, " : ")} : 0\n`,
  "names in a row": (n) => `a = ${times(n, (i) => `b${i}`, ".")}\n`,
  brackets: (n) => `a = ${"[".repeat(n)}${"]".repeat(n)}\n`,
  "brackets that stay open": (n) => `a = ${"[".repeat(n)}\n`,
  "braces that stay open": (n) => lines(n, () => "a {"),
  "strings that stay open": (n) => lines(n, () => 'a = "b'),
  "sequences in sequences": (n) => `a = ${'"${'.repeat(n)}1${'}"'.repeat(n)}\n`,
  "sequences that stay open": (n) => `a = "${"${".repeat(n)}"\n`,
  "heredocs that stay open": (n) => lines(n, (i) => `a${i} = <<EOT${i}`),
  "lines of a heredoc": (n) => `a = <<-EOT\n${lines(n, () => "    b ${c} $${d}")}  EOT\n`,
  comments: (n) => lines(n, (i) => (i % 2 === 0 ? "# a" : "// plimsoll ignore=all -- why")),
  "comments in a line": (n) => `${target("t", `  tags = [${times(n, () => "/* plimsoll ignore=all */", " ")}]`)}\n`,
  "comments that stay open": (n) => lines(n, () => "a = /* b"),
};
