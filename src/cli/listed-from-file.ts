import type { CommandTable } from "../knowledge/types.ts";
import { lookUp } from "../text/look-up.ts";
import { ownLines } from "./own-lines.ts";

// Stands in for `knowledge/commands/listed.ts` in the bundle of the command line. The first line of the file that the
// build writes is a JSON object that gives, for each name that a table lists, the number of the line that holds the table.

const line = ownLines("command-tables.txt");

let lineByName: Readonly<Record<string, number>> | undefined;
const tables: (CommandTable | undefined)[] = [];

/** The table that lists a name, parsed when it is first asked for. */
export function listedTable(name: string): CommandTable | undefined {
  lineByName ??= JSON.parse(line(0)) as Readonly<Record<string, number>>;
  if (!Object.hasOwn(lineByName, name)) return undefined;
  const number = lookUp(lineByName, name) as number;
  tables[number] ??= JSON.parse(line(number));
  return tables[number];
}
