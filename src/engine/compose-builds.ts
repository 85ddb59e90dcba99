import { parseEnvFile } from "../kinds/compose/env-file.ts";
import type { Build, ComposeDocument, Service, ServiceHealthcheck } from "../kinds/compose/nodes.ts";
import type { Fact, Lookup } from "../syntax/fact.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import type { Reader } from "./types.ts";

/** What Compose reads beside a file: others that it extends, and the variables of `.env`. */
export interface ComposeWorld {
  file(path: string): ComposeDocument | undefined;
  variables(file: ComposeDocument): Lookup;
}

/** What a service builds, with what it takes over from the services that it extends. */
export interface ServiceBuilding {
  readonly build: Build;
  /** What the context is relative to. */
  readonly directory: string;
  readonly healthcheck: ServiceHealthcheck | undefined;
  /** Whether every service that it extends was found. */
  readonly complete: boolean;
}

/** Services that extend each other further than this are not followed; Compose refuses a circle. */
const maxDepth = 16;

/** Files are looked for among those of the run only; `.env` is read once for a directory, when a variable is asked for. */
export function composeWorld(
  files: readonly ComposeDocument[],
  reader: Reader,
  onFile?: (path: string) => void,
): ComposeWorld {
  let byPath: ReadonlyMap<string, ComposeDocument> | undefined;
  const environments = new Map<string, ReadonlyMap<string, Fact<string>>>();
  return {
    file(path) {
      onFile?.(path);
      byPath ??= new Map(files.map((file) => [normalizePath(file.source.path), file]));
      return byPath.get(path);
    },
    variables: (file) => (name) => {
      const path = envFileOf(file.source.path);
      let environment = environments.get(path);
      if (!environment) {
        environment = parseEnvFile(reader.read(path) ?? "");
        environments.set(path, environment);
      }
      return environment.get(name);
    },
  };
}

/** The file of variables that Compose reads with a Compose file. */
export function envFileOf(path: string): string {
  return resolvePath(".env", normalizePath(dirname(path)));
}

/** Other files whose services those of a file extend. */
export function extendedFiles({ services, source }: ComposeDocument): readonly string[] {
  return services.flatMap(({ extends: base }) =>
    base?.file === undefined ? [] : resolvePath(base.file, normalizePath(dirname(source.path))),
  );
}

/** Undefined for a service that builds nothing. */
export function buildingOf(
  service: Service,
  file: ComposeDocument,
  world: ComposeWorld,
  depth = 0,
): ServiceBuilding | undefined {
  const { build, healthcheck, extends: base } = service;
  const directory = normalizePath(dirname(file.source.path));
  const own = build && { build, directory, healthcheck, complete: base === undefined };
  if (!base || depth >= maxDepth) return own;
  const other = base.file === undefined ? file : world.file(resolvePath(base.file, directory));
  const extended = other?.services.find(({ name }) => name.value === base.service);
  const inherited = other && extended && buildingOf(extended, other, world, depth + 1);
  if (!inherited) return own && { ...own, complete: extended !== undefined };
  return {
    build: build ? mergeBuilds(inherited.build, build) : inherited.build,
    directory: build?.context ? directory : inherited.directory,
    healthcheck: mergeChecks(inherited.healthcheck, healthcheck),
    complete: inherited.complete,
  };
}

/** Key by key, as Compose merges mappings. */
function mergeBuilds(base: Build, own: Build): Build {
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

function mergeChecks(
  base: ServiceHealthcheck | undefined,
  own: ServiceHealthcheck | undefined,
): ServiceHealthcheck | undefined {
  return own?.replaces || own?.disabled ? own : (base ?? own);
}
