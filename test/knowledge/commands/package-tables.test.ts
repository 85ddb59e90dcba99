import { describe, expect, it } from "vitest";
import { apkTables } from "../../../src/knowledge/commands/apk.ts";
import { aptTables } from "../../../src/knowledge/commands/apt.ts";
import { condaTables } from "../../../src/knowledge/commands/conda.ts";
import { dotnetTables } from "../../../src/knowledge/commands/dotnet.ts";
import { goTables } from "../../../src/knowledge/commands/go.ts";
import { javaTables } from "../../../src/knowledge/commands/java.ts";
import { nodeTables } from "../../../src/knowledge/commands/node.ts";
import { phpTables } from "../../../src/knowledge/commands/php.ts";
import { pythonTables } from "../../../src/knowledge/commands/python.ts";
import { rpmTables } from "../../../src/knowledge/commands/rpm.ts";
import { rubyTables } from "../../../src/knowledge/commands/ruby.ts";
import { rustTables } from "../../../src/knowledge/commands/rust.ts";
import { uvTables } from "../../../src/knowledge/commands/uv.ts";
import { yarnPnpmBunTables } from "../../../src/knowledge/commands/yarn-pnpm-bun.ts";
import type { CommandTable, SubcommandTable } from "../../../src/knowledge/types.ts";

const tables: readonly CommandTable[] = [
  ...aptTables,
  ...apkTables,
  ...rpmTables,
  ...pythonTables,
  ...uvTables,
  ...condaTables,
  ...nodeTables,
  ...yarnPnpmBunTables,
  ...rubyTables,
  ...phpTables,
  ...goTables,
  ...rustTables,
  ...javaTables,
  ...dotnetTables,
];

type Level = SubcommandTable & { readonly programs?: readonly string[] };

function levels(path: string, table: Level): [string, Level][] {
  const below = Object.entries(table.subcommands ?? {}).flatMap(([name, sub]) => levels(`${path} ${name}`, sub));
  return [[path, table], ...below];
}

const all = tables.flatMap((table) => levels(table.programs[0] as string, table));

function duplicates(list: readonly string[]): string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

function entries(table: Level): readonly string[] {
  return [...(table.flags ?? []), ...(table.values ?? []), ...(table.optional ?? []), ...(table.glued ?? [])];
}

describe("tables of package managers and build tools", () => {
  it("name each program once", () => {
    expect(duplicates(tables.flatMap((table) => table.programs))).toEqual([]);
  });

  it("list each spelling once", () => {
    const offenders = all.flatMap(([path, table]) => {
      const gluedToo = new Set(
        table.optional?.filter((entry) => table.values?.includes(entry) || table.flags?.includes(entry)),
      );
      const listed = [...(table.flags ?? []), ...(table.values ?? []), ...(table.optional ?? [])];
      const spellings = listed.filter((entry) => !gluedToo.has(entry)).flatMap((entry) => entry.split("|"));
      return duplicates(spellings).map((spelling) => `${path} ${spelling}`);
    });
    expect(offenders).toEqual([]);
  });

  it("spell options as options", () => {
    const offenders = all.flatMap(([path, table]) =>
      entries(table)
        .filter((entry) => !/^[-/+][^|\s]*(\|[-/+][^|\s]*)*$/.test(entry))
        .map((entry) => `${path} ${entry}`),
    );
    expect(offenders).toEqual([]);
  });

  it("have one subcommand a name", () => {
    const offenders = all.flatMap(([path, table]) => {
      const names = Object.entries(table.subcommands ?? {}).flatMap(([name, sub]) => [name, ...(sub.aliases ?? [])]);
      return duplicates(names).map((name) => `${path} ${name}`);
    });
    expect(offenders).toEqual([]);
  });

  it("use kebab-case for the canonical names of double-dash options", () => {
    // npm and apt have options that are spelled with an underscore or in other ways; they are theirs, not ours.
    const odd = all
      .filter(([, table]) => (table.style ?? "gnu") !== "single-dash")
      .flatMap(([, table]) => entries(table).map((entry) => (entry.split("|").at(-1) as string).replace(/^[-+/]+/, "")))
      .filter((name) => name.length > 1 && !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name));
    expect([...new Set(odd)].sort()).toEqual(["expose_gc", "target_arch"]);
  });
});

function find(program: string, ...path: string[]): Level {
  let level: Level | undefined = tables.find((table) => table.programs.includes(program));
  for (const name of path) level = level?.subcommands?.[name];
  if (!level) throw new Error(`no table for ${program} ${path.join(" ")}`);
  return level;
}

function has(list: readonly string[] | undefined, spelling: string): boolean {
  return list?.some((entry) => entry.split("|").includes(spelling)) ?? false;
}

describe("arity of options", () => {
  const valued: [string, string[], string][] = [
    ["apt-get", [], "-o"],
    ["apt-get", [], "-t"],
    ["apk", [], "--repositories-file"],
    ["apk", [], "-X"],
    ["apk", ["add"], "-t"],
    ["yum", [], "--enablerepo"],
    ["dnf", [], "--setopt"],
    ["zypper", ["install"], "--from"],
    ["pip", ["install"], "-r"],
    ["pip", ["install"], "--index-url"],
    ["uv", ["pip", "install"], "-r"],
    ["npm", [], "--registry"],
    ["npm", [], "--omit"],
    ["yarn", [], "--network-timeout"],
    ["gem", [], "-v"],
    ["bundle", ["install"], "-j"],
    ["composer", [], "-d"],
    ["go", ["build"], "-ldflags"],
    ["go", ["build"], "-o"],
    ["go", ["test"], "-run"],
    ["go", ["mod", "tidy"], "-compat"],
    ["cargo", ["build"], "--target"],
    ["cargo", ["install"], "--version"],
    ["mvn", [], "-f"],
    ["gradle", [], "-x"],
    ["java", [], "-jar"],
    ["dotnet", ["publish"], "-o"],
  ];
  it.each(valued)("%s %j %s takes a value", (program, path, spelling) => {
    const level = find(program, ...path);
    expect(has(level.values, spelling)).toBe(true);
    expect(has(level.flags, spelling)).toBe(false);
  });

  const flags: [string, string[], string][] = [
    ["apt-get", [], "-y"],
    ["apt-get", [], "--no-install-recommends"],
    ["apk", [], "--no-cache"],
    ["apk", [], "-U"],
    ["dnf", [], "-y"],
    ["zypper", [], "-n"],
    ["pip", [], "--no-cache-dir"],
    ["npm", [], "-g"],
    ["yarn", [], "--frozen-lockfile"],
    ["go", ["build"], "-trimpath"],
    ["go", ["build"], "-buildvcs"],
    ["cargo", ["build"], "--release"],
    ["mvn", [], "-am"],
    ["dotnet", ["publish"], "--no-restore"],
    ["rustup-init", [], "-y"],
  ];
  it.each(flags)("%s %j %s takes none", (program, path, spelling) => {
    const level = find(program, ...path);
    expect(has(level.flags, spelling)).toBe(true);
    expect(has(level.values, spelling)).toBe(false);
  });
});
