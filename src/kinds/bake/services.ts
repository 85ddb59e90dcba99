import type { Build, BuildPart } from "../../nodes/build.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { pathFrom, resolvePath } from "../../syntax/posix-path.ts";
import { here } from "../asked-build.ts";
import type { AskedBuild, BuildCall, LinkFiles } from "../kind.ts";
import { usualComposeNames } from "../usual-names.ts";
import { givenArg } from "./given-arg.ts";
import { unsaid } from "./resolve.ts";

/** A service that is a target. */
export interface ServiceTarget {
  readonly asked: AskedBuild;
  /** As a target says it. */
  readonly build: Build;
}

/**
 * The services that Compose files make targets, by their names as targets: all files are read as one, whatever their
 * profiles. Source: `ParseCompose` in bake/compose.go of github.com/docker/buildx.
 *
 * @param paths of Compose files, as the run has them
 */
export function serviceTargets(
  call: Pick<BuildCall, "by" | "span" | "source" | "variable">,
  directory: string,
  paths: readonly string[],
  files: LinkFiles,
): ReadonlyMap<string, ServiceTarget> {
  if (paths.length === 0) return new Map();
  const named: ReadonlyMap<string, readonly string[]> = new Map([
    ["file", paths.map((path) => pathFrom(path, directory))],
    ["profile", ["*"]],
    ["project-directory", ["."]],
  ]);
  const given = (option: string) => (named.get(option) ?? []).map((value) => known(value));
  const asked = files.called?.({ ...call, tool: "bake services", directory, names: [], given, complete: true }) ?? [];
  return new Map(
    asked.flatMap((one) => {
      // Targets have no dots in their names.
      const name = one.name?.replaceAll(".", "_");
      return name === undefined ? [] : [[name, { asked: one, build: buildOf(one, directory) }]];
    }),
  );
}

/** Those of the usual names that are in a directory. */
export function composeFilesIn(directory: string, files: LinkFiles): readonly string[] {
  return usualComposeNames.map((name) => resolvePath(name, directory)).filter((path) => files.exists(path));
}

/** The build of a service as Bake has it, so that a target of the same name, or one that inherits it, adds to it. */
function buildOf({ by, root, path, invocation, images = [], platforms = [] }: AskedBuild, directory: string): Build {
  const place = placeOf(by);
  const unseen = unknownFact("it is built from elsewhere");
  const context = root === undefined ? unseen : known(pathFrom(root, directory));
  const dockerfile = root === undefined || path === undefined ? unseen : known(pathFrom(path, root));
  return {
    type: "Build",
    span: here.span,
    place,
    context: part(context),
    dockerfile: part(dockerfile),
    inline: undefined,
    target: invocation.target === undefined ? undefined : part(known(invocation.target)),
    args: [
      ...[...invocation.args].map(([name, value]) => givenArg(name, known(value), here.span, place)),
      ...[...(invocation.unknownArgs ?? [])].map((name) =>
        givenArg(name, unknownFact(`${name} comes from where Bake runs`), here.span, place),
      ),
    ],
    contexts: [...invocation.contexts].map(([name, value]) => ({ name: part(known(name)), value: part(known(value)) })),
    platforms: platforms.length > 0 ? platforms : unsaid,
    secrets: [],
    ssh: [],
    tags: images.length > 0 ? images : unsaid,
    cacheFrom: [],
    cacheTo: [],
    attestations: [],
    push: undefined,
    labels: [],
  };
}

function part(value: Fact<string>): BuildPart {
  return { ...here, value };
}

const byDockerfile = unknownFact("the Dockerfile decides");

function placeOf(owner: AskedBuild["by"]): Place {
  const state = { user: byDockerfile, workdir: byDockerfile, shell: byDockerfile, environment: () => byDockerfile };
  return { kind: "bake", owner, phase: "build", ships: false, image: undefined, state };
}
