import type { Build } from "../../nodes/build.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { get } from "../../syntax/yaml/nodes.ts";
import type { LinkFiles } from "../kind.ts";
import { composeAt, directoryOf, overridesOf } from "./files.ts";
import { type HealthTest, healthTest } from "./healthcheck.ts";
import { inclusionsOf } from "./include.ts";
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
export const maxDepth = 16;

/** Other files whose services those of a file extend, those that it includes, and those that are read over it. */
export function linksOf(document: ComposeDocument): readonly string[] {
  const directory = directoryOf(document.source.path);
  return [
    ...document.services.flatMap(({ extends: base }) =>
      base?.file === undefined ? [] : resolvePath(base.file, directory),
    ),
    ...inclusionsOf(document, directory, () => undefined).flatMap(({ paths = [] }) => paths),
    ...overridesOf(normalizePath(document.source.path)),
  ];
}

/** Undefined for a service that builds nothing. */
export function buildingOf(
  service: Service,
  file: ComposeDocument,
  directory: string,
  files: LinkFiles,
  depth = 0,
): ServiceBuilding | undefined {
  const { build, extends: base } = service;
  const test = healthTest(get(service.node, "healthcheck"));
  const ownLayers = build ? [build.node] : [];
  const own = build && { build, directory, healthTest: test, complete: base === undefined, layers: ownLayers };
  if (!base || depth >= maxDepth || service.resetsBuild) return own;
  const path = base.file === undefined ? undefined : resolvePath(base.file, directory);
  const other = path === undefined ? file : documentAt(path, files);
  const extended = other && servicesByName(other).get(base.service);
  const from = path === undefined ? directory : directoryOf(path);
  const inherited = extended && buildingOf(extended, other, from, files, depth + 1);
  if (!inherited) return own && { ...own, complete: extended !== undefined };
  const merged = mergeBuildings(inherited, service, own);
  if (!merged) return undefined;
  // Only a context that is written is relative to the file that it is written in.
  const start = merged.build.context ? merged.directory : directory;
  return {
    ...merged,
    directory: start,
    layers: base.file === undefined ? [...inherited.layers, ...ownLayers] : ownLayers,
  };
}

/** What a service builds over what another one of its name, in a file that Compose reads before, or one that it extends does. */
export function mergeBuildings(
  base: ServiceBuilding | undefined,
  service: Service,
  own: ServiceBuilding | undefined,
): ServiceBuilding | undefined {
  if (!base || service.resetsBuild) return own;
  const test = own?.healthTest ?? healthTest(get(service.node, "healthcheck"));
  return {
    build: own ? mergeBuilds(base.build, own.build) : base.build,
    directory: own?.build.context ? own.directory : base.directory,
    healthTest: test.disabled || test.form ? test : base.healthTest,
    complete: base.complete,
    layers: own?.layers ?? [],
  };
}

/** The Compose file at a path: one of the run goes before what the disk has. */
export function documentAt(path: string, files: LinkFiles): ComposeDocument | undefined {
  return (files.document(path) as ComposeDocument | undefined) ?? composeAt(path, files);
}

const namedServices = new WeakMap<ComposeDocument, ReadonlyMap<string, Service>>();

/** The services of a file, of several with one name the first. */
export function servicesByName(file: ComposeDocument): ReadonlyMap<string, Service> {
  const known = namedServices.get(file);
  if (known) return known;
  const byName = new Map(file.services.toReversed().map((service) => [service.name.value, service]));
  namedServices.set(file, byName);
  return byName;
}

/** Key by key, as Compose merges mappings. */
function mergeBuilds(base: ComposeBuild, own: ComposeBuild): ComposeBuild {
  if (own.alone) return own;
  const kept = <K extends keyof ComposeBuild>(key: K, written: string) =>
    own[key] ?? (own.replaces.has(written) ? undefined : base[key]);
  const joined = <K extends "args" | "additionalContexts">(key: K, written: string) =>
    own.replaces.has(written) ? own[key] : [...base[key], ...own[key]];
  return {
    ...own,
    context: kept("context", "context"),
    dockerfile: kept("dockerfile", "dockerfile"),
    dockerfileInline: kept("dockerfileInline", "dockerfile_inline"),
    target: kept("target", "target"),
    args: joined("args", "args"),
    additionalContexts: joined("additionalContexts", "additional_contexts"),
  };
}
