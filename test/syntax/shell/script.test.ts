import { describe, expect, it } from "vitest";
import { argumentTemplate, callOf, headOf, option, prefixValue, runs } from "../../../src/syntax/shell/script.ts";
import { hole } from "../../../src/syntax/template.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import { commandOf, parse, parseMapped } from "./helpers.ts";

it("finds an option by its names, the last that is given", () => {
  const command = commandOf("curl -o a --max-time 5 -o b -s u");
  expect(option(command, "output")?.value?.value).toBe("b");
  expect(option(command, "max-time", "output")?.value?.value).toBe("b");
  expect(option(command, "max-time")?.value?.value).toBe("5");
  expect(option(command, "fail")).toBeUndefined();
  expect(option(commandOf("curl -o a"), "output")?.value?.value).toBe("a");
});

it("tells what a command runs", () => {
  const command = commandOf("apt-get -y install jq");
  expect([
    runs(command, "apt-get"),
    runs(command, "apt"),
    runs(command, "apt-get", "update", "install"),
    runs(command, "apt-get", "update"),
    runs(commandOf("apt-get"), "apt-get", "update"),
  ]).toEqual([true, false, true, false, false]);
});

it("gives the last value of a variable before a command", () => {
  const command = commandOf("A=1 B=2 A=3 x", {});
  expect([prefixValue(command, "A"), prefixValue(command, "B"), prefixValue(command, "C")]).toEqual([
    "3",
    "2",
    undefined,
  ]);
  expect(prefixValue(commandOf("A=$N x", { variables: { N: null } }), "A")).toBeUndefined();
});

it("spells out what is known of an argument", () => {
  const template = (text: string) => {
    const [operand] = commandOf(text, { variables: { N: null } }).operands;
    return operand && argumentTemplate(operand);
  };
  expect(template("x a'b'$N\"c${N}d\"$'e'")).toBe(`ab${hole}c${hole}de`);
  expect([template("x 'a b'"), template("x $N")]).toEqual(["a b", undefined]);
});

it("spans its whole text", () => {
  expect(parseMapped(verbatim("a b", 5)).span).toEqual({ start: 5, end: 8 });
});

describe("what a command is called", () => {
  it.each([
    ["/usr/bin/apt-get -qq install -y jq", "/usr/bin/apt-get -qq install", "apt-get install"],
    ["npm i x", "npm i", "npm i"],
    ["go mod download x", "go mod download", "go mod download"],
    ["docker -c x compose --dry-run up z", "docker -c x compose --dry-run up", "docker compose up"],
    ["curl u", "curl", "curl"],
    ["pip3 download x", "pip3 download", "pip3 download"],
    ["/usr/bin/dnf5 install x", "/usr/bin/dnf5 install", "dnf5 install"],
    ["python3 -m pip install x", "pip install", "pip install"],
    ["'dnf5' install x", "'dnf5' install", "dnf5 install"],
    ["$N install", "$N", "$N"],
    ["A=b sudo apt-get update", "apt-get update", "apt-get update"],
    ["npm $N install", "npm $N install", "npm install"],
    ["docker compose $N up", "docker compose $N up", "docker compose up"],
  ])("%s", (text, head, call) => {
    const command = commandOf(text, { variables: { N: null } });
    const { start, end } = headOf(command);
    expect([text.slice(start, end), callOf(command)]).toEqual([head, call]);
  });

  it("is told by its table where words have no places of their own", () => {
    const [, , install] = parse("echo `a \\`npm i --global x\\``").commands;
    expect(install && callOf(install)).toBe("npm install");
  });
});
