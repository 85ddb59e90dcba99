import type { Build } from "../../nodes/build.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { Lookup } from "../../syntax/fact.ts";
import { knownValue } from "../../syntax/fact.ts";
import { Evaluator } from "./hcl/evaluate.ts";
import { isList } from "./hcl/values.ts";
import { type Layer, layersOf, Said } from "./layers.ts";
import type { BakeDocument, BakeTarget } from "./nodes.ts";
import { merged, type ResolvedTarget, resolver, type TargetEntry } from "./resolve.ts";
import { attributeOf, blocksOf, fileScope } from "./scope.ts";
import type { ServiceTarget } from "./services.ts";
import { problem } from "./structure.ts";

/** What a file comes to, with those that Bake reads beside it. */
export interface BakeReading {
  /** Those of the file's own blocks. */
  readonly targets: readonly BakeTarget[];
  /**
   * Those that are built, with all that they inherit, over the services that are targets before them: none where one of the
   * files cannot be read.
   */
  builtOver(services: ReadonlyMap<string, ServiceTarget>): readonly ResolvedTarget[];
  /** Where the file asks for more than is read. */
  readonly limits: readonly Problem[];
}

/** More targets of some files that are read as one are not looked at. */
const maxTargets = 2048;

/** Blocks with a matrix are read for each of its combinations: so many characters in all. */
const maxRepeated = 1 << 21;

/** Reads the targets of a file. @param documents all that Bake reads with it, itself included, in their order */
export function readProject(document: BakeDocument, documents: readonly BakeDocument[]): BakeReading {
  const all = readTargets(documents);
  const { byName, written, groups, limits } = all;
  const targets: BakeTarget[] = [];
  const own = new Map<string, Build>();
  for (const { name, document: writer, layer, said, build } of written) {
    if (writer !== document) continue;
    targets.push(targetOf(layer, build, said));
    own.set(name, build);
  }
  const readable = documents.every((one) => one.readable);
  const grouped = new Set([...groups.values()].flat());
  return {
    targets,
    limits: limits.filter((one) => one.document === document).map(({ problem: one }) => one),
    builtOver(services) {
      return readable ? builtOf(document, byName, overServices(all, services).entries, own, grouped) : [];
    },
  };
}

