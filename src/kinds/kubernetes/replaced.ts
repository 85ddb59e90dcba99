import { dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { get, itemsOf, scalarAt } from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import type { Reader } from "../../text/reader.ts";
import type { Source } from "../../text/source.ts";

/** The files of Kustomize that may stand beside a manifest, of which it reads one. */
export function kustomizationsBeside(path: string): readonly string[] {
  const directory = normalizePath(dirname(path));
  return ["kustomization.yaml", "kustomization.yml", "Kustomization"].map((name) => resolvePath(name, directory));
}

interface Kustomization {
  readonly text: string;
  readonly images: ReadonlySet<string>;
}

const parsed = new WeakMap<Reader, Map<string, Kustomization>>();

/** Names of the images that a kustomization beside a manifest gives another name, tag or digest. */
export function imagesReplacedBeside({ path }: Pick<Source, "path">, files: Reader): ReadonlySet<string> {
  for (const beside of kustomizationsBeside(path)) {
    const text = files.read(beside);
    if (text !== undefined) return imagesIn(beside, text, files);
  }
  return none;
}

const none: ReadonlySet<string> = new Set();

/** Parsed once, however many manifests stand beside it. */
function imagesIn(path: string, text: string, files: Reader): ReadonlySet<string> {
  const all = parsed.get(files) ?? new Map<string, Kustomization>();
  parsed.set(files, all);
  const old = all.get(path);
  if (old?.text === text) return old.images;
  const { roots } = parseYaml({ path, text });
  const names = roots.flatMap((root) =>
    itemsOf(get(root, "images")).map((item) => scalarAt(item, "name")?.value ?? ""),
  );
  const images = new Set(names.filter((name) => name !== ""));
  all.set(path, { text, images });
  return images;
}
