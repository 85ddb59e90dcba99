import { describe, expect, it } from "vitest";
import { commandTables } from "../../src/knowledge/commands/tables.ts";
import type { CallPattern, PackageManager, Store } from "../../src/knowledge/package-manager.ts";
import { managersOf, packageManagers, removalCleans } from "../../src/knowledge/package-managers.ts";
import type { CommandTable, SubcommandTable } from "../../src/knowledge/types.ts";

function store(name: string, what: Store["what"]): Store {
  const found = packageManagers.find((manager) => manager.name === name)?.stores.find((entry) => entry.what === what);
  if (!found) throw new Error(`${name} has no ${what}`);
  return found;
}

function tableOf(program: string): CommandTable {
  const table = commandTables.find(({ programs }) => programs[0] === program);
  if (!table) throw new Error(`no table for ${program}`);
  return table;
}

function canonicalNames(levels: readonly (CommandTable | SubcommandTable)[]): readonly string[] {
  return levels
    .flatMap(({ flags = [], values = [], optional = [] }) => [...flags, ...values, ...optional])
    .map((entry) => (entry.split("|").at(-1) as string).replace(/^-+/, ""));
}

/** The levels of a program's table that a subcommand goes through. */
function path(program: string, subcommand: string | undefined): readonly (CommandTable | SubcommandTable)[] {
  const levels: (CommandTable | SubcommandTable)[] = [tableOf(program)];
  for (const name of subcommand?.split(" ") ?? []) {
    const next = levels.at(-1)?.subcommands?.[name];
    if (!next) return [];
    levels.push(next);
  }
  return levels;
}

function invocationsOf(manager: PackageManager): readonly CallPattern[] {
  const { install, update = [], upgrade = [], remove = [], execute = [], cleaning } = manager;
  return [...install, ...update, ...upgrade, ...remove, ...execute, ...cleaning.map(({ by }) => by)];
}

describe("package managers", () => {
  it("are told by their programs", () => {
    expect(managersOf("apt-get").map(({ name }) => name)).toEqual(["apt"]);
    expect(managersOf("npx").map(({ name }) => name)).toEqual(["npm"]);
    expect(managersOf("cat")).toEqual([]);
  });

  it("have unique names", () => {
    expect(new Set(packageManagers.map(({ name }) => name)).size).toBe(packageManagers.length);
  });

  it.each(packageManagers.map((manager) => [manager.name, manager] as const))(
    "%s speaks of subcommands and options that a table of its programs has",
    (_name, manager) => {
      const missing = invocationsOf(manager).flatMap((invocation) => {
        const programs = invocation.programs ?? manager.programs;
        const paths = programs
          .map((program) => path(program, invocation.subcommand))
          .filter((levels) => levels.length > 0);
        if (paths.length === 0) return [`${programs.join("/")} ${invocation.subcommand}`];
        const names = paths.flatMap((levels) => canonicalNames(levels));
        return [...(invocation.options ?? []), ...(invocation.without ?? [])].filter((name) => !names.includes(name));
      });
      expect(missing).toEqual([]);
    },
  );
});

describe("removals that clean", () => {
  it.each([
    ["apt", "lists", "/var/lib/apt/lists/*"],
    ["apt", "lists", "/var/lib/apt/lists"],
    ["apt", "lists", "/var/lib/apt/lists/"],
    ["apt", "lists", "/var/lib/apt/lists/*_*"],
    ["apt", "lists", "/var/lib/apt/lists*"],
    ["apt", "lists", "/var/lib/apt/"],
    ["apt", "lists", "/var/lib/apt/*"],
    ["apt", "cache", "/var/cache/apt/*"],
    ["apt", "cache", "/var/cache/*"],
    ["apt", "cache", "/var/cache/apt/archives/*.deb"],
    ["apk", "lists", "/var/cache/apk/*"],
    ["dnf", "lists", "/var/cache/dnf"],
    ["dnf", "cache", "/var/cache/libdnf5/*"],
    ["yum", "cache", "/var/cache/yum/*"],
    ["yum", "lists", "/var/cache/dnf"],
    ["pip", "cache", "~/.cache"],
    ["pip", "cache", "/root/.cache/pip"],
    ["npm", "cache", "~/.npm/_cacache"],
  ] as const)("%s %s: %s", (name, what, path) => expect(removalCleans(store(name, what), path)).toBe(true));

  it.each([
    ["apt", "lists", "/var/lib/apt/lists/partial"],
    ["apt", "lists", "/var/cache/apt/*"],
    ["apt", "lists", "/var/lib/apt-cache"],
    ["apt", "lists", "/var/lib/dpkg"],
    ["apt", "lists", "/tmp/*"],
    ["pip", "cache", "/home/app/.cache/pip"],
  ] as const)("not %s %s: %s", (name, what, path) => expect(removalCleans(store(name, what), path)).toBe(false));

  it("knows another home", () => {
    expect(removalCleans(store("pip", "cache"), "/home/app/.cache/pip", "/home/app")).toBe(true);
  });
});
