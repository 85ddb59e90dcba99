import { expect, it } from "vitest";
import { commandTablesText } from "../../scripts/command-tables.ts";
import { listedTable } from "../../src/knowledge/commands/listed.ts";
import { commandTables } from "../../src/knowledge/commands/tables.ts";
import { linesIn } from "../helpers/own-lines.ts";

const [index, ...tables] = linesIn(commandTablesText());
const namesByFirst = index as Readonly<Record<string, string>>;
const lineByName = Object.values(namesByFirst).flatMap((names) =>
  names
    .trim()
    .split("\n")
    .map((entry) => entry.split("\t") as [name: string, line: string]),
);

it("gives every listed name the table that it has in the source", () => {
  const names = new Set(commandTables.flatMap(({ programs }) => programs));
  expect(new Set(lineByName.map(([name]) => name))).toEqual(names);
  expect(lineByName).toHaveLength(names.size);
  for (const [name, line] of lineByName) expect(tables[Number(line) - 1], name).toEqual(listedTable(name));
  for (const [first, entries] of Object.entries(namesByFirst)) {
    for (const entry of entries.trim().split("\n")) expect(entry.charAt(0)).toBe(first);
  }
});

it("is ASCII, so that reading it as Latin-1 is right", () => {
  expect(commandTablesText()).toMatch(/^[\n -~]*$/);
});
