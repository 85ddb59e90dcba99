import type { BuildPart } from "../../nodes/build.ts";
import type { Invocation } from "../../nodes/invocation.ts";
import { knownValue, type Lookup } from "../../syntax/fact.ts";
import { parseImageReference } from "../../syntax/image-reference.ts";
import { basename, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { isRemoteContext } from "../asked-build.ts";
import type { AskedBuild, Document, LinkFiles } from "../kind.ts";
import { filesBeside } from "./files.ts";
import {
  buildingOf,
  documentAt,
  maxDepth,
  mergeBuildings,
  type ServiceBuilding,
  servicesByName,
} from "./inheritance.ts";
import { inlineDockerfiles } from "./inline.ts";
import { interpolate, interpolatedFact } from "./interpolate.ts";
import type { ComposeBuild, ComposeDocument, Scalar, Service } from "./nodes.ts";
import { isWhole } from "./path.ts";
import { stackOf } from "./stack.ts";
import { surroundingsOf } from "./surroundings.ts";
import { pairFact } from "./value.ts";

/** What the services of a file build; one that Compose reads over another adds to what that says. */
export function buildsOf(file: ComposeDocument, files: LinkFiles): readonly AskedBuild[] {
  const around = surroundingsOf(file, files);
  const { directory, lookup } = around;
  const { under } = stackOf(file, around, (path) => documentAt(path, files), files);
  const builtImages = new Set([...file.builtImages].flatMap((image) => fullName(image, lookup)));
  const inline: Inline = new Map(
    [file, ...under].flatMap((one) =>
      inlineDockerfiles(one).map(({ scalar, document }) => [scalar, document] as const),
    ),
  );
  const withMore = under.length > 0 ? undefined : additionsTo(file, files);
  let shared = 0;
  return file.services.flatMap((service) => {
    const depth = shared > maxShared ? maxDepth : 0;
    const layers = [
      ...under.flatMap((document) => {
        const before = servicesByName(document).get(service.name.value);
        return before ? { document, service: before } : [];
      }),
      { document: file, service },
    ];
    const building = layers.reduce<ServiceBuilding | undefined>(
      (before, one) =>
        mergeBuildings(before, one.service, buildingOf(one.service, one.document, directory, files, depth)),
      undefined,
    );
    if (layers.some((one) => one.service.extends))
      shared += (building?.build.args.length ?? 0) + (building?.build.additionalContexts.length ?? 0);
    if (!building) return [];
    const build = serviceBuild(service, building, { file, lookup, inline, builtImages });
    return withMore?.(service, build) ?? build;
  });
}

/** What files beside may add to builds of one that `-f` names together with them. */
function additionsTo(
  { source }: ComposeDocument,
  files: LinkFiles,
): (service: Service, build: AskedBuild) => AskedBuild {
  const path = normalizePath(source.path);
  if (isWhole(path)) return (_, build) => build;
  const beside = filesBeside(path, files);
  return ({ build, name }, asked) => {
    const others = beside?.flatMap((one) => servicesByName(one).get(name.value)?.build ?? []);
    if (!build || others?.length === 0) return asked;
    const invocation = { ...asked.invocation, known: false };
    // Where a file says nothing of the context, another has said it.
    if (!build.context) return { ...asked, invocation, root: undefined, path: undefined };
    return others?.some((other) => givesMore(other, build)) ? { ...asked, invocation } : asked;
  };
}

function givesMore(other: ComposeBuild, { args, node }: ComposeBuild): boolean {
  const own = new Set(args.map(({ name }) => name.value));
  const isGiven = other.args.every(({ name }) => own.has(name.value));
  return !isGiven || (["secrets", "ssh"] as const).some((key) => other.node[key].length > node[key].length);
}

/** Arguments and contexts that services may take over: a base that thousands share must not be multiplied. */
const maxShared = 20_000;

type Inline = ReadonlyMap<Scalar | undefined, Document>;

interface Surroundings {
  readonly file: ComposeDocument;
  readonly lookup: Lookup;
  /** Dockerfiles by where they are written. */
  readonly inline: Inline;
  readonly builtImages: ReadonlySet<string>;
}

/** The build of a service, with what others give to it. */
export function serviceBuild(service: Service, building: ServiceBuilding, surroundings: Surroundings): AskedBuild {
  const { build, directory, layers } = building;
  const { file, lookup, inline, builtImages } = surroundings;
  const context = build.context ? text(build.context, lookup) : ".";
  const root = context === undefined || isRemoteContext(context) ? undefined : resolvePath(context, directory);
  const dockerfile = build.dockerfile ? text(build.dockerfile, lookup) : "Dockerfile";
  const isFile = root !== undefined && dockerfile !== undefined && !build.dockerfileInline;
  return {
    by: service.owner,
    node: service.build?.node,
    invocation: {
      ...invocationOf(building, lookup, `${service.owner.label} of ${basename(file.source.path)}`),
      builtImages,
    },
    root,
    path: isFile ? resolvePath(dockerfile, root) : undefined,
    inline: inline.get(build.dockerfileInline),
    images: imagesOf(service, lookup),
    platforms: service.build?.node.platforms,
    layers,
  };
}

/** A target or an argument with a variable of Compose's environment is not known: no target, an unknown argument. */
function invocationOf({ build, healthTest, complete }: ServiceBuilding, lookup: Lookup, label: string): Invocation {
  const args = new Map<string, string>();
  const unknownArgs = new Set<string>();
  for (const { name, value } of build.args) {
    const given = value && knownValue(pairFact(value, lookup));
    args.delete(name.value);
    unknownArgs.delete(name.value);
    if (given === undefined) unknownArgs.add(name.value);
    else args.set(name.value, given);
  }
  const contexts = new Map(
    build.additionalContexts.map(({ name, value }) => [name.value, contextValue(value, lookup)]),
  );
  const target = build.target && text(build.target, lookup)?.toLowerCase();
  const checksHealth = healthTest.disabled || healthTest.form !== undefined;
  return { args, unknownArgs, target, contexts, known: complete, checksHealth, label };
}

/** What a service calls its image, and the tags beside. */
function imagesOf({ builtImage, build }: Service, lookup: Lookup): readonly BuildPart[] {
  const named = builtImage && { ...builtImage, value: interpolatedFact(interpolate(builtImage.value, lookup)) };
  return [...(named ? [named] : []), ...(build?.node.tags ?? [])];
}

/** An image's name with its tag; nothing for one that is not known. */
function fullName(image: string, lookup: Lookup): readonly string[] {
  const name = knownValue(interpolatedFact(interpolate(image, lookup)));
  const reference = name === undefined ? undefined : parseImageReference(name);
  if (!reference || "error" in reference) return [];
  return [`${reference.name}:${reference.tag ?? "latest"}`];
}

function contextValue(value: Scalar | undefined, lookup: Lookup): string {
  return (value && text(value, lookup)) ?? value?.value ?? "";
}

function text(scalar: Scalar, lookup: Lookup): string | undefined {
  return knownValue(interpolatedFact(interpolate(scalar.value, lookup)));
}
