/**
 * What a table has of its own under a name: for names that come from a text, where `table[name]` finds what every object
 * inherits (`constructor`, `toString`).
 */
export function lookUp<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
