import type { BuildPart } from "../../nodes/build.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { type Edit, replace } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import { type Evaluator, type Scope, tooMuch } from "./hcl/evaluate.ts";
import type { Expression, Template } from "./hcl/nodes.ts";
import { quoted } from "./hcl/quote.ts";
import { isList, isMap, isUnsure, textOfValue, type Value } from "./hcl/values.ts";

/** What the expressions of a block come to. */
export class BlockValues {
  private readonly evaluator: Evaluator;
  private readonly scope: Scope;
  private readonly place: Place;

  constructor(evaluator: Evaluator, scope: Scope, place: Place) {
    this.evaluator = evaluator;
    this.scope = scope;
    this.place = place;
  }

  evaluate(node: Expression): Value {
    return this.evaluator.evaluate(node, this.scope);
  }

  /** A text; undefined for null, which is as good as nothing. */
  part(node: Expression | undefined): BuildPart | undefined {
    if (!node) return undefined;
    const value = this.evaluate(node);
    return value === null ? undefined : this.partOf(node, value);
  }

  /** The items of a list: each where it is written, or all where the list is worked out. Undefined for null. */
  parts(node: Expression): readonly BuildPart[] | undefined {
    if (node.type === "list") return node.items.flatMap((item) => this.part(item) ?? []);
    const value = this.evaluate(node);
    if (value === null) return undefined;
    if (isList(value) && !this.evaluator.spend(value.length)) return [this.partOf(node, tooMuch)];
    if (isList(value)) return value.flatMap((item) => (item === null ? [] : this.partOf(node, item)));
    return isUnsure(value) ? [this.partOf(node, value)] : [];
  }

  /** The pairs of a map without those that are null; undefined where its keys cannot all be told. */
  pairs(node: Expression | undefined): readonly Pair[] | undefined {
    if (!node) return [];
    if (node.type !== "object") {
      const value = this.evaluate(node);
      if (value === null) return [];
      if (!isMap(value) || !this.evaluator.spend(value.size)) return undefined;
      return [...value].flatMap(([name, item]) =>
        item === null
          ? []
          : { name, nameSpan: node.span, span: node.span, written: undefined, value: this.partOf(node, item) },
      );
    }
    const pairs = new Map<string, Pair>();
    for (const { key, name: written, value: item, span } of node.entries) {
      const name = written?.text ?? textOfValue(this.evaluate(key));
      if (typeof name !== "string") return undefined;
      const value = this.part(item);
      // Of a key that is written twice the last counts, be it null.
      pairs.delete(name);
      if (value) pairs.set(name, { name, nameSpan: written?.contentSpan ?? key.span, span, written: item, value });
    }
    return [...pairs.values()];
  }

  /** The variables that a map sets. */
  variables(pairs: readonly Pair[], build: boolean): readonly EnvVar[] {
    return pairs.map(({ name, nameSpan, span, written, value }) => ({
      type: "EnvVar",
      span,
      place: this.place,
      name,
      nameSpan,
      value: value.value,
      valueSpan: value.contentSpan,
      build,
      write: (wanted) => (written?.type === "template" ? writeIn(written, wanted) : undefined),
    }));
  }

  private partOf(node: Expression, value: Value): BuildPart {
    const contentSpan = node.type === "template" ? node.contentSpan : node.span;
    return { value: factOf(node, value), span: node.span, contentSpan };
  }
}

export interface Pair {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Undefined where the pair is worked out. */
  readonly written: Expression | undefined;
  readonly value: BuildPart;
}

/** A variable that is empty by default is one that whoever runs Bake sets: what comes of it alone is not known. */
function factOf(node: Expression, value: Value): Fact<string> {
  const text = textOfValue(value);
  if (typeof text !== "string") return text;
  const isWritten = node.type === "template" && node.parts.length === 0;
  return text === "" && !isWritten ? unknownFact("it is empty unless a variable is given to Bake") : known(text);
}

function writeIn({ notation, contentSpan }: Template, value: string): Edit | undefined {
  return notation === "heredoc" ? undefined : replace(contentSpan, quoted(value));
}
