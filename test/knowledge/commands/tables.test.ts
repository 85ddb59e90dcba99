import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { commandTables } from "../../../src/knowledge/commands/tables.ts";
import type { SubcommandTable } from "../../../src/knowledge/types.ts";

interface Named {
  readonly path: string;
  readonly table: SubcommandTable;
}

function flatten(path: string, table: SubcommandTable): Named[] {
  const below = Object.entries(table.subcommands ?? {}).flatMap(([name, sub]) => flatten(`${path} ${name}`, sub));
  return [{ path, table }, ...below];
}

const all = commandTables.flatMap((table) => flatten(table.programs[0] ?? "?", table));
const spellings = ({ flags = [], values = [], optional = [] }: SubcommandTable) => [...flags, ...values, ...optional];

describe("command tables", () => {
  it("spell options with their dashes and no blanks", () => {
    const wrong = all.flatMap(({ path, table }) =>
      spellings(table)
        .filter((entry) => entry.split("|").some((spelling) => !/^[-+/]\S*$/.test(spelling)))
        .map((entry) => `${path}: ${entry}`),
    );
    expect(wrong).toEqual([]);
  });

  it("name options by a long spelling where there is one", () => {
    const wrong = all.flatMap(({ path, table }) =>
      spellings(table)
        .filter((entry) => entry.includes("|--") && !entry.split("|").at(-1)?.startsWith("--"))
        .map((entry) => `${path}: ${entry}`),
    );
    expect(wrong).toEqual([]);
  });

  it("do not have one spelling both as a flag and with a value", () => {
    const wrong = all.flatMap(({ path, table }) => {
      const flags = new Set((table.flags ?? []).flatMap((entry) => entry.split("|")));
      return (table.values ?? [])
        .flatMap((entry) => entry.split("|"))
        .filter((spelling) => flags.has(spelling))
        .map((spelling) => `${path}: ${spelling}`);
    });
    expect(wrong).toEqual([]);
  });

  it("do not list a spelling twice", () => {
    const wrong = all.flatMap(({ path, table }) =>
      [table.flags ?? [], table.values ?? []].flatMap((list) => {
        const seen = list.flatMap((entry) => entry.split("|"));
        return seen.filter((spelling, i) => seen.indexOf(spelling) !== i).map((spelling) => `${path}: ${spelling}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("claim each program once", () => {
    const names = commandTables.flatMap(({ programs }) => programs);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe("findCommandTable", () => {
  it.each([
    ["apt-get", "apt-get"],
    ["pip3.12", "pip"],
    ["pip3", "pip"],
    ["python3", "python"],
    ["python3.13", "python"],
    ["gcc-13", "gcc"],
    ["clang++-18", "gcc"],
    ["podman", "docker"],
    ["gsed", "sed"],
    ["[", "["],
    ["sha256sum", "sha256sum"],
  ])("%s is %s", (program, canonical) => {
    expect(findCommandTable(program)?.programs[0]).toBe(canonical);
  });

  it.each(["", "-", "1", "constructor", "__proto__", "python3x", "frobnicate"])("%j is none", (program) => {
    expect(findCommandTable(program)).toBeUndefined();
  });
});
