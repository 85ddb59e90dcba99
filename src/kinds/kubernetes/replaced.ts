import { dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import type { Reader } from "../../text/reader.ts";
import type { Source } from "../../text/source.ts";

/** The files that may put other images in place of those of a manifest: of Kustomize and of Skaffold. */
export function replacersOf(path: string): readonly string[] {
  return [...kustomizationsBeside(path), ...skaffoldsAbove(path)];
}

/** The files of Kustomize that may stand beside a manifest, of which it reads one. */
function kustomizationsBeside(path: string): readonly string[] {
  const directory = normalizePath(dirname(path));
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
  const kustomization = kustomizationsBeside(path).find((beside) => files.read(beside) !== undefined);
  const kustomized = kustomization === undefined ? none : namesIn(kustomization, files, kustomizedImages);
  const built = skaffoldsAbove(path).map((above) => namesIn(above, files, builtImages));
  return (name) => {
    if (kustomized.has(name)) return "the kustomization beside it replaces the image";
    return built.some((names) => names.has(name)) ? "Skaffold puts the image that it builds in its place" : undefined;
  };
}

const none: ReadonlySet<string> = new Set();

/** Names of images that a kustomization gives another name, tag or digest. */
function kustomizedImages(root: YamlNode): readonly string[] {
  return itemsOf(get(root, "images")).map((item) => scalarAt(item, "name")?.value ?? "");
}

/** Names of images that Skaffold builds, and tags anew each time. */
function builtImages(root: YamlNode): readonly string[] {
  if (!scalarAt(root, "apiVersion")?.value.startsWith("skaffold/")) return [];
  return [root, ...itemsOf(get(root, "profiles"))]
    .flatMap((one) => itemsOf(get(get(one, "build"), "artifacts")))
    .map((artifact) => scalarAt(artifact, "image")?.value ?? "");
}

interface Parsed {
  readonly text: string;
  readonly names: ReadonlySet<string>;
}

const parsed = new WeakMap<Reader, Map<string, Parsed>>();

/** Parsed once, however many manifests ask. */
function namesIn(path: string, files: Reader, read: (root: YamlNode) => readonly string[]): ReadonlySet<string> {
  const text = files.read(path);
  if (text === undefined) return none;
  const all = parsed.get(files) ?? new Map<string, Parsed>();
  parsed.set(files, all);
  const old = all.get(path);
  if (old?.text === text) return old.names;
  const { roots } = parseYaml({ path, text });
  const names = new Set(roots.flatMap(read).filter((name) => name !== ""));
  all.set(path, { text, names });
  return names;
}
