import { type Fact, knownValue, type Lookup } from "../../syntax/fact.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import type { Spanned } from "../../text/span.ts";
import { calledBuild, isRemoteContext } from "../asked-build.ts";
import { pairIn } from "../build-call.ts";
import type { AskedBuild, BuildCall, LinkFiles } from "../kind.ts";
import { usualBakeNames } from "../usual-names.ts";
import { askedTarget } from "./builds.ts";
import { inlineDockerfiles } from "./inline.ts";
import type { BakeDocument } from "./nodes.ts";
import { type Override, overridden, overridesIn } from "./overrides.ts";
import { parseBake } from "./parse.ts";
import { overServices, readTargets, type Targets } from "./project.ts";
import { type Resolved, resolver } from "./resolve.ts";
import { composeFilesIn, serviceTargets } from "./services.ts";

/** What a call of `docker buildx bake` builds; nothing where its files cannot be read. */
export function calledBuilds(call: BuildCall, files: LinkFiles): readonly AskedBuild[] {
  const read = filesOf(call, files);
  // Where there are services alone, they are the Compose files' to tell.
  if (!read || read.documents.length === 0 || !read.documents.every((one) => one.readable)) return [];
  const services = serviceTargets(call, read.directory, read.composeFiles, files);
  const written = readTargets(read.documents, variablesOf(call));
  const targets = overServices(written, services);
  const overrides = overridesIn(call.given("set"));
  const isComplete = call.complete && read.complete && overrides.complete;
  const resolve = resolver(targets.entries);
  const wanted = call.names.length > 0 ? call.names.map(knownValue) : ["default"];
  const ofMatrix = namesByLabel(targets);
  const names = new Set(wanted.flatMap((name) => (name === undefined ? [] : targetsOf(name, targets, ofMatrix))));
  const inlineOf = inlineIn(targets);
  return [...names].flatMap((name) => {
    const resolved = resolve(name);
    if (!resolved) return [];
    const one = asked(name, resolved, overrides.of(name), isComplete, call, inlineOf);
    // A Dockerfile that is written in a Compose file, where no Bake file names another.
    const said = written.entries.get(name)?.said;
    const inline = said?.dockerfile || said?.inline ? undefined : services.get(name)?.asked.inline;
    return inline ? { ...one, path: undefined, inline } : one;
  });
}

function asked(
  name: string,
  resolved: Resolved,
  overrides: readonly Override[],
  isComplete: boolean,
  call: BuildCall,
  inlineOf: FindInline,
): AskedBuild {
  const { by, span, source, directory } = call;
  const build = overridden(resolved.build, overrides, span);
  const one = askedTarget({ ...resolved, build }, { by, source, directory });
  const known = one.invocation.known && isComplete;
  const moved = calledBuild({ ...one, invocation: { ...one.invocation, known } }, call, `target ${name}`);
  return build.inline ? { ...moved, path: undefined, inline: inlineOf(name, build.inline) } : moved;
}

/** The Dockerfile of a target by what says it. */
type FindInline = (name: string, inline: Spanned) => AskedBuild["inline"];

/** Finds Dockerfiles that are written in one of the files, where that is told by their place. */
function inlineIn({ written }: Targets): FindInline {
  const names = new Set(written.map(({ name }) => name));
  const writers = new Map<Spanned, BakeDocument | undefined>();
  for (const { build, document } of written) {
    const { inline } = build;
    if (inline) writers.set(inline, !writers.has(inline) || writers.get(inline) === document ? document : undefined);
  }
  const byPlace = new Map<BakeDocument, ReadonlyMap<number, AskedBuild["inline"]>>();
  const placesIn = (writer: BakeDocument) => {
    const places =
      byPlace.get(writer) ?? new Map(inlineDockerfiles(writer).map(({ span, document }) => [span.start, document]));
    byPlace.set(writer, places);
    return places;
  };
  return (name, inline) => {
    const writer = names.has(name) ? writers.get(inline) : undefined;
    return writer && placesIn(writer).get(inline.span.start);
  };
}

interface CalledFiles {
  /** Where Bake runs. */
  readonly directory: string;
  readonly documents: readonly BakeDocument[];
  /** Paths of Compose files, whose services are targets. */
  readonly composeFiles: readonly string[];
  /** Whether these are all: others may be made by a step before, or say nothing that is known. */
  readonly complete: boolean;
}

/** Undefined where Bake runs nobody knows where. */
function filesOf({ directory, given }: BuildCall, files: LinkFiles): CalledFiles | undefined {
  if (directory === undefined) return undefined;
  const named = given("file");
  const at = (name: string) => bakeAt(resolvePath(name, directory), files);
  if (named.length === 0) {
    const documents = usualBakeNames.flatMap((name) => at(name) ?? []);
    return { directory, documents, composeFiles: composeFilesIn(directory, files), complete: true };
  }
  const paths = named.flatMap((name) => pathIn(name) ?? []);
  const composeFiles = paths
    .filter(isYaml)
    .map((path) => resolvePath(path, directory))
    .filter((path) => files.exists(path));
  const documents = paths.filter((path) => !isYaml(path)).flatMap((path) => at(path) ?? []);
  return { directory, documents, composeFiles, complete: documents.length + composeFiles.length === named.length };
}

/** A file of the directory in which Bake runs; undefined for what is not known, or comes from elsewhere. */
function pathIn(name: Fact<string>): string | undefined {
  const path = knownValue(name)?.replace(/^cwd:\/\//, "");
  return path === undefined || path === "-" || isRemoteContext(path) ? undefined : path;
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** A file of the run goes before what the disk has. */
function bakeAt(path: string, files: LinkFiles): BakeDocument | undefined {
  const listed = files.document(path) as BakeDocument | undefined;
  if (listed) return listed;
  const text = files.read(path);
  return text === undefined ? undefined : parseBake({ path, text });
}

/** `--var NAME=value` goes before the environment. */
function variablesOf({ given, variable }: BuildCall): Lookup {
  const pairs = new Map(given("var").flatMap((word) => [pairIn(word) ?? []] as [string, Fact<string> | undefined][]));
  return (name) => pairs.get(name) ?? variable(name);
}

/** The targets that a name stands for: those of a group, those of a matrix, or one. */
function targetsOf(
  name: string,
  { entries, groups }: Targets,
  ofMatrix: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [name];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const members = groups.get(one);
    if (members) open.push(...members.toReversed());
    else if (entries.has(one)) found.add(one);
    else for (const own of ofMatrix.get(one) ?? []) found.add(own);
  }
  return [...found];
}

/** The names that targets have, by what stands at their blocks: several of a matrix. */
function namesByLabel({ byName }: Targets): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [name, [first]] of byName) {
    if (!first) continue;
    const others = names.get(first.label.text);
    if (others) others.push(name);
    else names.set(first.label.text, [name]);
  }
  return names;
}
