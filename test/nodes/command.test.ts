import { describe, expect, test } from "vitest";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { commandsIn, scriptAt } from "../../src/nodes/command.ts";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { known } from "../../src/syntax/fact.ts";
import { verbatim } from "../../src/text/offset-map.ts";

const placeWith = (shell?: string) =>
  placeOf({
    kind: "test",
    owner: undefined,
    phase: "job",
    ...(shell === undefined ? {} : { shell: known([shell]) }),
    image: () => undefined,
    environment: () => [{ name: "PACKAGE", value: known("curl") } as EnvVar],
  });

describe("scripts", () => {
  test.each([
    ["ls", undefined, "posix"],
    ["ls", "/bin/bash", "bash"],
    ["#!/usr/bin/env bash\nls", undefined, "bash"],
    ["#!/bin/dash\nls", "/bin/bash", "dash"],
    ["#!/usr/bin/env python3\nls", undefined, "other"],
  ])("%j in %s is %s", (text, shell, dialect) => {
    const script = scriptAt(verbatim(text, 0), placeWith(shell));
    expect(script).toMatchObject({ type: "Script", dialect });
    expect(script.commands.map(({ program }) => program)).toEqual(dialect === "other" ? [] : ["ls"]);
  });

  test("see the variables of their place, and not those of the shell", () => {
    const [command] = scriptAt(verbatim("apt-get install $PACKAGE $1 $OTHER", 0), placeWith()).commands;
    expect(command?.operands.map(({ value }) => value)).toEqual(["curl", undefined, undefined]);
  });
});

test("nothing is known of what the shell sets, though nothing else is set at all", () => {
  const place = placeWith();
  const bare = { ...place, state: { ...place.state, environment: () => undefined } };
  const [command] = scriptAt(verbatim("ls a$X a$1 a$_Y a$A1 a$#", 0), bare).commands;
  expect(command?.operands.map(({ value }) => value)).toEqual(["a", undefined, "a", "a", undefined]);
});

describe("words", () => {
  const words = (...texts: readonly string[]) => texts.map((text) => ({ text, span: { start: 0, end: text.length } }));

  test("spell a command, and those in a string that it runs", () => {
    const commands = commandsIn(words("bash", "-c", "apt-get update && curl x"), placeWith());
    expect(commands.map(({ program }) => program)).toEqual(["bash", "apt-get", "curl"]);
    expect(commands[0]?.place).toBe(commands[2]?.place);
  });

  test("are read by the tables that are given", () => {
    const tables = { command: () => ({ programs: ["other"] }) };
    expect(commandsIn(words("curl"), placeWith(), tables).map(({ program }) => program)).toEqual(["other"]);
    expect(commandsIn(words("curl"), placeWith(), defaultKnowledge).map(({ program }) => program)).toEqual(["curl"]);
    expect(commandsIn([], placeWith())).toEqual([]);
  });
});
