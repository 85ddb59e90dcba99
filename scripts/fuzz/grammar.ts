import type { Random } from "./random.ts";

// What each language is made of, well-formed and not. `<name>` stands for any of the rule's alternatives.

type Grammar = Readonly<Record<string, readonly string[]>>;

const shared: Grammar = {
  name: ["a", "b", "app", "build", "Base", "constructor", "__proto__", "é", "x-1", "_", "0"],
  path: ["/", ".", "a", "/a/b", "../a", "a/", "/a/*.c", "$A", "/a b", "C:\\a", "/tmp/x.tgz", "~/.ssh/id_rsa"],
  image: ["debian:12", "alpine", "scratch", "node:22-alpine@sha256:1", "example.com/a/b:1", "$A", "a:$A", "<name>"],
  variable: ["$A", "${A}", "${A:-<value>}", "${A:+<value>}", "${A#*/}", "$$", "${", "$(<command>)"],
  value: ["1", "<name>", "<variable>", "'<name> b'", '"<variable>"', "", "\\", '"', "hunter2", "a\\ b", "\u{1F433}"],
  command: [
    "<program> <value>",
    "<command> && <command>",
    "<command> | <program>",
    "<command>; <command>",
    "if <command>; then <command>; fi",
    "for a in <value>; do <command>; done",
    "(<command>)",
    "<program> > <path>",
    "<name>=<value> <command>",
    "<program> $(<command>)",
    "sh -c '<program> <value>'",
    "<program> <<E\n<value>\nE",
  ],
  program: [
    "make",
    "apt-get update",
    "apt-get install -y <name>=<value>",
    "apk add --no-cache <name>",
    "pip install <name>",
    "npm ci",
    "curl -fsSL https://example.com/<name> -o <path>",
    "tar xf <path> -C <path>",
    "rm -rf <path>",
    "cd <path>",
    "chmod <value> <path>",
    "useradd <name>",
    "sudo <name>",
    "export A=<value>",
    "go build -o <path>",
    "cp <path> <path>",
    "echo <value>",
    "set -euo pipefail",
  ],
};

const dockerfile: Grammar = {
  ...shared,
  start: ["<from>", "<comment>\n<from>", "ARG A=<value>\n<from>", "<from>\n<from>"],
  from: ["FROM <image>\n<lines>", "FROM <image> AS <name>\n<lines>", "FROM --platform=<value> <image>\n<lines>"],
  lines: ["<line>", "<line>\n<lines>", "<line>\n<lines>", "<line>\n<lines>", "<line>\n<lines>"],
  comment: [
    "# plimsoll ignore=<name> -- why",
    "# syntax=docker/dockerfile:1",
    "# escape=`",
    "# hadolint ignore=DL3008",
  ],
  line: [
    "RUN <command>",
    "RUN <command>",
    "RUN <command> \\\n  && <command>",
    "RUN --mount=type=<name>,target=<path> <command>",
    "RUN <<E\n<command>\nE",
    "COPY <path> <path>",
    "COPY --from=<name> <path> <path>",
    "COPY --chmod=<value> <path> <path>",
    "ADD <path> <path>",
    "ADD https://example.com/<name> <path>",
    "ENV A=<value> B=<value>",
    "ENV A <value>",
    "ARG A=<value>",
    "LABEL <name>=<value>",
    "USER <name>",
    "WORKDIR <path>",
    "EXPOSE <value>",
    "VOLUME <path>",
    'CMD ["<name>", "<path>"]',
    "CMD <command>",
    "ENTRYPOINT <command>",
    "HEALTHCHECK CMD <command>",
    'SHELL ["<name>", "-c"]',
    "STOPSIGNAL <value>",
    "ONBUILD <line>",
    "<comment>",
    "<name> <value>",
    "",
  ],
};

const dockerignore: Grammar = {
  start: ["<line>", "<line>\n<start>", "<line>\n<start>", "<line>\n<start>"],
  line: ["<pattern>", "!<pattern>", "# <part>", "<pattern> # <part>", "", "# plimsoll ignore=all -- why"],
  pattern: ["<part>", "<part>/<pattern>", "<part><pattern>", "/<pattern>", "<pattern>/"],
  part: ["a", "b", "*", "**", "?", "[a-c]", "[^a]", "[", "\\a", "\\", "..", ".", "{a,b}", ".git", "é"],
};

const compose: Grammar = {
  ...shared,
  start: ["services:\n<services>", "services:\n<services>x-a: &a\n  b: c\n", "<entry>\nservices:\n<services>"],
  services: ["  <name>:\n<keys>", "  <name>:\n<keys><services>", "  <name>:\n<keys><services>"],
  keys: [
    "    <entry>\n",
    "    <entry>\n<keys>",
    "    <entry>\n<keys>",
    "    build:\n      context: <path>\n      target: <name>\n",
  ],
  entry: [
    "image: <image>",
    "build: <path>",
    "command: <command>",
    "command: [<name>, <value>]",
    "user: <value>",
    "privileged: <scalar>",
    "ports: ['<value>:80', \"80\"]",
    "volumes: ['<path>:/a:<name>']",
    "environment: {A: <value>, <name>: <scalar>}",
    "environment: [A=<value>]",
    "extends: <name>",
    "healthcheck: {test: <command>, interval: <value>}",
    "depends_on: [<name>]",
    "security_opt: [<name>:<value>]",
    "cap_add: [<name>]",
    "labels: {<name>: <value>}",
    "<name>: <scalar>",
    "<<: *a",
    "# plimsoll ignore=all -- why",
  ],
  scalar: [
    "true",
    "null",
    "1",
    "'a'",
    '"\\u0041"',
    "|\n      a\n      b",
    "[]",
    "{}",
    "*a",
    "&a b",
    "!x y",
    "- a",
    "<value>",
  ],
};

