import { basename, dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { asScalar, get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import type { Reader } from "../../text/reader.ts";
import type { Source } from "../../text/source.ts";

/** The files that may put other images in place of those of a manifest: of Kustomize and of Skaffold. */
export function replacersOf(path: string): readonly string[] {
  return [...kustomizationsBeside(path), ...skaffoldsAbove(path)];
}

/** The files of Kustomize that may stand beside a manifest. */
function kustomizationsBeside(path: string): readonly string[] {
  return kustomizationsIn(normalizePath(dirname(path)));
}

/** Of these Kustomize reads one. */
function kustomizationsIn(directory: string): readonly string[] {
  return ["kustomization.yaml", "kustomization.yml", "Kustomization"].map((name) => resolvePath(name, directory));
}

/** The files of Skaffold in the directory of a manifest and above, as far as directories have names. */
function skaffoldsAbove(path: string): readonly string[] {
  const found: string[] = [];
  for (let directory = normalizePath(dirname(path)); ; directory = dirname(directory)) {
    if (/(?:^|\/)\.\.$/.test(directory)) return found;
    found.push(...["skaffold.yaml", "skaffold.yml"].map((name) => resolvePath(name, directory)));
    if (directory === "." || directory === "/") return found;
  }
}

/** What puts another image in place of one of that name, told by a reason; undefined where nothing does. */
export function replacing({ path }: Pick<Source, "path">, files: Reader): (name: string) => string | undefined {
  const directory = normalizePath(dirname(path));
  const own = kustomizationIn(directory, files);
  const overlays = own === undefined ? [] : overlaysOn(directory, files);
  const built = skaffoldsAbove(path).map((above) => read(above, files).built);
  return (name) => {
    if (own?.images.has(name)) return "the kustomization beside it replaces the image";
    if (overlays.some(({ images }) => images.has(name))) return "an overlay of its kustomization replaces the image";
    return built.some((names) => names.has(name)) ? "Skaffold puts the image that it builds in its place" : undefined;
  };
}

/** More directories are not looked at. */
const mostBeside = 64;

/** The kustomizations that build on the one of a directory, of those that stand where they usually do: beside it, or in `overlays` there. */
function overlaysOn(directory: string, files: Reader): readonly Replacer[] {
  const beside = directoriesIn(dirname(directory), files);
  const overlays = beside.filter((one) => basename(one) === "overlays").flatMap((one) => directoriesIn(one, files));
  return [...beside, ...overlays]
    .slice(0, mostBeside)
    .flatMap((one) => kustomizationIn(one, files) ?? [])
    .filter(({ bases }) => bases.has(directory));
}

function directoriesIn(directory: string, files: Reader): readonly string[] {
  const found = files.list?.(directory)?.filter(({ sort }) => sort === "directory") ?? [];
  return found.map(({ name }) => resolvePath(name, directory));
}

function kustomizationIn(directory: string, files: Reader): Replacer | undefined {
  const path = kustomizationsIn(directory).find((one) => files.read(one) !== undefined);
  return path === undefined ? undefined : read(path, files);
}

/** What a file of Kustomize or of Skaffold says. */
interface Replacer {
  /** Names of images that a kustomization gives another name, tag or digest. */
  readonly images: ReadonlySet<string>;
  /** Directories that it builds on. */
  readonly bases: ReadonlySet<string>;
  /** Names of images that Skaffold builds, and tags anew each time. */
  readonly built: ReadonlySet<string>;
}

const parsed = new WeakMap<Reader, Map<string, Replacer & { readonly text: string }>>();
const nothing: Replacer = { images: new Set(), bases: new Set(), built: new Set() };

/** Parsed once, however many manifests ask. */
function read(path: string, files: Reader): Replacer {
  const text = files.read(path);
  if (text === undefined) return nothing;
  const all = parsed.get(files) ?? new Map<string, Replacer & { readonly text: string }>();
  parsed.set(files, all);
  const old = all.get(path);
  if (old?.text === text) return old;
  const { roots } = parseYaml({ path, text });
  const setOf = (textsOf: (root: YamlNode) => readonly string[]) =>
    new Set(roots.flatMap(textsOf).filter((one) => one !== ""));
  const found = {
    text,
    images: setOf((root) => itemsOf(get(root, "images")).map((item) => scalarAt(item, "name")?.value ?? "")),
    bases: setOf((root) => basesOf(root).map((base) => resolvePath(base, dirname(path)))),
    built: setOf(builtImages),
  };
  all.set(path, found);
  return found;
}

function basesOf(root: YamlNode): readonly string[] {
  return ["resources", "bases", "components"].flatMap((key) =>
    itemsOf(get(root, key)).flatMap((item) => asScalar(item)?.value ?? []),
  );
}

function builtImages(root: YamlNode): readonly string[] {
  if (!scalarAt(root, "apiVersion")?.value.startsWith("skaffold/")) return [];
  return [root, ...itemsOf(get(root, "profiles"))]
    .flatMap((one) => itemsOf(get(get(one, "build"), "artifacts")))
    .map((artifact) => scalarAt(artifact, "image")?.value ?? "");
}
