import type { Build } from "../../nodes/build.ts";
import type { Fact, Lookup } from "../../syntax/fact.ts";
import { dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { get } from "../../syntax/yaml/nodes.ts";
import type { Reader } from "../../text/reader.ts";
import type { LinkFiles } from "../kind.ts";
import { parseEnvFile } from "./env-file.ts";
import { type HealthTest, healthTest } from "./healthcheck.ts";
import type { ComposeBuild, ComposeDocument, Service } from "./nodes.ts";

/** What a service builds, with what it takes over from the services that it extends. */
export interface ServiceBuilding {
  readonly build: ComposeBuild;
  /** What the context is relative to. */
  readonly directory: string;
  readonly healthTest: HealthTest;
  /** Whether every service that it extends was found. */
  readonly complete: boolean;
  /** The builds of the service and of those that it extends in its file. */
  readonly layers: readonly Build[];
}

/** Services that extend each other further than this are not followed; Compose refuses a circle. */
const maxDepth = 16;

/** The file of variables that Compose reads with a Compose file. */
export function envFileOf(path: string): string {
  return resolvePath(".env", normalizePath(dirname(path)));
}

/** Other files whose services those of a file extend. */
export function linksOf({ services, source }: ComposeDocument): readonly string[] {
  const directory = normalizePath(dirname(source.path));
  return services.flatMap(({ extends: base }) => (base?.file === undefined ? [] : resolvePath(base.file, directory)));
}

interface Environment {
  readonly text: string;
  readonly variables: ReadonlyMap<string, Fact<string>>;
}

const environments = new WeakMap<Reader, Map<string, Environment>>();

/** Variables of `.env`, which is parsed once for a directory, when a variable is asked for. */
export function variablesOf({ source }: ComposeDocument, files: Reader): Lookup {
  let variables: Environment["variables"] | undefined;
  return (name) => {
    variables ??= environmentAt(envFileOf(source.path), files);
    return variables.get(name);
  };
}

function environmentAt(path: string, files: Reader): Environment["variables"] {
  const parsed = environments.get(files) ?? new Map<string, Environment>();
  environments.set(files, parsed);
  // Read for each document, since whoever follows what verdicts rest on sees what is read.
  const text = files.read(path) ?? "";
  const old = parsed.get(path);
  if (old?.text === text) return old.variables;
  const variables = parseEnvFile(text);
  parsed.set(path, { text, variables });
  return variables;
}

/** Undefined for a service that builds nothing. */
export function buildingOf(
  service: Service,
  file: ComposeDocument,
  files: LinkFiles,
  depth = 0,
): ServiceBuilding | undefined {
  const { build, extends: base } = service;
  const test = healthTest(get(service.node, "healthcheck"));
  const directory = normalizePath(dirname(file.source.path));
  const ownLayers = build ? [build.node] : [];
  const own = build && { build, directory, healthTest: test, complete: base === undefined, layers: ownLayers };
  if (!base || depth >= maxDepth) return own;
  const other = base.file === undefined ? file : files.document(resolvePath(base.file, directory));
  const extended = other && servicesByName(other as ComposeDocument).get(base.service);
  const inherited = extended && buildingOf(extended, other as ComposeDocument, files, depth + 1);
  if (!inherited) return own && { ...own, complete: extended !== undefined };
  return {
    build: build ? mergeBuilds(inherited.build, build) : inherited.build,
    directory: build?.context ? directory : inherited.directory,
    healthTest: test.disabled || test.form ? test : inherited.healthTest,
    complete: inherited.complete,
    layers: base.file === undefined ? [...inherited.layers, ...ownLayers] : ownLayers,
  };
}

const namedServices = new WeakMap<ComposeDocument, ReadonlyMap<string, Service>>();

/** The services of a file, of several with one name the first. */
function servicesByName(file: ComposeDocument): ReadonlyMap<string, Service> {
  const known = namedServices.get(file);
  if (known) return known;
  const byName = new Map(file.services.toReversed().map((service) => [service.name.value, service]));
  namedServices.set(file, byName);
  return byName;
}

/** Key by key, as Compose merges mappings. */
function mergeBuilds(base: ComposeBuild, own: ComposeBuild): ComposeBuild {
  return {
    ...own,
    context: own.context ?? base.context,
    dockerfile: own.dockerfile ?? base.dockerfile,
    dockerfileInline: own.dockerfileInline ?? base.dockerfileInline,
    target: own.target ?? base.target,
    args: [...base.args, ...own.args],
    additionalContexts: [...base.additionalContexts, ...own.additionalContexts],
  };
}
