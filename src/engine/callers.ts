import { inlineDockerfiles } from "../kinds/compose/inline.ts";
import { interpolate, interpolatedFact } from "../kinds/compose/interpolate.ts";
import type { ComposeDocument, Scalar, Service } from "../kinds/compose/nodes.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import type { Invocation } from "../nodes/invocation.ts";
import { knownValue, type Lookup } from "../syntax/fact.ts";
import { basename, resolvePath } from "../syntax/posix-path.ts";
import { buildingOf, type ComposeWorld, type ServiceBuilding } from "./compose-builds.ts";

/** One service that builds a Dockerfile. */
export interface Caller {
  readonly invocation: Invocation;
  /** The context directory; undefined where it is remote or cannot be told. */
  readonly root: string | undefined;
  /** Where the Dockerfile lies; undefined for one that is written inline, remote or cannot be told. */
  readonly dockerfile: string | undefined;
}

/** Who builds what, by Compose files. */
export interface Callers {
  /** By normalised path of the Dockerfile. */
  readonly byPath: ReadonlyMap<string, readonly Caller[]>;
  readonly ofInline: ReadonlyMap<DockerfileDocument, readonly Caller[]>;
}

/** Contexts that BuildKit fetches: a URL of any scheme, or one of the short forms for git. */
const remoteContext = /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i;

export function findCallers(files: readonly ComposeDocument[], world: ComposeWorld): Callers {
  const byPath = new Map<string, Caller[]>();
  const ofInline = new Map<DockerfileDocument, readonly Caller[]>();
  for (const file of files) {
    for (const { document, services } of inlineDockerfiles(file)) {
      ofInline.set(
        document,
        services.flatMap((service) => {
          const building = buildingOf(service, file, world);
          return building ? callerOf(service, building, file, world) : [];
        }),
      );
    }
    for (const service of file.services) addFileCaller(service, file, world, byPath);
  }
  return { byPath, ofInline };
}

function addFileCaller(
  service: Service,
  file: ComposeDocument,
  world: ComposeWorld,
  byPath: Map<string, Caller[]>,
): void {
  const building = buildingOf(service, file, world);
  if (!building) return;
  const caller = callerOf(service, building, file, world);
  const path = caller.dockerfile;
  if (path === undefined) return;
  const callers = byPath.get(path);
  if (callers) callers.push(caller);
  else byPath.set(path, [caller]);
}

export function callerOf(
  { name }: Service,
  building: ServiceBuilding,
  file: ComposeDocument,
  world: ComposeWorld,
): Caller {
  const { build, directory } = building;
  const lookup = world.variables(file);
  const context = build.context ? text(build.context, lookup) : ".";
  const root = context === undefined || remoteContext.test(context) ? undefined : resolvePath(context, directory);
  const dockerfile = build.dockerfile ? text(build.dockerfile, lookup) : "Dockerfile";
  const isFile = root !== undefined && dockerfile !== undefined && !build.dockerfileInline;
  return {
    invocation: invocationOf(building, lookup, `service ${name.value} of ${basename(file.source.path)}`),
    root,
    dockerfile: isFile ? resolvePath(dockerfile, root) : undefined,
  };
}

/** A target or an argument with a variable of Compose's environment is not known: no target, an unknown argument. */
function invocationOf({ build, healthcheck, complete }: ServiceBuilding, lookup: Lookup, label: string): Invocation {
  const args = new Map<string, string>();
  const unknownArgs = new Set<string>();
  for (const { name, value } of build.args) {
    const given = value && text(value, lookup);
    args.delete(name.value);
    unknownArgs.delete(name.value);
    if (given === undefined) unknownArgs.add(name.value);
    else args.set(name.value, given);
  }
  const contexts = new Map(
    build.additionalContexts.map(({ name, value }) => [name.value, contextValue(value, lookup)]),
  );
  const target = build.target && text(build.target, lookup)?.toLowerCase();
  const checksHealth = healthcheck !== undefined && (healthcheck.replaces || healthcheck.disabled);
  return { args, unknownArgs, target, contexts, known: complete, checksHealth, label };
}

function contextValue(value: Scalar | undefined, lookup: Lookup): string {
  return (value && text(value, lookup)) ?? value?.value ?? "";
}

function text(scalar: Scalar, lookup: Lookup): string | undefined {
  return knownValue(interpolatedFact(interpolate(scalar.value, lookup)));
}

/** Invocations that differ, each with the labels of all that share it. */
export function distinctInvocations(callers: readonly Caller[]): readonly Invocation[] {
  const groups = new Map<string, Invocation[]>();
  for (const { invocation } of callers) {
    const key = keyOf(invocation);
    const group = groups.get(key);
    if (group) group.push(invocation);
    else groups.set(key, [invocation]);
  }
  return [...groups.values()].map((group) => ({ ...(group[0] as Invocation), label: labelOf(group) }));
}

function keyOf({ args, unknownArgs, target, contexts, known, checksHealth }: Invocation): string {
  const unknown = [...(unknownArgs ?? [])].sort();
  return JSON.stringify([[...args].sort(), unknown, target ?? null, [...contexts].sort(), known, checksHealth]);
}

function labelOf(group: readonly Invocation[]): string | undefined {
  const [first, second] = group;
  if (group.length > 2) return `${first?.label} and ${group.length - 1} more`;
  return second ? `${first?.label} and ${second.label}` : first?.label;
}
