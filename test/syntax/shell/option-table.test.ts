import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import type { CommandTable } from "../../../src/knowledge/types.ts";
import { levelOf } from "../../../src/syntax/shell/option-table.ts";

const table: CommandTable = {
  programs: ["made-up"],
  flags: ["-f|--force", "--no-cache"],
  values: ["-D|--define", "-o|--output", "-f|--force"],
  optional: ["-D|--define"],
  glued: ["-p:|--set-property:", "+|+tool-chain"],
  style: "single-dash",
  dashlessCluster: true,
  assignments: true,
  skipOperands: 2,
  subcommands: {
    run: {
      aliases: ["r"],
      flags: ["-o|--output"],
      values: ["-D|--define", "-f|--file"],
      optional: ["-f|--file", "-o|--only"],
      glued: ["-x:"],
    },
  },
};
const level = levelOf(table);
const run = level.subcommands?.get("run")?.level();

describe("the options of a program", () => {
  it("are named by their last spelling", () => {
    expect(level.options.get("--force")?.name).toBe("force");
    expect(level.options.get("--no-cache")?.name).toBe("no-cache");
  });

  it("are flags with a value where they are listed as both", () => {
    expect(level.options.get("-f")).toEqual({ name: "force", takes: "value", flag: true, glued: false });
  });

  it("take a value that may be glued where they are listed as optional too", () => {
    expect(level.options.get("-D")).toEqual({ name: "define", takes: "value", flag: false, glued: true });
  });

  it("may start a word, a word of its own left out", () => {
    expect(level.starts).toEqual([
      { start: "-p:", name: "set-property" },
      { start: "--set-property:", name: "set-property" },
      { start: "+", name: "tool-chain" },
    ]);
  });
});

describe("the options of a subcommand", () => {
  it("add to what the program says of the same option", () => {
    expect(run?.options.get("--output")).toEqual({ name: "output", takes: "none", flag: true, glued: false });
    expect(run?.options.get("-D")).toEqual({ name: "define", takes: "value", flag: false, glued: true });
  });

  it("replace another option of the same spelling", () => {
    expect(run?.options.get("-f")).toEqual({ name: "file", takes: "value", flag: false, glued: true });
    expect(run?.options.get("-o")).toEqual({ name: "only", takes: "optional", flag: false, glued: true });
  });

  it("come after those of the program", () => {
    expect(run?.starts.map(({ start }) => start)).toEqual(["-p:", "--set-property:", "+", "-x:"]);
  });
});

describe("how operands are read", () => {
  it("is for each program and subcommand to say, but for the style of options", () => {
    expect(level).toMatchObject({ style: "single-dash", dashlessCluster: true, assignments: true, skipOperands: 2 });
    expect(run).toMatchObject({ style: "single-dash", dashlessCluster: false, assignments: false, skipOperands: 0 });
  });

  it("is told by a subcommand whose program's options end at it", () => {
    const outer = levelOf({ programs: ["outer"], style: "posix", subcommands: { a: {}, b: { style: "operands" } } });
    const styles = ["a", "b"].map((name) => outer.subcommands?.get(name)?.level().style);
    expect(styles).toEqual(["gnu", "operands"]);
  });
});

it("a subcommand has other names", () => {
  expect(level.subcommands?.get("r")).toBe(level.subcommands?.get("run"));
});

it("a program without a table has no options", () => {
  expect(levelOf(undefined)).toMatchObject({ style: "gnu", subcommands: undefined, runs: undefined, starts: [] });
  expect(levelOf(undefined).options.size).toBe(0);
});

it("every start of the tables is told from the others by any word", () => {
  const starts = levelOf(findCommandTable("dotnet")).subcommands?.get("build")?.level().starts ?? [];
  const shadowed = starts.filter(({ start }, i) => starts.some((other, j) => i !== j && start.startsWith(other.start)));
  expect(starts.length).toBeGreaterThan(0);
  expect(shadowed).toEqual([]);
});
