import type { CommandTable } from "../types.ts";
import { apkTables } from "./apk.ts";
import { aptTables } from "./apt.ts";
import { archiveTables } from "./archives.ts";
import { buildToolTables } from "./build-tools.ts";
import { condaTables } from "./conda.ts";
import { coreutilTables } from "./coreutils.ts";
import { dotnetTables } from "./dotnet.ts";
import { downloadTables } from "./downloads.ts";
import { goTables } from "./go.ts";
import { javaTables } from "./java.ts";
import { nodeTables } from "./node.ts";
import { phpTables } from "./php.ts";
import { pythonTables } from "./python.ts";
import { rpmTables } from "./rpm.ts";
import { rubyTables } from "./ruby.ts";
import { rustTables } from "./rust.ts";
import { shellTables } from "./shells.ts";
import { systemTables } from "./system.ts";
import { userTables } from "./users.ts";
import { uvTables } from "./uv.ts";
import { verificationTables } from "./verification.ts";
import { versionControlTables } from "./version-control.ts";
import { wrapperTables } from "./wrappers.ts";
import { yarnPnpmBunTables } from "./yarn-pnpm-bun.ts";

/** Every table; where two name the same program, the first counts. */
export const commandTables: readonly CommandTable[] = [
  ...aptTables,
  ...apkTables,
  ...rpmTables,
  ...pythonTables,
  ...condaTables,
  ...uvTables,
  ...nodeTables,
  ...yarnPnpmBunTables,
  ...rubyTables,
  ...phpTables,
  ...goTables,
  ...rustTables,
  ...javaTables,
  ...dotnetTables,
  ...wrapperTables,
  ...shellTables,
  ...coreutilTables,
  ...downloadTables,
  ...versionControlTables,
  ...verificationTables,
  ...archiveTables,
  ...userTables,
  ...buildToolTables,
  ...systemTables,
];

interface Lookup {
  readonly exact: ReadonlyMap<string, CommandTable>;
  /** By what stands before the `*` of a name like "python3.*". */
  readonly versioned: ReadonlyMap<string, CommandTable>;
}

let lookup: Lookup | undefined;

/** The table of a program by its base name: as listed, or with a version after it ("pip3.12", "gcc-13"). */
export function findCommandTable(program: string): CommandTable | undefined {
  lookup ??= index(commandTables);
  const exact = lookup.exact.get(program);
  if (exact) return exact;
  for (let i = program.length - 1; i > 0 && isVersionCharacter(program.charCodeAt(i)); i--) {
    const found = lookup.versioned.get(program.slice(0, i));
    if (found) return found;
  }
  return undefined;
}

/** A digit, a dot or a dash. */
function isVersionCharacter(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 46 || c === 45;
}

function index(tables: readonly CommandTable[]): Lookup {
  const exact = new Map<string, CommandTable>();
  const versioned = new Map<string, CommandTable>();
  for (const table of tables) {
    for (const name of table.programs) {
      const [into, key] = name.endsWith("*") ? [versioned, name.slice(0, -1)] : [exact, name];
      if (!into.has(key)) into.set(key, table);
    }
  }
  return { exact, versioned };
}
