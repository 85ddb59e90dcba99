import type { CommandTable } from "../types.ts";
import { commandTables } from "./tables.ts";

let index: ReadonlyMap<string, CommandTable> | undefined;

/**
 * The table that lists a name, written as there: "pip", "gcc-*". The build of the command line puts a module in this
 * one's place that parses each table from a file when it is first asked for: making all of them at every start would
 * take longer than linting.
 */
export function listedTable(name: string): CommandTable | undefined {
  index ??= indexByName(commandTables);
  return index.get(name);
}

function indexByName(tables: readonly CommandTable[]): ReadonlyMap<string, CommandTable> {
  const index = new Map<string, CommandTable>();
  for (const table of tables) {
    for (const name of table.programs) if (!index.has(name)) index.set(name, table);
  }
  return index;
}
