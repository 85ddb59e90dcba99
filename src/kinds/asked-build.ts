import type { Build, BuildPart } from "../nodes/build.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { Owner } from "../nodes/place.ts";
import { known, knownValue } from "../syntax/fact.ts";
import { basename, resolvePath } from "../syntax/posix-path.ts";
import type { Source } from "../text/source.ts";
import type { AskedBuild, BuildCall } from "./kind.ts";

/** Who asks for a build, and how its paths are read. */
export interface Asking {
  readonly by: Owner;
  /** The document that asks. */
  readonly source: Pick<Source, "path">;
  /** What the context is relative to; undefined where it cannot be told. */
  readonly directory: string | undefined;
  /** What a Dockerfile that is named is relative to. */
  readonly dockerfileIn: "context" | "directory";
}

const nowhere = { start: 0, end: 0 };

/** The context of a build for which none is written: the directory that its paths start in. */
export const here: BuildPart = { value: known("."), span: nowhere, contentSpan: nowhere };

/** Contexts that BuildKit fetches: a URL of any scheme, or one of the short forms for git. */
const remoteContext = /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i;

export function isRemoteContext(context: string): boolean {
  return remoteContext.test(context);
}

/** A build that is written down, with what is built and how. */
export function askedBuild(node: Build, asking: Asking): AskedBuild {
  const { by, source, directory } = asking;
  const label = `${by.label} of ${basename(source.path)}`;
  const context = knownValue(node.context?.value);
  const isLocal = context !== undefined && context !== "-" && !isRemoteContext(context);
  const root = isLocal && directory !== undefined ? resolvePath(context, directory) : undefined;
  const { tags: images, platforms } = node;
  const invocation = invocationOf(node, label);
  return { by, node, invocation, root, path: pathOf(node, root, asking), inline: undefined, images, platforms };
}

/** The Dockerfile of the usual name lies in the context. */
function pathOf({ dockerfile }: Build, root: string | undefined, asking: Asking): string | undefined {
  const directory = asking.dockerfileIn === "context" ? root : asking.directory;
  if (root === undefined) return undefined;
  if (!dockerfile) return resolvePath("Dockerfile", root);
  const name = knownValue(dockerfile.value);
  return name === undefined || name === "-" ? undefined : resolvePath(name, directory);
}

/** A target that is not known counts as none, as the last stage is the likeliest. */
function invocationOf({ args, contexts, target }: Build, label: string): Invocation {
  const given = new Map<string, string>();
  const unknownArgs = new Set<string>();
  for (const { name, value } of args) {
    given.delete(name);
    unknownArgs.delete(name);
    if (value?.known) given.set(name, value.value);
    else unknownArgs.add(name);
  }
  return {
    args: given,
    unknownArgs,
    target: knownValue(target?.value)?.toLowerCase(),
    contexts: new Map(contexts.flatMap(({ name, value }) => namedContext(name, value))),
    known: true,
    label,
  };
}

function namedContext(name: BuildPart, value: BuildPart | undefined): readonly (readonly [string, string])[] {
  return name.value.known ? [[name.value.value, knownValue(value?.value) ?? ""]] : [];
}

/**
 * A build that another file describes, as the build of who calls for it: places of that file are none of the caller's.
 *
 * @param what it is there: "target app"
 */
export function calledBuild(
  asked: AskedBuild,
  { by, span, source }: Pick<BuildCall, "by" | "span" | "source">,
  what: string,
): AskedBuild {
  const here = ({ value }: BuildPart): BuildPart => ({ value, span, contentSpan: span });
  const label = `${by.label} (${what})`;
  return {
    ...asked,
    by: { ...by, label },
    node: undefined,
    layers: [],
    images: asked.images?.map(here) ?? [],
    platforms: asked.platforms?.map(here) ?? [],
    invocation: { ...asked.invocation, label: `${label} of ${basename(source.path)}` },
  };
}
