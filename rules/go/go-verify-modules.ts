import { type Command, defineRule, type Fact, known, option, report, type Spanned } from "../../src/author.ts";
import { verificationVariables, weaknessOf } from "../../src/knowledge/go-verification.ts";

export default defineRule({
  id: "go-verify-modules",
  summary: "The go command verifies the modules that it downloads",
  why: "Without the checksum database a module that go.sum does not list yet is taken as whatever the proxy or server sends. GOINSECURE and a proxy over plain HTTP let an attacker on the network send something else. Your own modules are exempt once you name them: `GOPRIVATE=git.example.com/team`.",
  topic: "go",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [345, 494],
  reference: "https://go.dev/ref/mod#authenticating",
  messages: {
    off: "GOSUMDB=off switches off the checksum database for all modules: set GOPRIVATE for your own",
    all: "{name}={value} switches off verification for all modules: name only your own",
    plain: "{name} downloads modules over plain HTTP: use https",
  },
  examples: [
    {
      bad: "FROM golang:1.26\nENV «GOSUMDB=off»\nRUN go mod download",
      good: "FROM golang:1.26\nENV GOPRIVATE=git.example.com/team\nRUN go mod download",
      message: "off",
    },
    { bad: "FROM golang:1.26\nRUN «GOINSECURE=*» go mod download", message: "all" },
    {
      bad: "FROM golang:1.26\nARG «GOPROXY=http://proxy.example.com»\nRUN go mod download",
      good: "FROM golang:1.26\nARG GOPROXY=https://proxy.example.com\nRUN go mod download",
      message: "plain",
    },
  ],
  on: {
    EnvVar: (variable) => verdictOf(variable, variable.name, variable.value),
    Command: (command) => settingsOf(command).map(({ at, name, value }) => verdictOf(at, name, known(value))),
  },
});

function verdictOf(at: Spanned, name: string, value: Fact<string> | undefined) {
  const weakness = value?.known ? weaknessOf(name, value.value) : undefined;
  if (!value?.known || weakness === undefined) return undefined;
  if (weakness === "off") return report(at, weakness, {});
  return weakness === "all"
    ? report(at, weakness, { data: { name, value: value.value } })
    : report(at, weakness, { data: { name } });
}

interface Setting {
  readonly at: Spanned;
  readonly name: string;
  readonly value: string;
}

/** What a command sets: for itself by its prefix, for those after it by `export`, for good by `go env -w`. */
function settingsOf(command: Command): readonly Setting[] {
  const { program, subcommand, environment } = command;
  const own = environment.flatMap((at) => (at.value === undefined ? [] : [{ at, name: at.name, value: at.value }]));
  const stores = program === "go" && subcommand === "env" && option(command, "w");
  const words = program === "export" ? command.arguments : stores ? command.operands : [];
  const given = words.flatMap(({ value, span }) => {
    const [name = "", ...rest] = (value ?? "").split("=");
    return verificationVariables.includes(name) ? [{ at: { span }, name, value: rest.join("=") }] : [];
  });
  return [...own, ...given];
}
