import { expect, it } from "vitest";
import { commandTablesText } from "../../scripts/command-tables.ts";
import { listedTable } from "../../src/knowledge/commands/listed.ts";
import { commandTables } from "../../src/knowledge/commands/tables.ts";
import { linesIn } from "../helpers/own-lines.ts";

const [index, ...tables] = linesIn(commandTablesText());
const lineByName = index as Readonly<Record<string, number>>;

it("gives every listed name the table that it has in the source", () => {
  const names = new Set(commandTables.flatMap(({ programs }) => programs));
  expect(new Set(Object.keys(lineByName))).toEqual(names);
  for (const name of names) expect(tables[(lineByName[name] ?? 0) - 1], name).toEqual(listedTable(name));
});

it("is ASCII, so that reading it as Latin-1 is right", () => {
  expect(commandTablesText()).toMatch(/^[\n -~]*$/);
});
