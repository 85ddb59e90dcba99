import type { Build } from "../../nodes/build.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { get } from "../../syntax/yaml/nodes.ts";
import type { LinkFiles } from "../kind.ts";
import { composeAt, directoryOf } from "./files.ts";
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
const maxDepth = 16;

/** Other files whose services those of a file extend, and those that it includes. */
export function linksOf(document: ComposeDocument): readonly string[] {
  const directory = directoryOf(document.source.path);
  return [
    ...document.services.flatMap(({ extends: base }) =>
      base?.file === undefined ? [] : resolvePath(base.file, directory),
    ),
    ...inclusionsOf(document, directory, () => undefined).flatMap(({ paths = [] }) => paths),
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
  if (!base || depth >= maxDepth) return own;
  const path = base.file === undefined ? undefined : resolvePath(base.file, directory);
  const other = path === undefined ? file : (listed(path, files) ?? composeAt(path, files));
  const extended = other && servicesByName(other).get(base.service);
  const from = path === undefined ? directory : directoryOf(path);
  const inherited = extended && buildingOf(extended, other, from, files, depth + 1);
  if (!inherited) return own && { ...own, complete: extended !== undefined };
  return {
    build: build ? mergeBuilds(inherited.build, build) : inherited.build,
    directory: build?.context ? directory : inherited.directory,
    healthTest: test.disabled || test.form ? test : inherited.healthTest,
    complete: inherited.complete,
    layers: base.file === undefined ? [...inherited.layers, ...ownLayers] : ownLayers,
  };
}

/** A file of the run goes before what the disk has. */
function listed(path: string, files: LinkFiles): ComposeDocument | undefined {
  return files.document(path) as ComposeDocument | undefined;
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
