import { type Build, type BuildPart, buildOf } from "../../nodes/build.ts";
import { placeOf } from "../../nodes/known-place.ts";
import type { Owner, Place } from "../../nodes/place.ts";
import { unknownFact } from "../../syntax/fact.ts";
import { combinations, countCombinations } from "./hcl/combinations.ts";
import { type Evaluator, type Scope, within } from "./hcl/evaluate.ts";
import type { Block, Expression, Name } from "./hcl/nodes.ts";
import { isList, isMap, type Value } from "./hcl/values.ts";
import type { BakeDocument } from "./nodes.ts";
import { unsaid } from "./resolve.ts";
import { attributeOf } from "./scope.ts";
import { BlockValues, type Pair } from "./values.ts";

/** A block of a file as one target: of a matrix one for each combination. */
export interface Layer {
  /** What other blocks extend it by; undefined where that cannot be told. */
  readonly name: string | undefined;
  readonly label: Name;
  readonly block: Block;
  readonly document: BakeDocument;
  readonly values: BlockValues;
  readonly place: Place;
  readonly owner: Owner;
}

/** So many combinations of a matrix are looked at, fewer where there is no room for them. */
const maxCombinations = 256;

/**
 * The targets that a block stands for; `more` is how many it has where not all of them are among these.
 *
 * @param room so often the block may be read
 */
export function layersOf(block: Block, document: BakeDocument, evaluator: Evaluator, scope: Scope, room: number) {
  const [label] = block.labels;
  if (!label) return { layers: [], more: undefined };
  const matrix = attributeOf(block.body, "matrix")?.value;
  const { taken, count } = matrix
    ? combinationsOf(evaluator.evaluate(matrix, scope), evaluator, Math.min(room, maxCombinations))
    : { taken: [new Map<string, Value>()], count: 1 };
  const named = matrix && attributeOf(block.body, "name")?.value;
  const layers = taken.map((given): Layer => {
    const inner = given.size > 0 ? within(scope, given) : scope;
    const name = matrix ? named && evaluator.evaluate(named, inner) : label.text;
    return layerOf(typeof name === "string" ? name : undefined, label, block, document, evaluator, inner);
  });
  return { layers, more: count > layers.length ? count : undefined };
}

function layerOf(
  name: string | undefined,
  label: Name,
  block: Block,
  document: BakeDocument,
  evaluator: Evaluator,
  scope: Scope,
): Layer {
  const owner: Owner = { type: "target", name, label: `target ${name ?? label.text}`, span: block.span };
  const place = placeOf({
    kind: "bake",
    owner,
    phase: "build",
    image: () => undefined,
    environment: () => [],
    user: byDockerfile,
    workdir: byDockerfile,
    shell: byDockerfile,
  });
  return { name, label, block, document, values: new BlockValues(evaluator, scope, place), place, owner };
}

const byDockerfile = unknownFact("the Dockerfile decides");

/** The ways to take one value of each list up to a number; one without any value where the lists cannot be told. */
function combinationsOf(matrix: Value, evaluator: Evaluator, most: number) {
  const unknown = { taken: [new Map<string, Value>()], count: 1 };
  if (!isMap(matrix)) return unknown;
  const lists = [...matrix].flatMap(([name, values]) => (isList(values) ? [{ name, values }] : []));
  const count = countCombinations(lists.map(({ values }) => values));
  if (!evaluator.spend(lists.length * Math.min(most, count))) return unknown;
  const taken = combinations(
    lists.map(({ values }) => values),
    most,
  ).map((values) => new Map(values.map((value, i) => [(lists[i] as (typeof lists)[number]).name, value])));
  return { taken, count };
}

/** What the layers of one target say together: the last of them that says something counts, maps are taken key by key. */
export class Said {
  private readonly layers: readonly Layer[];
  private readonly byKey = new Map<string, readonly Pair[] | undefined>();

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
  }

  part(key: string): BuildPart | undefined {
    return last(this.layers, key, (values, node) => values.part(node));
  }

  parts(key: string): readonly BuildPart[] {
    return last(this.layers, key, (values, node) => values.parts(node)) ?? unsaid;
  }

  /** The lists of all layers one after the other. */
  allParts(key: string): readonly BuildPart[] {
    return this.layers.flatMap(({ block, values }) => {
      const node = attributeOf(block.body, key)?.value;
      return (node && values.parts(node)) ?? [];
    });
  }

  /** Undefined where some of its keys cannot be told. */
  pairs(key: string): readonly Pair[] | undefined {
    if (!this.byKey.has(key)) this.byKey.set(key, this.readPairs(key));
    return this.byKey.get(key);
  }

  private readPairs(key: string): readonly Pair[] | undefined {
    const byName = new Map<string, Pair>();
    for (const { block, values } of this.layers) {
      const pairs = values.pairs(attributeOf(block.body, key)?.value);
      if (!pairs) return undefined;
      for (const pair of pairs) byName.set(pair.name, pair);
    }
    return [...byName.values()];
  }

  /** The build as it is said here. */
  build(): Build {
    const [{ block, place, values }] = this.layers as [Layer, ...Layer[]];
    const inline = this.part("dockerfile-inline");
    const attestations = this.parts("attest").map((value) => ({ name: typeOf(value), value }));
    return buildOf({
      span: block.span,
      place,
      context: this.part("context"),
      dockerfile: this.part("dockerfile"),
      inline,
      target: this.part("target"),
      args: values.variables(this.pairs("args") ?? [], true),
      contexts: (this.pairs("contexts") ?? []).map(({ name, nameSpan, value }) => ({
        name: { value: { known: true, value: name, origins: [] }, span: nameSpan, contentSpan: nameSpan },
        value,
      })),
      platforms: this.parts("platforms"),
      secrets: this.parts("secret"),
      ssh: this.parts("ssh"),
      tags: this.parts("tags"),
      cacheFrom: this.parts("cache-from"),
      cacheTo: this.parts("cache-to"),
      attestations,
      labels: values.variables(this.pairs("labels") ?? [], true),
    });
  }
}

function last<T>(
  layers: readonly Layer[],
  key: string,
  read: (values: BlockValues, node: Expression) => T | undefined,
): T | undefined {
  for (const { block, values } of layers.toReversed()) {
    const node = attributeOf(block.body, key)?.value;
    const found = node && read(values, node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "type=provenance,mode=max": what is attested. */
function typeOf({ value }: BuildPart): string {
  return (value.known && /(?:^|,)type=([^,]*)/.exec(value.value)?.[1]) || "";
}
