import { type Fact, knownValue, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { entryOf, get } from "../../syntax/yaml/nodes.ts";
import { calledBuild } from "../asked-build.ts";
import { pairIn } from "../build-call.ts";
import type { AskedBuild, BuildCall, LinkFiles } from "../kind.ts";
import { serviceBuild } from "./builds.ts";
import { directoryOf, overrideOf, usualIn } from "./files.ts";
import { buildingOf, documentAt, mergeBuildings, type ServiceBuilding } from "./inheritance.ts";
import { inlineDockerfiles } from "./inline.ts";
import type { ComposeDocument, Service } from "./nodes.ts";
import { namedFiles } from "./stack.ts";
import { variablesIn } from "./surroundings.ts";

/** What a call of `docker compose build` or its like builds; nothing where its files cannot be told. */
export function calledBuilds(call: BuildCall, files: LinkFiles): readonly AskedBuild[] {
  const project = projectOf(call, files);
  if (!project) return [];
  const { documents, directory, lookup } = project;
  const inline = new Map(
    documents.flatMap((document) => inlineDockerfiles(document).map((one) => [one.scalar, one.document])),
  );
  const wanted = wantedBy(call);
  const file = documents[0] as ComposeDocument;
  return mergedServices(documents, directory, files).flatMap(({ service, building, profiles }) => {
    if (!building || !wanted(service.name.value, profiles)) return [];
    // What `x-bake` adds counts for Bake alone, and is not read.
    const isExtended = call.tool !== "compose" && entryOf(get(service.node, "build"), "x-bake") !== undefined;
    const complete = building.complete && call.complete && project.complete && !isExtended;
    const asked = serviceBuild(service, { ...building, complete }, { file, lookup, inline, builtImages: new Set() });
    return { ...calledBuild(withArgs(asked, call), call, asked.by.label), name: service.name.value };
  });
}

/** With the arguments of the call itself. */
function withArgs(asked: AskedBuild, { given }: BuildCall): AskedBuild {
  const args = new Map(asked.invocation.args);
  const unknownArgs = new Set(asked.invocation.unknownArgs);
  let known = asked.invocation.known;
  for (const word of given("build-arg")) {
    const [name, value] = pairIn(word) ?? [];
    if (name === undefined) known = false;
    else {
      args.delete(name);
      unknownArgs.delete(name);
      if (value?.known) args.set(name, value.value);
      else unknownArgs.add(name);
    }
  }
  return { ...asked, invocation: { ...asked.invocation, args, unknownArgs, known } };
}

interface CalledProject {
  readonly documents: readonly ComposeDocument[];
  readonly directory: string;
  readonly lookup: Lookup;
  /** Whether all files are there. */
  readonly complete: boolean;
}

function projectOf(call: BuildCall, files: LinkFiles): CalledProject | undefined {
  const { directory, given, variable } = call;
  if (directory === undefined) return undefined;
  const inDirectory = variablesIn([resolvePath(".env", directory)], files);
  const named =
    given("file").length > 0 ? given("file") : namedByVariable((name) => variable(name) ?? inDirectory(name));
  const paths = named
    ? named.map((name) => (name.known && name.value !== "-" ? resolvePath(name.value, directory) : undefined))
    : usualFiles(directory, files);
  const first = paths[0];
  if (first === undefined) return undefined;
  const documents = paths.flatMap((path) => (path === undefined ? [] : (documentAt(path, files) ?? [])));
  if (documents.length === 0 || normalizePath((documents[0] as ComposeDocument).source.path) !== first)
    return undefined;
  const root = given("project-directory").at(-1);
  if (root && !root.known) return undefined;
  const start = root?.known ? resolvePath(root.value, directory) : directoryOf(first);
  const envFiles = given("env-file").map((name) => (name.known ? resolvePath(name.value, directory) : undefined));
  const known = envFiles.filter((path) => path !== undefined);
  const own = variablesIn(envFiles.length > 0 ? known.toReversed() : [resolvePath(".env", start)], files);
  return {
    documents,
    directory: start,
    lookup: (name) => variable(name) ?? (known.length < envFiles.length ? inUnknownFile(name) : own(name)),
    complete: documents.length === paths.length,
  };
}

function inUnknownFile(name: string): Fact<string> {
  return unknownFact(`${name} may stand in a file that is not known`);
}

function namedByVariable(variable: Lookup): readonly Fact<string>[] | undefined {
  const files = variable("COMPOSE_FILE");
  if (!files) return undefined;
  return files.known ? namedFiles(files.value, variable).map((value) => ({ ...files, value })) : [files];
}

/** The file of a usual name in a directory or above it, and the one that is read over it. */
function usualFiles(directory: string, files: LinkFiles): readonly string[] {
  for (let at = directory, i = 0; i < maxAbove; at = directoryOf(at), i++) {
    const found = usualIn(at, files);
    const override = found === undefined ? undefined : overrideOf(found, files);
    if (found !== undefined) return [found, ...(override === undefined ? [] : [override])];
    if (at === "." || at === "/" || /(?:^|\/)\.\.$/.test(at)) return [];
  }
  return [];
}

const maxAbove = 8;

interface MergedService {
  readonly service: Service;
  readonly building: ServiceBuilding | undefined;
  readonly profiles: readonly string[];
}

/** The services of some files, each file over those before it. */
function mergedServices(
  documents: readonly ComposeDocument[],
  directory: string,
  files: LinkFiles,
): readonly MergedService[] {
  const byName = new Map<string, MergedService>();
  for (const document of documents) {
    for (const service of document.services) {
      const before = byName.get(service.name.value);
      const own = buildingOf(service, document, directory, files);
      byName.set(service.name.value, {
        service: before && !service.builtImage ? { ...service, builtImage: before.service.builtImage } : service,
        building: mergeBuildings(before?.building, service, own),
        profiles: [...(before?.profiles ?? []), ...service.profiles.map(({ value }) => value)],
      });
    }
  }
  return [...byName.values()];
}

/** Whether a service is built: one that is named, or any whose profiles are active. */
function wantedBy({ names, given, variable }: BuildCall): (name: string, profiles: readonly string[]) => boolean {
  const listed = new Set(names.map(knownValue));
  const inVariable = knownValue(variable("COMPOSE_PROFILES"))?.split(",") ?? [];
  const active = new Set([...given("profile").map(knownValue), ...inVariable]);
  return (name, profiles) => {
    if (names.length > 0) return listed.has(name);
    return profiles.length === 0 || active.has("*") || profiles.some((profile) => active.has(profile));
  };
}
