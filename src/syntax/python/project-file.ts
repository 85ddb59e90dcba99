/**
 * The versions of Python that a pyproject.toml says the project runs on: `requires-python` of its table `project`, or
 * `python` among the dependencies of Poetry. Undefined where it says neither in one line.
 */
export function requiredPython(text: string): string | undefined {
  let table = "";
  for (const line of text.split("\n")) {
    const [, header] = /^\s*\[([\w.-]+)\]\s*(?:#.*)?$/.exec(line) ?? [];
    if (header !== undefined) table = header;
    else if (/^\s*\[/.test(line)) table = "";
    const key = keys.get(table);
    const [, name, double, single] = /^\s*([\w-]+)\s*=\s*(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?$/.exec(line) ?? [];
    if (key !== undefined && name === key) return double ?? single;
  }
  return undefined;
}

const keys: ReadonlyMap<string, string> = new Map([
  ["project", "requires-python"],
  ["tool.poetry.dependencies", "python"],
]);
