import type { CommandTable } from "../knowledge/types.ts";
import { lookUp } from "../text/look-up.ts";
import { ownLines } from "./own-lines.ts";

// Stands in for `knowledge/commands/listed.ts` in the bundle of the command line. The first line of the file that the
// build writes is a JSON object that gives, by their first character, the names that tables list, each with the number
// of the line that holds its table: "\nname\tnumber\nname\tnumber\n". That is searched as it is: no start asks for many.

const line = ownLines("command-tables.txt");

let index: Readonly<Record<string, string>> | undefined;
const tables: (CommandTable | undefined)[] = [];

/** The table that lists a name, parsed when it is first asked for. */
export function listedTable(name: string): CommandTable | undefined {
  if (/[\n\t]/.test(name)) return undefined;
  index ??= JSON.parse(line(0)) as Readonly<Record<string, string>>;
  const names = lookUp(index, name.charAt(0)) ?? "";
  const before = `\n${name}\t`;
  const at = names.indexOf(before);
  if (at < 0) return undefined;
  const number = Number.parseInt(names.slice(at + before.length), 10);
  tables[number] ??= JSON.parse(line(number));
  return tables[number];
}
