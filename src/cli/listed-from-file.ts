import { readOwnFile } from "../io/own-files.ts";
import type { CommandTable } from "../knowledge/types.ts";
import { lookUp } from "../text/look-up.ts";

// Stands in for `knowledge/commands/listed.ts` in the bundle of the command line. The build writes the file: its first
// line is a JSON object that gives, for each name that a table lists, the number of the line that holds the table.

let lines: readonly string[] | undefined;
let lineByName: Readonly<Record<string, number>> = {};
const tables: (CommandTable | undefined)[] = [];

/** The table that lists a name, parsed when it is first asked for. */
export function listedTable(name: string): CommandTable | undefined {
  if (!lines) {
    lines = readOwnFile(new URL("command-tables.txt", import.meta.url), "latin1").split("\n");
    lineByName = JSON.parse(lines[0] as string);
  }
  if (!Object.hasOwn(lineByName, name)) return undefined;
  const line = lookUp(lineByName, name) as number;
  tables[line] ??= JSON.parse(lines[line] as string);
  return tables[line];
}
