import { withLineForMark } from "../../text/byte-order-mark.ts";

/** What a package.json says. */
export interface PackageManifest {
  readonly scripts: ReadonlyMap<string, string>;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  readonly hasWorkspaces: boolean;
  /** The versions of Node.js that it says it runs on: ">=20". */
  readonly node: string | undefined;
}

/** A package that a package-lock.json installs. */
export interface LockedPackage {
  readonly name: string;
  /** Needed for development alone. */
  readonly dev: boolean;
  /** Runs a script of its own when it is installed: mostly one that compiles. */
  readonly hasInstallScript: boolean;
  /** The programs that it brings. */
  readonly programs: readonly string[];
  /** Whether it is a link to a directory of the project. */
  readonly isLink: boolean;
}

/** In characters; longer files are not read. */
const longest = 16 * 1024 * 1024;

/** https://docs.npmjs.com/cli/configuring-npm/package-json; undefined for what cannot be read. */
export function readPackageManifest(text: string): PackageManifest | undefined {
  const file = objectIn(text);
  if (!file) return undefined;
  const scripts = Object.entries(record(file.scripts) ?? {});
  const engines = record(file.engines);
  return {
    scripts: new Map(scripts.flatMap(([name, script]) => (typeof script === "string" ? [[name, script]] : []))),
    dependencies: Object.keys(record(file.dependencies) ?? {}),
    devDependencies: Object.keys(record(file.devDependencies) ?? {}),
    hasWorkspaces: file.workspaces !== undefined,
    node: typeof engines?.node === "string" ? engines.node : undefined,
  };
}

/**
 * The packages of a lock file, without the project itself; undefined for what cannot be read, and for files of npm 6 and
 * older, which do not say what packages do: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export function readPackageLock(text: string): readonly LockedPackage[] | undefined {
  const packages = record(objectIn(text)?.packages);
  if (!packages) return undefined;
  return Object.entries(packages).flatMap(([path, value]) => {
    const one = record(value);
    const at = path.lastIndexOf("node_modules/");
    if (!one || at < 0) return [];
    const name = path.slice(at + "node_modules/".length);
    return [
      {
        name,
        dev: one.dev === true,
        hasInstallScript: one.hasInstallScript === true,
        programs: programsOf(one.bin, name),
        isLink: one.link === true,
      },
    ];
  });
}

/** One alone is called as its package, without its scope. */
function programsOf(bin: unknown, name: string): readonly string[] {
  if (typeof bin === "string") return [name.slice(name.lastIndexOf("/") + 1)];
  return Object.keys(record(bin) ?? {});
}

type Table = Readonly<Record<string, unknown>>;

function objectIn(text: string): Table | undefined {
  if (text.length > longest) return undefined;
  try {
    return record(JSON.parse(withLineForMark(text)));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Table | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Table) : undefined;
}
