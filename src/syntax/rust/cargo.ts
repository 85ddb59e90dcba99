import { parse } from "smol-toml";

/** What a Cargo.toml says. */
export interface CargoManifest {
  /** Undefined where there is no package in it. */
  readonly name: string | undefined;
  /** The programs that it names. */
  readonly programs: readonly string[];
  /** Whether those that it does not name are found by their place: src/main.rs, src/bin. */
  readonly findsPrograms: boolean;
  /** It is, or may be, part of a workspace. */
  readonly hasWorkspace: boolean;
  /** Crates that programs are made of, by the names in it. */
  readonly dependencies: readonly CargoDependency[];
}

export interface CargoDependency {
  readonly name: string;
  /** Directory of a crate beside, from that of the manifest. */
  readonly path: string | undefined;
  readonly features: readonly string[];
}

/** In characters; longer files are not read. */
const longest = 2 * 1024 * 1024;

/** https://doc.rust-lang.org/cargo/reference/manifest.html; undefined for what cannot be read. */
export function readCargoManifest(text: string): CargoManifest | undefined {
  const file = tableOf(text);
  if (!file) return undefined;
  const own = record(file.package);
  return {
    name: string(own?.name),
    programs: list(file.bin).flatMap((one) => string(record(one)?.name) ?? []),
    findsPrograms: own?.autobins !== false,
    hasWorkspace: file.workspace !== undefined || own?.workspace !== undefined,
    dependencies: [file, ...Object.values(record(file.target) ?? {})].flatMap((one) =>
      dependenciesIn(record(record(one)?.dependencies)),
    ),
  };
}

function dependenciesIn(table: Table | undefined): readonly CargoDependency[] {
  return Object.entries(table ?? {}).map(([key, value]) => {
    const given = record(value);
    return {
      name: string(given?.package) ?? key,
      path: string(given?.path),
      features: list(given?.features).flatMap((one) => string(one) ?? []),
    };
  });
}

/** The names of all crates in a Cargo.lock; undefined for what cannot be read. */
export function readCargoLock(text: string): readonly string[] | undefined {
  const file = tableOf(text);
  return file && list(file.package).flatMap((one) => string(record(one)?.name) ?? []);
}

type Table = Readonly<Record<string, unknown>>;

function tableOf(text: string): Table | undefined {
  if (text.length > longest) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Table | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Table) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