/** The targets of some files that are read as one. */
export interface Targets {
  readonly byName: ReadonlyMap<string, readonly Layer[]>;
  readonly entries: ReadonlyMap<string, TargetEntry>;
  /** What each file says of each target. */
  readonly written: readonly Written[];
  /** The names that groups list. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly limits: readonly { readonly document: BakeDocument; readonly problem: Problem }[];
}

/** @param given what is known of the values that variables are given when Bake runs */
export function readTargets(documents: readonly BakeDocument[], given?: Lookup): Targets {
  const evaluator = new Evaluator();
  const scope = fileScope(
    documents.map(({ body }) => body),
    evaluator,
    given,
  );
  const limits: { document: BakeDocument; problem: Problem }[] = [];
  const byName = new Map<string, Layer[]>();
  let count = 0;
  let repeated = 0;
  for (const one of documents) {
    for (const block of blocksOf(one.body, "target")) {
      if (count >= maxTargets) break;
      const length = block.span.end - block.span.start;
      const room = Math.max(1, Math.floor((maxRepeated - repeated) / length));
      const { layers, more } = layersOf(block, one, evaluator, scope, room);
      count += layers.length;
      repeated += (layers.length - 1) * length;
      // What has no name that can be told is extended by nothing.
      for (const layer of layers) push(byName, layer.name ?? `${byName.size} ${layer.label.text}`, layer);
      if (more !== undefined) limits.push({ document: one, problem: tooMany(layers, more) });
    }
  }
  const written: Written[] = [];
  const entries = new Map<string, TargetEntry>();
  for (const [name, layers] of byName) {
    const said = new Said(layers);
    const parts = writtenParts(name, layers);
    written.push(...parts);
    entries.set(name, {
      said: parts.length === 1 ? (parts[0] as Written).build : said.build(),
      layers: parts.map(({ build }) => build),
      inherits: said.allParts("inherits"),
      complete: said.pairs("args") !== undefined && said.pairs("contexts") !== undefined,
    });
  }
  return { byName, entries, written, groups: groupsIn(documents, evaluator, scope), limits };
}

/** Targets of Bake files over the services that are targets before them: `default` stands for all of these, too. */
export function overServices(targets: Targets, services: ReadonlyMap<string, ServiceTarget>): Targets {
  if (services.size === 0) return targets;
  const entries = new Map(targets.entries);
  for (const [name, { build, asked }] of services) {
    const own = entries.get(name);
    const { known: complete } = asked.invocation;
    entries.set(
      name,
      own
        ? { ...own, said: merged(build, own.said), complete: own.complete && complete }
        : { said: build, layers: [], inherits: [], complete },
    );
  }
  const groups = new Map(targets.groups);
  groups.set("default", [...services.keys(), ...(groups.get("default") ?? [])]);
  return { ...targets, entries, groups };
}

interface Written {
  /** Of the target. */
  readonly name: string;
  readonly document: BakeDocument;
  /** The first that the file has of it. */
  readonly layer: Layer;
  readonly said: Said;
  readonly build: Build;
}

/** What each file says of a target. */
function writtenParts(name: string, layers: readonly Layer[]): readonly Written[] {
  const byDocument = new Map<BakeDocument, Layer[]>();
  for (const layer of layers) push(byDocument, layer.document, layer);
  return [...byDocument].map(([document, own]) => {
    const said = new Said(own);
    return { name, document, layer: own[0] as Layer, said, build: said.build() };
  });
}

function targetOf({ block, label, place }: Layer, build: Build, said: Said): BakeTarget {
  const attribute = attributeOf(block.body, "dockerfile");
  const { dockerfile } = build;
  return {
    type: "BakeTarget",
    span: block.span,
    place,
    label,
    build,
    dockerfile: attribute && dockerfile && { attribute, part: dockerfile },
    network: said.part("network"),
    entitlements: said.parts("entitlements"),
    annotations: said.parts("annotations"),
  };
}

/**
 * The targets that are built, of those that the file is the first to name. What others inherit and no group names is there
 * to be inherited: it may not be a build at all.
 */
function builtOf(
  document: BakeDocument,
  byName: ReadonlyMap<string, readonly Layer[]>,
  entries: ReadonlyMap<string, TargetEntry>,
  own: ReadonlyMap<string, Build>,
  grouped: ReadonlySet<string>,
): readonly ResolvedTarget[] {
  const inherited = new Set(
    [...entries.values()].flatMap(({ inherits }) => inherits.map(({ value }) => knownValue(value))),
  );
  const resolve = resolver(entries);
  return [...byName].flatMap(([name, layers]) => {
    const [first] = layers as [Layer, ...Layer[]];
    const written = own.get(name);
    const isBuilt = name === "default" || grouped.has(name) || grouped.has(first.label.text) || !inherited.has(name);
    const resolved = isBuilt && first.document === document ? resolve(name) : undefined;
    return resolved && written ? { owner: first.owner, written, ...resolved } : [];
  });
}

/** The names in each group; several of one name are one. */
function groupsIn(
  documents: readonly BakeDocument[],
  evaluator: Evaluator,
  scope: Parameters<Evaluator["evaluate"]>[1],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { body } of documents) {
    for (const group of blocksOf(body, "group")) {
      const targets = attributeOf(group.body, "targets")?.value;
      const listed = targets && evaluator.evaluate(targets, scope);
      if (!listed || !isList(listed) || !evaluator.spend(listed.length)) continue;
      const name = group.labels[0]?.text ?? "";
      for (const one of listed) if (typeof one === "string") push(groups, name, one);
    }
  }
  return groups;
}

function tooMany(layers: readonly Layer[], count: number): Problem {
  const all = Number.isSafeInteger(count) ? String(count) : "countless";
  const message = `The matrix has ${all} combinations, of which ${layers.length} ${layers.length === 1 ? "is" : "are"} looked at`;
  return problem("limit", message, (layers[0] as Layer).label.contentSpan);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
