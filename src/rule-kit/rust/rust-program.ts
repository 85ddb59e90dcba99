import { binding, bundledBinding } from "../../knowledge/rust-crates.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { dirname, normalizePath } from "../../syntax/posix-path.ts";
import { type CargoManifest, readCargoLock, readCargoManifest } from "../../syntax/rust/cargo.ts";
import { type RustSource, readRustSource } from "../../syntax/rust/source.ts";

/** The source of a package's programs, as far as it lies in the build context. */
export interface RustProgram {
  /** Directory of Cargo.toml in the context. */
  readonly root: string;
  /** Names of the programs that the package has. */
  readonly programs: readonly string[];
  readonly sources: readonly RustSource[];
  /** Crates of others. */
  readonly foreign: readonly string[];
}

/** More files are not read: the answer is not worth the wait. */
const mostFiles = 1_000;
/** In characters, of all files. */
const mostText = 8 * 1024 * 1024;

/**
 * Reads a package and those beside it that it is made of.
 * @param root directory of its Cargo.toml, in the context
 */
export function readRustProgram(context: BuildContext, root: string): Fact<RustProgram> {
  const settings = [".cargo/config.toml", ".cargo/config"].map((path) => context.read(within(root, path)) ?? "");
  if (settings.some((text) => /^[ \t]*\[(?:build|target|env|unstable)/m.test(text))) {
    return unknownFact(".cargo/config.toml says how it is built");
  }
  const reading = new Reading(context);
  const manifest = reading.readPackage(root);
  if (!manifest.known) return manifest;
  const { name, programs, findsPrograms } = manifest.value;
  const own = reading.packages.map((one) => one.name);
  const foreign = foreignOf(context, root, reading.packages, own);
  if (!foreign.known) return foreign;
  const found = findsPrograms ? programsByPlace(context, root, name as string) : [];
  return known({
    root,
    programs: [...new Set([...programs, ...found])],
    sources: reading.sources,
    foreign: foreign.value,
  });
}

class Reading {
  readonly packages: CargoManifest[] = [];
  readonly sources: RustSource[] = [];
  private length = 0;
  private readonly seen = new Set<string>();
  private readonly context: BuildContext;

  constructor(context: BuildContext) {
    this.context = context;
  }

  readPackage(root: string): Fact<CargoManifest> {
    this.seen.add(root);
    const text = this.context.read(within(root, "Cargo.toml"));
    if (text === undefined) return unknownFact("no Cargo.toml is found for the program");
    const manifest = readCargoManifest(text);
    if (!manifest) return unknownFact("Cargo.toml cannot be read");
    if (manifest.hasWorkspace || hasWorkspaceAbove(this.context, root)) {
      return unknownFact("the package is part of a workspace");
    }
    if (manifest.name === undefined) return unknownFact("Cargo.toml names no package");
    this.packages.push(manifest);
    const missing = this.readSources(within(root, "src")) ?? this.readBuildScript(root);
    if (missing !== undefined) return unknownFact(missing);
    for (const { name, path } of manifest.dependencies) {
      if (path === undefined) continue;
      const beside = within(root, path);
      if (this.seen.has(beside)) continue;
      const read = beside.startsWith("..")
        ? unknownFact(`the crate ${name} is not in the build context`)
        : this.readPackage(beside);
      if (!read.known) return read;
    }
    return known(manifest);
  }

  /** What is missing, if something is. */
  private readSources(directory: string): string | undefined {
    const queue = [directory];
    for (const at of queue) {
      const entries = this.context.list(at);
      if (!entries) return `the package in ${dirname(directory)} is not in the build context`;
      for (const { name, sort } of entries) {
        const path = within(at, name);
        if (sort === "directory") queue.push(path);
        else if (name.endsWith(".rs")) {
          const text = this.context.read(path);
          if (text === undefined) return `${path} cannot be read`;
          this.length += text.length;
          if (this.sources.length >= mostFiles || this.length > mostText) return "the program's source is too large";
          this.sources.push(readRustSource(text));
        }
      }
      if (queue.length > mostFiles) return "the program's source is too large";
    }
    return undefined;
  }

  private readBuildScript(root: string): string | undefined {
    const text = this.context.read(within(root, "build.rs"));
    return text?.includes("rustc-link-") ? "build.rs links libraries" : undefined;
  }
}

/** Cargo takes the target directory of a workspace's root, which may lie anywhere above. */
function hasWorkspaceAbove(context: BuildContext, root: string): boolean {
  for (let at = root; at !== "."; ) {
    at = dirname(at);
    const text = context.read(within(at, "Cargo.toml"));
    if (text !== undefined && readCargoManifest(text)?.hasWorkspace !== false) return true;
  }
  return false;
}

function foreignOf(
  context: BuildContext,
  root: string,
  packages: readonly CargoManifest[],
  own: readonly (string | undefined)[],
): Fact<readonly string[]> {
  const dependencies = packages.flatMap((one) => one.dependencies).filter(({ path }) => path === undefined);
  if (dependencies.length === 0) return known([]);
  const text = context.read(within(root, "Cargo.lock"));
  const locked = text === undefined ? undefined : readCargoLock(text);
  if (!locked) return unknownFact("Cargo.lock is not in the build context");
  const crates = new Set(locked);
  const isBundled = (name: string) =>
    bundledBinding.test(name) ||
    (name === "openssl-sys" && crates.has("openssl-src")) ||
    (name === "libsqlite3-sys" && dependencies.some(({ features }) => features.includes("bundled")));
  const linking = locked.find((name) => binding.test(name) && !isBundled(name));
  if (linking !== undefined) return unknownFact(`it is not known which libraries ${linking} links`);
  // Those that it names itself come first.
  const named = dependencies.map(({ name }) => name).filter((name) => crates.has(name));
  return known([...new Set([...named, ...locked.filter((name) => !own.includes(name)).sort()])]);
}

function programsByPlace(context: BuildContext, root: string, name: string): readonly string[] {
  const others = context.list(within(root, "src/bin")) ?? [];
  return [
    ...(context.look(within(root, "src/main.rs")) === "none" ? [] : [name]),
    ...others.map((one) => one.name.replace(/\.rs$/, "")),
  ];
}

function within(directory: string, path: string): string {
  return normalizePath(`${directory}/${path}`);
}
