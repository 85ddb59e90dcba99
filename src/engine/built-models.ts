import type { Document, Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Invocation } from "../nodes/invocation.ts";
import { keyOf, maxWays } from "./invocations.ts";

interface Opened {
  readonly model: unknown;
}

/** More models are not kept at once: any of them may be larger than its file by far. */
const maxKept = 64;

interface Ways {
  /** Names of the arguments that the document reads. */
  readonly read: ReadonlySet<string>;
  readonly byKey: Map<string, Opened | undefined>;
}

/** What documents mean as others build them: one model for builds that are one to the document. */
export class BuiltModels {
  private readonly ways = new Map<Document, Ways>();
  private kept = 0;

  /** Undefined for a document that is built in too many ways. */
  get(document: Document, kind: Kind, invocation: Invocation, knowledge: Knowledge): Opened | undefined {
    const { read, byKey } = this.waysOf(document, kind);
    const key = keyOf(invocation, read);
    const old = byKey.get(key);
    if (old) return old;
    if (byKey.size >= maxWays && !byKey.has(key)) return undefined;
    const opened = { model: kind.model?.(document, { invocation, knowledge }) };
    if (this.kept++ >= maxKept) this.forget();
    byKey.set(key, opened);
    return opened;
  }

  private waysOf(document: Document, { built }: Kind): Ways {
    const old = this.ways.get(document);
    if (old) return old;
    const ways: Ways = { read: built?.args(document) ?? new Set(), byKey: new Map() };
    this.ways.set(document, ways);
    return ways;
  }

  /** That a way was asked for is remembered. */
  private forget(): void {
    for (const { byKey } of this.ways.values()) for (const key of byKey.keys()) byKey.set(key, undefined);
    this.kept = 1;
  }
}