const bake: Grammar = {
  ...shared,
  start: ["<block>\n", "<block>\n<start>", "<block>\n<start>", "<block>\n<start>", "<json>"],
  block: [
    'target "<name>" {\n<attributes>}',
    'target "<name>" {\n<attributes>}',
    'group "default" {\n  targets = <value>\n}',
    'variable "<name>" {\n  default = <value>\n}',
    'variable <name> { default = "<value>" }',
    'function "<name>" {\n  params = [a, b]\n  result = <value>\n}',
    "<name> = <value>",
    "# plimsoll ignore=all -- why",
    "// <name>",
    "/* <name>\n*/",
    "<name> {\n<attributes>}",
  ],
  attributes: ["<attribute>\n", "<attribute>\n<attributes>", "<attribute>\n<attributes>"],
  attribute: [
    "  args = { A = <value>, <name> = <value> }",
    "  args = {\n    <name> = <value>\n  }",
    '  inherits = ["<name>"]',
    "  context = <value>",
    "  dockerfile = <value>",
    "  dockerfile-inline = <<-EOT\n    FROM <image>\n    RUN ${<value>} $${a}\n  EOT",
    '  dockerfile-inline = "FROM <image>\\nRUN a"',
    "  target = <value>",
    "  tags = [<value>, <value>]",
    "  matrix = { a = [<value>, <value>], b = <value> }",
    "  name = <value>",
    "  contexts = { a = <value> }",
    "  annotations = [<value>]",
    "  <name> = <value>",
    "  # plimsoll ignore=all -- why",
  ],
  value: [
    '"<name>"',
    '"a-${<value>}"',
    '"$A"',
    "<name>",
    "1",
    "null",
    "true",
    "[<value>, <value>]",
    "{ <name> = <value> }",
    "<value> == <value> ? <value> : <value>",
    "<value>.<name>",
    "<value>[<value>]",
    "<value>.*.<name>",
    "<function>(<value>, <value>)",
    "<name>(<value>...)",
    "[for x in <value> : <value> if <value>]",
    "{ for x, y in <value> : x => <value>... }",
    "<value> + <value>",
    "!<value>",
    "(<value>)",
    "<<E\n<value> ${<value>}\nE",
    '"<value>',
    "[<value>",
    '"\\u0041%{ if a }"',
  ],
  function: ["join", "split", "substr", "replace", "flatten", "setproduct", "merge", "lookup", "try", "can", "element"],
  json: [
    '{"target": {"<name>": {<pairs>}}, "variable": {"A": {"default": <scalar>}}}',
    '[{"target": [{"a": {<pairs>}}]}',
  ],
  pairs: [
    '"args": {"A": <scalar>}',
    '"<name>": <scalar>',
    '"tags": [<scalar>], <pairs>',
    '"dockerfile-inline": <scalar>',
  ],
  scalar: ['"a"', '"${A}"', '"\\"${equal(\\"a\\", A)}\\u00e9"', "null", "1", "[]", "{}", '"${"', '"a\\nb"'],
};

const kubernetes: Grammar = {
  ...shared,
  scalar: compose.scalar as readonly string[],
  start: [
    "<object>",
    "<object>---\n<start>",
    "kind: List\nitems:\n  - kind: Pod\n    spec: {containers: [{<field>}]}\n",
  ],
  object: [
    "apiVersion: v1\nkind: Pod\nmetadata: {<meta>}\nspec:\n<pod>",
    "apiVersion: v1\nkind: Pod\nspec: &a\n<pod>---\nkind: Pod\nspec: *a\n",
    "apiVersion: apps/v1\nkind: Deployment\nspec: {selector: {}, template: {metadata: {<meta>}, spec: {containers: [{<field>}]}}}\n",
    "kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {initContainers: [{<field>}], containers: [<scalar>]}}}}}\n",
    "kind: Kustomization\nimages: [{name: <name>, newTag: <value>}, {name: <name>, newName: <image>, digest: <value>}]\n",
    "kind: <name>\n<name>: {{ <name> }}\n",
  ],
  meta: [
    "name: <name>",
    "annotations: {checkov.io/skip1: <name>=<value>, kube-score/ignore: <name>}",
    "<name>: <scalar>",
  ],
  pod: ["<setting>  containers:\n<containers>", "<setting>  initContainers:\n<containers>  containers:\n<containers>"],
  setting: [
    "  hostNetwork: <scalar>\n",
    "  securityContext: {runAsUser: <value>, runAsNonRoot: true}\n",
    "  volumes: [{name: v, hostPath: {path: <path>}}, {name: <name>, emptyDir: {}}]\n",
    "  <name>: <scalar>\n",
    "  # plimsoll ignore=all -- why\n",
    "<setting><setting>",
  ],
  containers: ["    - name: <name>\n<fields>", "    - name: <name>\n<fields><containers>"],
  fields: ["      <field>\n", "      <field>\n<fields>", "      <field>\n<fields>"],
  field: [
    "image: <image>",
    "command: [<name>, <value>]",
    "command: [sh, -c]",
    "args: ['<command>']",
    "env: [{name: <name>, value: <value>}, {name: A, value: $(A)}]",
    "ports: [{containerPort: <value>, hostPort: <value>}]",
    "volumeMounts: [{name: v, mountPath: <path>}]",
    "securityContext: {privileged: <scalar>, capabilities: {add: [<name>, ALL]}}",
    "securityContext: {seccompProfile: {type: <name>}, allowPrivilegeEscalation: <value>}",
    "resources: {limits: {memory: <value>}}",
    "livenessProbe: {exec: {command: [<name>, <path>]}}",
    "<name>: <scalar>",
    "<<: *a",
  ],
};

