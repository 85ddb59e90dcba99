import type { AskedBuild, Document, Kind } from "../../kinds/kind.ts";
import { looksLikeSecretName } from "../../knowledge/secrets.ts";
import type { Container } from "../../nodes/container.ts";
import { type ImageRef, imageText, partsOfImage } from "../../nodes/image-ref.ts";
import { plainInvocation } from "../../nodes/invocation.ts";
import type { ImageBuilds, LinkedBuild, ProjectView } from "../../rule.ts";
import { known, knownValue } from "../../syntax/fact.ts";
import type { ImageParts } from "../../syntax/image-parts.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import { lookAt, type Reader } from "../../text/reader.ts";
import { positionAt } from "../../text/source.ts";
import { maxWays } from "../invocations.ts";
import { type LintInput, openRun } from "../lint.ts";
import type { LintOptions } from "../options.ts";
import type { Unit } from "../unit.ts";
import type { BuiltFile, GraphBuild, GraphEdge, GraphNode, ProjectGraph } from "./types.ts";

/** Builds of one image that are drawn for who names it: more would say no more. */
const maxBuilds = 16;

/** The builds and containers of some files, and what they are made from. */
export function graphOf(inputs: readonly LintInput[], options: LintOptions): ProjectGraph {
  const run = openRun(inputs, inputs, options);
  const files = inputs.map((input) => run.unitsOf(input));
  return new Gathering(run.project, run.options).of(files);
}

/** A graph while it is drawn. */
class Gathering {
  private readonly nodes: GraphNode[] = [];
  private readonly edges: GraphEdge[] = [];
  private readonly drawn = new Set<string>();
  private readonly builds = new Map<string, number>();
  private readonly builtFiles = new Map<Document | string, number>();
  private readonly images = new Map<string, number>();
  private readonly made = new Map<string, TaggedBuilds>();
  private readonly project: ProjectView;
  private readonly options: LintOptions;

  constructor(project: ProjectView, options: LintOptions) {
    this.project = project;
    this.options = options;
  }

  of(files: readonly (readonly Unit[])[]): ProjectGraph {
    const units = files.flat();
    for (const own of files) this.addBuiltFiles(own);
    for (const [own] of files) if (own) this.addBuilds(own.document);
    for (const unit of units) this.addTaken(unit);
    return { nodes: this.nodes, edges: this.edges };
  }

  private addBuiltFiles(units: readonly Unit[]): void {
    const [own] = units;
    for (const { document, kind, embedded } of units) {
      if (!own || !kind.built) continue;
      const { source } = own.document;
      const line = embedded ? positionAt(source, embedded.toOuter(0)).line : 1;
      const node = this.addBuiltFile(document, kind, { path: source.path, line, inline: embedded !== undefined });
      if (!embedded) this.builtFiles.set(normalizePath(source.path), node);
    }
  }

  private addBuiltFile(document: Document, kind: Kind, place: Pick<BuiltFile, "path" | "line" | "inline">): number {
    const outline = kind.outline?.(document, this.modelsOf(document, kind)[0]);
    const stages = (outline?.nodes ?? []).filter(({ type }) => type === "stage").map(({ label }) => label);
    const node = this.add({ type: "dockerfile", ...place, state: "read", stages });
    this.builtFiles.set(document, node);
    return node;
  }

  private addBuilds(asker: Document): void {
    for (const build of this.project.builds(asker)) {
      const node = this.add(this.buildNode(build, asker));
      this.builds.set(keyOf(build, asker), node);
      const built = this.builtBy(build);
      if (built !== undefined) this.connect(built, node, "builds", true);
    }
  }

  private buildNode({ by, root, invocation, images, platforms, ...build }: LinkedBuild, asker: Document): GraphBuild {
    const { args, unknownArgs, contexts, target } = invocation;
    const given = [...args].map(([name, value]) => ({ name, value: looksLikeSecretName(name) ? null : value }));
    const unknown = [...(unknownArgs ?? [])].map((name) => ({ name, value: null }));
    return {
      type: "build",
      label: by.label,
      path: asker.source.path,
      line: positionAt(asker.source, by.span.start).line,
      context: root ?? null,
      ignoreFile: root === undefined ? null : this.ignoreFileOf(build.path, root),
      target: target ?? null,
      args: [...given, ...unknown].sort((a, b) => (a.name < b.name ? -1 : 1)),
      contexts: [...contexts].map(([name, value]) => ({ name, value: value === "" ? null : value })),
      platforms: (platforms ?? []).map(({ value }) => knownValue(value) ?? null),
      images: (images ?? []).map(({ value }) => knownValue(value) ?? null),
    };
  }

  private ignoreFileOf(path: string | undefined, root: string): string | null {
    const { kinds } = this.options.config;
    const files = kinds.flatMap(({ built }) => built?.ignoreFiles(path, root) ?? []);
    return files.find((file) => this.reader.exists(file.path))?.path ?? null;
  }

  /** The node of what is built, which may be no file of the run. */
  private builtBy({ path, inline, ...build }: LinkedBuild): number | undefined {
    if (inline) return this.builtFiles.get(inline);
    if (path === undefined) return undefined;
    const known = this.builtFiles.get(path);
    if (known !== undefined) return known;
    const kind = this.options.config.kinds.find((one) => one.built);
    const document = kind && build.document(kind.name);
    const place = { path, line: 1, inline: false };
    const node = document
      ? this.addBuiltFile(document, kind, place)
      : this.add({ type: "dockerfile", ...place, state: this.stateOf(path), stages: [] });
    if (document && kind) this.takeImages(this.imagesIn(document, kind), node);
    this.builtFiles.set(path, node);
    return node;
  }

