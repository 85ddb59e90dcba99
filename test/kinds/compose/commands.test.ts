import { beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../../src/nodes/command.ts";
import { prepare, type Read, readOne } from "./read.ts";

beforeAll(prepare);

/** What a command is given, `?` where that cannot be known, and the text of the file where it stands. */
function told(commands: readonly Command[], { slice }: Read) {
  return commands.map((command) => ({
    line: command.line.map(({ value }) => value ?? "?").join("|"),
    at: slice(command.span),
  }));
}

function commandOf(...lines: readonly string[]) {
  const file = readOne(...lines);
  return told(file.container.command, file);
}

describe("command and entrypoint", () => {
  it.each<[string, readonly string[], readonly (readonly [line: string, at: string])[]]>([
    ["a list", ["command: [curl, '-f', \"a b\"]"], [["curl|-f|a b", "curl, '-f', \"a b"]]],
    ["a list of lines", ["command:", "  - serve", "  - 8080"], [["serve|8080", "serve\n      - 8080"]]],
    [
      "a string, split without a shell",
      ["command: serve --name 'a b' $$X"],
      [["serve|--name|a b|$X", "serve --name 'a b' $$X"]],
    ],
    ["a string with an operator", ["command: serve && rm -rf /"], [["serve", "serve"]]],
    ["quoted", ['command: "serve \\"a b\\""'], [["serve|a b", 'serve \\"a b\\"']]],
    ["folded", ["command: >", "  serve", "  --port 80"], [["serve|--port|80", "serve\n      --port 80"]]],
    [
      "a string that a shell is given",
      ["command: sh -c 'cd /x && serve'"],
      [
        ["sh|-c|cd /x && serve", "sh -c 'cd /x && serve'"],
        ["cd|/x", "cd /x"],
        ["serve", "serve"],
      ],
    ],
    [
      "a list that a shell is given",
      ['command: ["bash", "-ec", "a | b"]'],
      [
        ["bash|-ec|a | b", 'bash", "-ec", "a | b'],
        ["a", "a"],
        ["b", "b"],
      ],
    ],
    ["what Compose refuses", ["command: serve 'a"], []],
    ["nothing", ["command: []"], []],
    ["null", ["command:"], []],
    ["a map", ["command: {a: b}"], []],
  ])("%s", (_, lines, expected) => {
    expect(commandOf(...lines)).toEqual(expected.map(([line, at]) => ({ line, at })));
  });

  it("are read each by itself", () => {
    const file = readOne("entrypoint: [tini, --]", "command: serve");
    expect(told(file.container.entrypoint, file)).toEqual([{ line: "tini|--", at: "tini, --" }]);
    expect(told(file.container.command, file)).toEqual([{ line: "serve", at: "serve" }]);
  });

  it("do not know words with variables of Compose, but for defaults", () => {
    expect(commandOf("command: serve ${OPTIONS} --port=${PORT:-80} $X.y")).toEqual([
      { line: "serve|?|--port=80|?", at: "serve ${OPTIONS} --port=${PORT:-80} $X.y" },
    ]);
    expect(commandOf("command: [$RUN, -f]")).toEqual([{ line: "?|-f", at: "$RUN, -f" }]);
    expect(readOne("command: [$RUN, -f]").container.command[0]).toMatchObject({
      program: undefined,
      name: { literal: false, text: "$RUN" },
    });
  });

  it("know the variables of the container, not those that Compose replaces first", () => {
    const command = "command: sh -c 'serve $$A ${A} $$B $$C'";
    const shell = commandOf(command, "environment: {A: 1, B: 2}")[1];
    expect(shell?.line).toBe("serve|?|?|2|?");
    expect(commandOf("command: sh -c 'serve $$A'", "environment: {A: 1, B: 2}")[1]?.line).toBe("serve|1");
  });

  it("stand in the container, with the shell of its image", () => {
    const { container } = readOne("image: alpine:3.22", "command: sh -c true");
    expect(container.command.map(({ place }) => place === container.place)).toEqual([true, true]);
    expect(container.command[1]?.script.dialect).toBe("ash");
  });
});

describe("health checks", () => {
  function check(...lines: readonly string[]) {
    const file = readOne("healthcheck:", ...lines.map((line) => `  ${line}`));
    const { healthcheck } = file.container;
    if (!healthcheck) return undefined;
    const { span, disabled, replaces, commands } = healthcheck;
    return { span: file.slice(span), disabled, replaces, commands: told(commands, file) };
  }

  const curl = { line: "curl|-f|x", at: "curl -f x" };

  it.each([
    [
      "test: curl -f x || exit 1",
      { disabled: false, replaces: true, commands: [curl, { line: "exit|1", at: "exit 1" }] },
    ],
    ["test: [CMD-SHELL, curl -f x, ignored]", { disabled: false, replaces: true, commands: [curl] }],
    ["test: [CMD, curl, -f, x]", { disabled: false, replaces: true, commands: [{ ...curl, at: "curl, -f, x" }] }],
    ["{test: [CMD, a], disable: false}", { disabled: false, replaces: true, commands: [{ line: "a", at: "a" }] }],
    ["test: [CMD]", { disabled: false, replaces: true, commands: [] }],
    ["test: [NONE]", { disabled: true, replaces: false, commands: [] }],
    ['{test: a, disable: "yes"}', { disabled: true, replaces: false, commands: [] }],
    ['{test: [CMD, a], disable: "${OFF:-true}"}', { disabled: true, replaces: false, commands: [] }],
    ["interval: 1s", { disabled: false, replaces: false, commands: [] }],
    ["test: [curl, x]", { disabled: false, replaces: false, commands: [] }],
    ['{test: {a: b}, disable: "${OFF}"}', { disabled: false, replaces: false, commands: [] }],
  ])("%s", (line, expected) => {
    expect(check(line)).toEqual({ span: line, ...expected });
  });

  it("know the variables of the container, not those that Compose replaces first", () => {
    const file = readOne("healthcheck: {test: 'curl $$A ${A} $$B'}", "environment: {A: 1, B: 2}");
    expect(told(file.container.healthcheck?.commands ?? [], file).map(({ line }) => line)).toEqual(["curl|?|?|2"]);
  });

  it("are none where there must be a mapping", () => {
    expect(readOne("healthcheck: []").container.healthcheck).toBeUndefined();
    expect(readOne("image: a").container.healthcheck).toBeUndefined();
  });
});