const config: Grammar = {
  ...shared,
  start: ["<entry>\n", "<entry>\n<start>", "<entry>\n<start>"],
  entry: [
    "extends: [recommended, <name>]",
    "rules: {no-sudo: <level>, <name>: <level>}",
    "rules:\n  no-sudo: [<level>, {<name>: <value>}]",
    "overrides: [{files: [<glob>], rules: {no-sudo: <level>}}]",
    "overrides: [{stages: [<glob>], kinds: [<name>], rules: {}}]",
    "ignore: [<glob>]",
    "waivers: [{rules: <name>, files: [<glob>], reason: <value>, until: 2020-01-01}]",
    "knowledge: {baseImages: {<name>: {user: <value>}}}",
    "<name>: <value>",
    "baseline: <path>",
  ],
  level: ["error", '"off"', '"on"', "warning", "<value>", "1"],
  glob: ["'**/<name>'", "'*<name>*'", "'{<name>,b}/!(<name>)'", "'[a-<name>]'", "'!<name>'", "<value>"],
};

/** What configurations of other linters hold, in whatever notation. */
const peer: Grammar = {
  ...shared,
  start: ["<entry>\n", "<entry>\n<start>", "<entry>\n<start>", '{"<key>": <json>}', "<line>\n<start>"],
  entry: [
    "<key>: <value>",
    "<key>:\n<items>",
    "<key> = <json>",
    "[<key>.<name>]",
    "[[<key>]]",
    "<name>.<key> = <json>",
  ],
  key: [
    "ignored",
    "override",
    "trustedRegistries",
    "label-schema",
    "failure-threshold",
    "misconfigurations",
    "skip-check",
    "check",
    "skip-path",
    "exclude-queries",
    "rules",
    "skip",
    "severity-overrides",
    "<name>",
  ],
  items: ["  - <code>\n", "  - <code> # <name>\n<items>", "  - {id: <code>, paths: [<path>], <key>: <scalar>}\n"],
  value: ["[<code>, <scalar>]", "{<code>: <scalar>}", "{<name>: [<code>]}", "<scalar>", "&a [*a]"],
  json: ['["<code>", "<name>"]', "{}", '{"<key>": <json>}', '"<code>"', "true", "[<json>, <json>]"],
  line: ["<code>", "<code> exp:<date>", "# <name>", "<path>", "!<path>", ":include <path>", "<code>:\\"],
  code: ["DL3008", "DS-0002", "CKV_DOCKER_8", "CKV_*", "hadolint/DL3002", "<name>", "DF001", "*"],
  date: ["2030-01-01", "2030-13-45", ""],
  scalar: ["1", "null", "'a'", '"\\u0041"', "|\n      a", "[]", "{}", "*a", "!x y", "2030-01-01", "off"],
};

const grammars: ReadonlyMap<string, Grammar> = new Map([
  ["dockerfile", dockerfile],
  ["dockerignore", dockerignore],
  ["compose", compose],
  ["bake", bake],
  ["kubernetes", kubernetes],
  ["config", config],
  ["peer", peer],
]);

/** The languages that there is a grammar of. */
export const languages: readonly string[] = [...grammars.keys()];

/** Longer texts are cut short by taking each rule's first alternative. */
const most = 120;

/** A text by the grammar of a language. */
export function generate(kind: string, random: Random): string {
  const grammar = grammars.get(kind) ?? {};
  let used = 0;
  const expand = (text: string): string =>
    text.replace(/<(\w+)>/g, (whole, name: string) => {
      const choices = Object.hasOwn(grammar, name) ? grammar[name] : undefined;
      if (!choices) return whole;
      return expand(++used > most ? (choices[0] as string).replace(/<\w+>/g, "a") : random.pick(choices));
    });
  return expand("<start>");
}
