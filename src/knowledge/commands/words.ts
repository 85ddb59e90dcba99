import type { SubcommandTable } from "../types.ts";

/** The words of a text: long option lists read better, and stay shorter, as a paragraph than one to a line. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Subcommands without options of their own, aliases after bars: `"search|se info|if"`. */
export function plain(text: string): Record<string, SubcommandTable> {
  const tables: Record<string, SubcommandTable> = {};
  for (const word of words(text)) {
    const [name, ...aliases] = word.split("|") as [string, ...string[]];
    tables[name] = aliases.length > 0 ? { aliases } : {};
  }
  return tables;
}
