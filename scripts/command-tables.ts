import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { commandTables } from "../src/knowledge/commands/tables.ts";
import { ownLinesText } from "./own-lines.ts";

/** The tables of commands as `src/cli/listed-from-file.ts` reads them: an index by name, then a line a table. */
export function commandTablesText(): string {
  const numbers = new Map<string, number>();
  for (const [i, table] of commandTables.entries()) {
    for (const name of table.programs) if (!numbers.has(name)) numbers.set(name, i + 1);
  }
  const index: Record<string, string> = {};
  for (const [name, number] of numbers) {
    const first = name.charAt(0);
    index[first] = `${index[first] ?? "\n"}${name}\t${number}\n`;
  }
  return ownLinesText([index, ...commandTables]);
}

/** Makes a bundle read the tables of commands from a file instead of building them all. */
export const commandTablesApart: Plugin = {
  name: "command-tables-apart",
  setup({ onResolve }) {
    const path = fileURLToPath(import.meta.resolve("../src/cli/listed-from-file.ts"));
    onResolve({ filter: /^\.\/listed\.ts$/ }, () => ({ path }));
  },
};