  private stateOf(path: string): BuiltFile["state"] {
    return lookAt(this.reader, path) === "none" ? "missing" : "unread";
  }

  private addTaken({ document, kind, embedded }: Unit): void {
    const node = kind.built && this.builtFiles.get(embedded ? document : normalizePath(document.source.path));
    if (node !== undefined) this.takeImages(this.imagesIn(document, kind), node);
    if (!kind.yields.includes("Container")) return;
    const [model] = this.modelsOf(document, kind);
    for (const { type, node } of kind.walk(document, model, containersOnly)) {
      if (type === "Container") this.addContainer(node as Container, document);
    }
  }

  private addContainer(container: Container, document: Document): void {
    const { place, nameSpan, image, build } = container;
    const node = this.add({
      type: "container",
      label: place.owner?.label ?? "container",
      path: document.source.path,
      line: positionAt(document.source, nameSpan.start).line,
    });
    const own = build && this.project.buildOf(document, build);
    const made = own && this.builds.get(keyOf(own, document));
    if (made !== undefined) this.connect(made, node, "runs", true);
    else if (image) this.takeImage(image, node, "runs");
  }

  private takeImages(images: readonly ImageRef[], node: number): void {
    for (const image of images) this.takeImage(image, node, image.role === "base" ? "base" : "copy");
  }

  /** The builds that make an image; else the image itself. */
  private takeImage(image: ImageRef, to: number, type: GraphEdge["type"]): void {
    const { name, digest, tag } = partsOf(image);
    // What a digest names was in a registry before this.
    const isPulled = !name.known || knownValue(digest) !== undefined;
    const made = isPulled ? [] : this.buildsOf(name.value, tag);
    const certain = made.filter(({ parts }) => tag.known && parts.tag.known);
    for (const one of certain.length > 0 ? certain : made) {
      const from = this.builds.get(keyOf(one.build, one.asker));
      if (from !== undefined) this.connect(from, to, type, certain.length > 0);
    }
    if (certain.length === 0) this.connect(this.imageNode(image), to, type, made.length === 0);
  }

  private buildsOf(name: string, tag: ImageParts["tag"]): ImageBuilds["builds"] {
    const made = this.made.get(name) ?? taggedBuilds(this.project.imageBuilds(name).builds);
    this.made.set(name, made);
    return tag.known ? made.tagged(tag.value) : made.first;
  }

  private imageNode(image: ImageRef): number {
    const name = imageText(image);
    const { known } = image.reference;
    const key = `${known} ${name}`;
    const node = this.images.get(key) ?? this.add({ type: "image", name, known });
    this.images.set(key, node);
    return node;
  }

  private imagesIn(document: Document, kind: Kind): readonly ImageRef[] {
    const models = this.modelsOf(document, kind);
    const visits = models.flatMap((model) => [...kind.walk(document, model, imagesOnly)]);
    return visits.flatMap(({ type, node }) => (type === "ImageRef" ? [node as ImageRef] : []));
  }

  private modelsOf(document: Document, kind: Kind): readonly unknown[] {
    const { config, reader: files } = this.options;
    const builders = kind.built ? this.project.builders(document).slice(0, maxWays) : [];
    const ways = builders.length > 0 ? builders : [kind.built && plainInvocation];
    return ways.map((invocation) => kind.model?.(document, { invocation, knowledge: config.knowledge, files }));
  }

  private get reader(): Reader {
    return this.options.reader;
  }

  private add(node: GraphNode): number {
    return this.nodes.push(node) - 1;
  }

  private connect(from: number, to: number, type: GraphEdge["type"], certain: boolean): void {
    const key = `${from} ${to} ${type}`;
    if (this.drawn.has(key)) return;
    this.drawn.add(key);
    this.edges.push({ from, to, type, certain });
  }
}

const containersOnly: ReadonlySet<string> = new Set(["Container"]);
const imagesOnly: ReadonlySet<string> = new Set(["ImageRef"]);

/** The parts of an image's name; of one that is no image of a registry, since the caller builds it, what is written. */
function partsOf({ parts, reference, word }: ImageRef): ImageParts {
  const isPlain = !reference.known && !parts.name.known && word && !/["'$\\]/.test(word.text);
  return isPlain ? partsOfImage(known(word.text)) : parts;
}

/** Builds of images of one name, in their order, no more than are drawn. */
interface TaggedBuilds {
  readonly first: ImageBuilds["builds"];
  /** Those that may give a tag: this one, or one that is not known. */
  tagged(tag: string | undefined): ImageBuilds["builds"];
}

function taggedBuilds(builds: ImageBuilds["builds"]): TaggedBuilds {
  const byTag = new Map<string, number[]>();
  const open: number[] = [];
  for (const [i, { parts }] of builds.entries()) {
    const same = parts.tag.known ? (byTag.get(tagName(parts.tag.value)) ?? []) : open;
    if (same.length < maxBuilds) same.push(i);
    if (parts.tag.known) byTag.set(tagName(parts.tag.value), same);
  }
  return {
    first: builds.slice(0, maxBuilds),
    tagged(tag) {
      const found = [...(byTag.get(tagName(tag)) ?? []), ...open].sort((a, b) => a - b).slice(0, maxBuilds);
      return found.flatMap((i) => builds[i] ?? []);
    },
  };
}

function tagName(tag: string | undefined): string {
  return tag ?? "latest";
}

/** A build is one by who asks for it, and where: targets of a matrix stand in one place. */
function keyOf({ by, node }: Pick<AskedBuild, "by" | "node">, { source }: Document): string {
  return JSON.stringify([source.path, by.label, by.span.start, node?.span.start]);
}
