import type { BuildPart } from "../../nodes/build.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Reader } from "../../text/reader.ts";
import { type Asking, askedBuild, here } from "../asked-build.ts";
import type { AskedBuild, LinkFiles } from "../kind.ts";
import { usualBakeNames } from "../usual-names.ts";
import { inlineDockerfiles } from "./inline.ts";
import type { BakeDocument } from "./nodes.ts";
import { readingOf } from "./reading.ts";
import type { Resolved, ResolvedTarget } from "./resolve.ts";
import { composeFilesIn, type ServiceTarget, serviceTargets } from "./services.ts";

/** What the targets of a file build. */
export function buildsOf(document: BakeDocument, files: LinkFiles): readonly AskedBuild[] {
  const inline = new Map(inlineDockerfiles(document).map((one) => [one.span.start, one.document]));
  const { builtOver, targets } = readingOf(document, files);
  const own = new Set(targets.map(({ build }) => build));
  return builtOver(servicesBeside(document, files)).map((target): AskedBuild => {
    const asked = asking(target, document, files);
    const { build, written: node } = target;
    const layers = target.layers.filter((layer) => own.has(layer));
    if (!build.inline) return { ...asked, node, layers };
    // One that is written in another file is not known by its place in this one.
    const isOwn = layers.some((layer) => layer.inline === build.inline);
    const written = isOwn ? inline.get(build.inline.span.start) : undefined;
    return { ...asked, node, layers, path: undefined, inline: written };
  });
}

/** The targets that Compose files beside give to a file that Bake reads where none is named. */
function servicesBeside({ source }: BakeDocument, files: LinkFiles): ReadonlyMap<string, ServiceTarget> {
  const path = normalizePath(source.path);
  if (!usualBakeNames.includes(basename(path))) return new Map();
  const directory = normalizePath(dirname(path));
  const by = { type: "file", name: undefined, label: "Bake", span: here.span };
  const call = { by, span: here.span, source, variable: () => undefined };
  return serviceTargets(call, directory, composeFilesIn(directory, files), files);
}

/** Bake's paths start where it runs: where the file lies, or at the root of the project where what it builds is there alone. */
function asking(target: ResolvedTarget, { source }: BakeDocument, files: Reader): AskedBuild {
  const beside = normalizePath(dirname(source.path));
  const from = (directory: string) => askedTarget(target, { by: target.owner, source, directory });
  const asked = from(beside);
  if (beside === "." || asked.path === undefined || files.exists(asked.path)) return asked;
  const above = from(".");
  return above.path !== undefined && files.exists(above.path) ? above : asked;
}

/** The build of a target by somebody who runs Bake in a directory. */
export function askedTarget(
  { build: said, complete }: Resolved,
  who: Pick<Asking, "by" | "source" | "directory">,
): AskedBuild {
  const build = {
    ...said,
    context: local(said.context),
    dockerfile: local(said.dockerfile),
    target: filled(said.target),
  };
  const asked = askedBuild({ ...build, context: build.context ?? here }, { ...who, dockerfileIn: "context" });
  if (complete) return asked;
  // What it inherits from elsewhere may say where it is built.
  const located = build.context !== undefined && build.dockerfile !== undefined;
  const invocation = { ...asked.invocation, known: false };
  return located ? { ...asked, invocation } : { ...asked, invocation, root: undefined, path: undefined };
}

/** Without the sign that a path starts where Bake runs. */
function local(part: BuildPart | undefined): BuildPart | undefined {
  const path = knownValue(part?.value);
  if (part === undefined || path === "") return undefined;
  return path?.startsWith("cwd://")
    ? { ...part, value: { known: true, value: resolvePath(path.slice(6), "."), origins: [] } }
    : part;
}

function filled(part: BuildPart | undefined): BuildPart | undefined {
  return knownValue(part?.value) === "" ? undefined : part;
}
