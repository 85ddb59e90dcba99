import { inlineDockerfiles } from "../kinds/compose/inline.ts";
import { interpolate, interpolatedFact } from "../kinds/compose/interpolate.ts";
import type { Build, ComposeDocument, Scalar, Service } from "../kinds/compose/nodes.ts";
import type { Invocation } from "../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument } from "../kinds/dockerfile/nodes.ts";
import { knownValue } from "../syntax/fact.ts";
import { basename, dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";

/** One service that builds a Dockerfile. */
export interface Caller {
  readonly invocation: Invocation;
  /** The context directory; undefined where it is remote or cannot be told. */
  readonly root: string | undefined;
}

/** Who builds what, by Compose files. */
export interface Callers {
  /** By normalised path of the Dockerfile. */
  readonly byPath: ReadonlyMap<string, readonly Caller[]>;
  readonly ofInline: ReadonlyMap<DockerfileDocument, readonly Caller[]>;
}

/** Contexts that BuildKit fetches: a URL of any scheme, or one of the short forms for git. */
const remoteContext = /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i;

export function findCallers(files: readonly ComposeDocument[]): Callers {
  const byPath = new Map<string, Caller[]>();
  const ofInline = new Map<DockerfileDocument, readonly Caller[]>();
  for (const file of files) {
    for (const { document, services } of inlineDockerfiles(file)) {
      ofInline.set(
        document,
        services.flatMap((service) => (service.build ? callerOf(service, service.build, file) : [])),
      );
    }
    for (const service of file.services) addFileCaller(service, file, byPath);
  }
  return { byPath, ofInline };
}

function addFileCaller(service: Service, file: ComposeDocument, byPath: Map<string, Caller[]>): void {
  const { build } = service;
  if (!build || build.dockerfileInline) return;
  const caller = callerOf(service, build, file);
  const path = dockerfilePath(build, caller);
  if (path === undefined) return;
  const callers = byPath.get(path);
  if (callers) callers.push(caller);
  else byPath.set(path, [caller]);
}

/** Where the Dockerfile of a build lies; undefined for one that is written inline, remote or cannot be told. */
export function dockerfilePath(build: Build, { root }: Caller): string | undefined {
  const dockerfile = build.dockerfile ? text(build.dockerfile) : "Dockerfile";
  return root === undefined || dockerfile === undefined || build.dockerfileInline
    ? undefined
    : resolvePath(dockerfile, root);
}

export function callerOf(service: Service, build: Build, { source }: ComposeDocument): Caller {
  const context = build.context ? text(build.context) : ".";
  const remote = context === undefined || remoteContext.test(context);
  return {
    invocation: invocationOf(build, `service ${service.name.value} of ${basename(source.path)}`),
    root: remote ? undefined : resolvePath(context, normalizePath(dirname(source.path))),
  };
}

/** A target or an argument with a variable of Compose's environment is not known: no target, an unknown argument. */
function invocationOf(build: Build, label: string): Invocation {
  const args = new Map<string, string>();
  const unknownArgs = new Set<string>();
  for (const { name, value } of build.args) {
    const given = value && text(value);
    if (given === undefined) unknownArgs.add(name.value);
    else args.set(name.value, given);
  }
  const contexts = new Map(build.additionalContexts.map(({ name, value }) => [name.value, contextValue(value)]));
  const target = build.target && text(build.target)?.toLowerCase();
  return { args, unknownArgs, target, contexts, known: true, label };
}

function contextValue(value: Scalar | undefined): string {
  return (value && text(value)) ?? value?.value ?? "";
}

function text(scalar: Scalar): string | undefined {
  return knownValue(interpolatedFact(interpolate(scalar.value)));
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

function keyOf({ args, unknownArgs, target, contexts }: Invocation): string {
  return JSON.stringify([[...args].sort(), [...(unknownArgs ?? [])].sort(), target ?? null, [...contexts].sort()]);
}

function labelOf(group: readonly Invocation[]): string | undefined {
  const [first, second] = group;
  if (group.length > 2) return `${first?.label} and ${group.length - 1} more`;
  return second ? `${first?.label} and ${second.label}` : first?.label;
}
