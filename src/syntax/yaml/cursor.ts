import type { Span } from "../../text/span.ts";

/** What may be written at a place of a YAML file, as far as the text around it tells. */
export interface YamlCursor {
  /** The word that is being written there; empty where none is. */
  readonly span: Span;
  /** Where it may be a key. */
  readonly key: KeyPlace | undefined;
  /** Where it may be a value: the keys that lead to it, from the document's root; an item of a list goes by its number. */
  readonly value: Path | undefined;
  /** Values of the keys at the document's root, such as a manifest's `kind`. */
  readonly top: ReadonlyMap<string, string>;
}

export interface KeyPlace {
  /** The keys that lead to the mapping. */
  readonly path: Path;
  /** Other keys of the mapping. */
  readonly others: ReadonlySet<string>;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
}

type Path = readonly string[];

/**
 * Finds what may be written at an offset. Reads the text line by line as it stands, so that a key that is half typed, on
 * a line of its own, takes nothing from what is told of it; one pass, whatever the text. Undefined where no structure is:
 * in comments, block scalars and behind what is complete.
 */
export function cursorAt(text: string, offset: number): YamlCursor | undefined {
  return new CursorScan(text, offset).run();
}

/** A mapping or a list whose entries are being read. */
interface Collection {
  readonly type: "map" | "list";
  /** The column of its keys or dashes; in flow notation that of the line's collection around it. */
  readonly indent: number;
  readonly flow: boolean;
  readonly parent: Collection | undefined;
  /** The entry of the parent that it is the value of. */
  readonly at: string;
  readonly keys: Map<string, string | undefined>;
  /** The key that was read last, or the number of the item. */
  current: string | undefined;
  /** Whether that has a value already, which is no collection. */
  isFilled: boolean;
  items: number;
  /** In flow notation: whether a colon was read, so that a value comes. */
  hasColon: boolean;
}

interface Found {
  readonly span: Span;
  readonly key: { readonly map: Collection; readonly own: string | undefined; readonly hasColon: boolean } | undefined;
  readonly value: Path | undefined;
}

class CursorScan {
  private readonly text: string;
  private readonly offset: number;
  private at = 0;
  private root: Collection | undefined;
  private top: Collection | undefined;
  /** Collections by their parent's entry: one that is left for a line is taken up again. */
  private known = new Map<Collection | undefined, Map<string, Collection>>();
  private found: Found | undefined;
  /** The document in which the place stands has ended. */
  private isOver = false;
  private foundRoot: Collection | undefined;

  constructor(text: string, offset: number) {
    // So that lines end in one way; nothing moves.
    this.text = text.replaceAll("\r", " ");
    this.offset = offset;
  }

  run(): YamlCursor | undefined {
    while (this.at <= this.text.length && !this.isOver) this.line();
    const { found } = this;
    if (!found) return undefined;
    const { span, key, value } = found;
    const top = new Map<string, string>();
    for (const [name, scalar] of this.foundRoot?.keys ?? []) if (scalar !== undefined) top.set(name, scalar);
    if (!key) return { span, key: undefined, value, top };
    const others = new Set(key.map.keys.keys());
    if (key.own !== undefined) others.delete(key.own);
    return { span, key: { path: pathOf(key.map), others, hasColon: key.hasColon }, value, top };
  }

  private line(): void {
    const start = this.at;
    const end = this.lineEnd(start);
    let at = start;
    while (this.text.charCodeAt(at) === space) at++;
    const first = this.text.charAt(at);
    if (at >= end) {
      if (this.holds(start, end)) this.onBlank(this.offset - start, { start: this.offset, end: this.offset });
      this.at = end + 1;
      return;
    }
    if (first === "#") {
      this.at = end + 1;
      return;
    }
    if (at === start && /^(?:---|\.\.\.)(?=\s|$)/.test(this.text.slice(start, start + 4))) {
      this.newDocument();
      at = start + 3;
      while (this.text.charCodeAt(at) === space) at++;
      if (at >= end) {
        this.at = end + 1;
        return;
      }
    }
    this.leave(at - start, first === "-" && isBreak(this.text.charAt(at + 1)));
    this.entries(at, start, end);
  }

  private newDocument(): void {
    if (this.found) this.isOver = true;
    this.root = undefined;
    this.top = undefined;
    this.known = new Map();
  }

  /** Leaves what is further in than a column. */
  private leave(column: number, isItem: boolean): void {
    while (this.top && (this.top.flow || this.top.indent > column)) this.top = this.top.parent;
    // A list may stand as far out as the key that it belongs to.
    if (!isItem && this.top?.type === "list" && this.top.indent === column) this.top = this.top.parent;
  }

  /** What a line has from a column on: dashes, then a key with its value, or a word. */
  private entries(from: number, lineStart: number, end: number): void {
    let at = from;
    while (this.text.charAt(at) === "-" && isBreak(this.text.charAt(at + 1))) {
      const list = this.enter("list", at - lineStart);
      list.current = String(list.items++);
      list.isFilled = false;
      at++;
      const gap = at;
      while (at < end && isGap(this.text.charCodeAt(at))) at++;
      if (at >= end || this.text.charAt(at) === "#") {
        const last = Math.min(at, end);
        if (this.holds(gap, last) && this.offset > gap) this.onBlank(this.offset - lineStart, this.empty(this.offset));
        this.at = end + 1;
        return;
      }
    }
    const column = at - lineStart;
    const { top } = this;
    // What goes on from a value before is part of it.
    if (top && top.indent < column && top.isFilled) {
      this.at = end + 1;
      return;
    }
    const key = this.keyAt(at, end);
    if (!key) {
      this.value(at, end, column);
      return;
    }
    const map = this.enter("map", column);
    map.current = key.name;
    map.isFilled = false;
    map.keys.set(key.name, undefined);
    const span = key.quoted ? this.inQuotes(at, key.end) : { start: at, end: key.end };
    if (this.holds(span.start, span.end)) {
      this.meet({ span, key: { map, own: key.name, hasColon: true }, value: undefined });
    }
    let begin = key.colon + 1;
    while (begin < end && isGap(this.text.charCodeAt(begin))) begin++;
    if (begin >= end) {
      if (this.offset > key.colon + 1 && this.holds(key.colon + 1, end))
        this.meet({ span: this.empty(this.offset), key: undefined, value: this.valuePath() });
      this.at = end + 1;
      return;
    }
    if (this.offset > key.colon + 1 && this.offset < begin)
      this.meet({ span: this.empty(this.offset), key: undefined, value: this.valuePath() });
    this.value(begin, end, undefined);
  }

  /** @param column where it begins a line, so that it may become a key */
  private value(from: number, end: number, column: number | undefined): void {
    const at = this.pastProperties(from, end);
    const first = this.text.charAt(at);
    const { top } = this;
    if (at >= end || first === "#") this.at = end + 1;
    else if (first === "|" || first === ">") this.pastBlockScalar(end, top?.indent ?? -1);
    else if (first === "{" || first === "[") this.flow(at);
    else this.scalar(at, end, column);
  }

  /** Tags and anchors. */
  private pastProperties(from: number, end: number): number {
    let at = from;
    while (at < end && (this.text.charAt(at) === "!" || this.text.charAt(at) === "&")) {
      while (at < end && !isGap(this.text.charCodeAt(at))) at++;
      while (at < end && isGap(this.text.charCodeAt(at))) at++;
    }
    return at;
  }

  private scalar(at: number, end: number, column: number | undefined): void {
    const quote = this.text.charAt(at);
    const isQuoted = quote === '"' || quote === "'";
    const stop = isQuoted ? this.quoteEnd(at, this.text.length) : this.plainEnd(at, end);
    const { top } = this;
    const map = this.mapFor(column);
    const span = isQuoted ? this.inQuotes(at, stop) : { start: at, end: stop };
    if (this.holds(span.start, span.end)) {
      const isAlone = column === undefined || !top || top.indent < column || top.type === "list";
      const value = isAlone ? this.valuePath() : undefined;
      const key = map && !isQuoted ? { map, own: undefined, hasColon: false } : undefined;
      this.meet({ span, key, value });
    }
    // A word where a key would stand is one that is being written: what follows it is not its value.
    const isBegun = column !== undefined && top?.type === "map" && top.indent === column;
    if (top && !isBegun && top.current !== undefined && !this.holds(span.start, span.end)) {
      top.isFilled = true;
      if (top.type === "map") top.keys.set(top.current, this.text.slice(span.start, span.end));
    }
    this.at = this.lineEnd(stop) + 1;
  }

  /** The mapping of which a word would be a key that begins at a column. */
  private mapFor(column: number | undefined): Collection | undefined {
    if (column === undefined) return undefined;
    const { top } = this;
    if (top?.type === "map" && top.indent === column) return top;
    return this.child("map", column);
  }

  /** On a line of spaces: what a word there would be. */
  private onBlank(column: number, span: Span): void {
    let { top } = this;
    while (top && (top.flow || top.indent > column)) top = top.parent;
    if (top?.type === "list" && top.indent === column) top = top.parent;
    const before = this.top;
    this.top = top;
    const isFilled = top && top.indent < column && top.isFilled;
    if (!isFilled) {
      const isOwn = top?.type === "map" && top.indent === column;
      const map = isOwn ? top : this.child("map", column);
      const value = isOwn ? undefined : this.valuePath();
      this.meet({ span, key: map && { map, own: undefined, hasColon: false }, value });
    }
    this.top = before;
  }

  /** What begins at a quote or a bracket and may go on over lines. */
  private flow(from: number): void {
    const outer = this.top;
    const limit = outer ? outer.indent : -1;
    let at = from;
    while (at < this.text.length) {
      const char = this.text.charAt(at);
      if (char === "\n") {
        // What is written as far out as the key is no part of it: a bracket is missing.
        const next = this.firstOf(at + 1);
        const isOut = outer !== undefined && next.column <= limit && /[^}\],]/.test(this.text.charAt(next.at));
        if (isOut) {
          this.top = outer;
          this.at = at + 1;
          return;
        }
        if (this.offset > at && this.offset <= next.at) this.inFlow(outer);
        at = Math.max(next.at, at + 1);
        continue;
      }
      if (isGap(char.charCodeAt(0))) {
        if (this.offset === at && at > from) this.inFlow(outer);
        at++;
      } else if (char === "#" && isBreak(this.text.charAt(at - 1))) at = this.lineEnd(at);
      else if (char === "{" || char === "[") {
        at++;
        this.enterFlow(char === "{" ? "map" : "list");
        if (this.offset === at) this.inFlow(outer);
      } else if (char === "}" || char === "]") {
        if (this.offset === at) this.inFlow(outer);
        at++;
        this.top = this.top?.parent;
        if (this.top) this.top.isFilled = true;
        if (this.top === outer) {
          this.at = this.lineEnd(at) + 1;
          return;
        }
      } else if (char === ",") {
        if (this.offset === at) this.inFlow(outer);
        at++;
        const { top } = this;
        if (top?.flow) {
          top.current = top.type === "list" ? String(++top.items) : undefined;
          top.hasColon = false;
          top.isFilled = false;
        }
        if (this.offset === at) this.inFlow(outer);
      } else if (char === ":" && this.top?.flow && this.top.type === "map") {
        at++;
        this.top.hasColon = true;
      } else at = this.flowWord(at);
    }
    this.top = outer;
    if (this.offset >= at) this.inFlow(outer);
    this.at = this.text.length + 1;
  }

  private flowWord(from: number): number {
    const char = this.text.charAt(from);
    const isQuoted = char === '"' || char === "'";
    const stop = isQuoted ? this.quoteEnd(from, this.text.length) : this.flowPlainEnd(from);
    const { top } = this;
    const span = isQuoted ? this.inQuotes(from, stop) : { start: from, end: stop };
    const word = this.text.slice(span.start, span.end);
    const isHere = this.holds(span.start, span.end);
    if (top?.type === "map" && !top.hasColon) {
      const after = this.firstOf(stop).at;
      const hasColon = this.text.charAt(after) === ":";
      if (isHere) this.meet({ span, key: { map: top, own: hasColon ? word : undefined, hasColon }, value: undefined });
      if (hasColon || !isHere) {
        top.current = word;
        top.keys.set(word, undefined);
      }
    } else if (top) {
      if (isHere) this.meet({ span, key: undefined, value: this.valuePath() });
      if (top.type === "map" && top.current !== undefined) top.keys.set(top.current, word);
    }
    return Math.max(stop, from + 1);
  }

  /** Between words of a flow collection. */
  private inFlow(outer: Collection | undefined): void {
    const { top } = this;
    if (!top || top === outer || !top.flow) return;
    const isKey = top.type === "map" && !top.hasColon;
    // What has been written before the gap is complete.
    if (top.isFilled || (isKey && top.current !== undefined)) return;
    const span = this.empty(this.offset);
    if (isKey) this.meet({ span, key: { map: top, own: undefined, hasColon: false }, value: undefined });
    else this.meet({ span, key: undefined, value: this.valuePath() });
  }

  private enterFlow(type: Collection["type"]): void {
    const { top } = this;
    const at = top?.current ?? "";
    const collection = newCollection(type, { indent: top?.indent ?? -1, flow: true, parent: top, at });
    if (type === "list") collection.current = "0";
    this.top = collection;
    this.root ??= collection;
  }

  /** The block collection at a column: the one that is open there, or a new one in the entry that is open. */
  private enter(type: Collection["type"], column: number): Collection {
    const { top } = this;
    if (top?.type === type && top.indent === column) return top;
    const collection = this.child(type, column);
    this.top = collection;
    this.root ??= collection;
    return collection;
  }

  private child(type: Collection["type"], indent: number): Collection {
    const { top } = this;
    const at = top?.current ?? "";
    const siblings = this.known.get(top) ?? new Map<string, Collection>();
    this.known.set(top, siblings);
    const old = siblings.get(at);
    if (old?.type === type) return old.indent === indent ? old : this.moved(old, indent, siblings, at);
    const collection = newCollection(type, { indent, flow: false, parent: top, at });
    siblings.set(at, collection);
    return collection;
  }

  /** The same entries at another column: lines of broken files may stand anywhere. */
  private moved(old: Collection, indent: number, siblings: Map<string, Collection>, at: string): Collection {
    const collection = { ...old, indent };
    siblings.set(at, collection);
    return collection;
  }

  private pastBlockScalar(lineEnd: number, indent: number): void {
    if (this.top) this.top.isFilled = true;
    let at = lineEnd + 1;
    while (at < this.text.length) {
      const end = this.lineEnd(at);
      const first = this.firstIn(at, end);
      if (first < end && first - at <= indent) break;
      if (first >= end && this.holds(at, end) && this.offset - at <= indent) break;
      at = end + 1;
    }
    this.at = at;
  }

  /** A key and its colon, where a line has them. */
  private keyAt(from: number, end: number) {
    const quote = this.text.charAt(from);
    const quoted = quote === '"' || quote === "'";
    let at = quoted ? this.quoteEnd(from, end) : from;
    if (quoted) {
      const stop = at;
      while (at < end && isGap(this.text.charCodeAt(at))) at++;
      if (this.text.charAt(at) !== ":" || !isBreak(this.text.charAt(at + 1))) return undefined;
      return { name: this.text.slice(from + 1, stop - 1), end: stop, colon: at, quoted };
    }
    if (/[[\]{},|>%@`]/.test(quote)) return undefined;
    for (; at < end; at++) {
      const char = this.text.charAt(at);
      if (char === "#" && at > from && isBreak(this.text.charAt(at - 1))) return undefined;
      if (char === ":" && isBreak(this.text.charAt(at + 1))) break;
    }
    if (at >= end) return undefined;
    const name = this.text.slice(from, at).trimEnd();
    return { name, end: from + name.length, colon: at, quoted };
  }

  /** Behind the closing quote, or where it would have to stand. */
  private quoteEnd(from: number, end: number): number {
    const quote = this.text.charAt(from);
    for (let at = from + 1; at < end; at++) {
      const char = this.text.charAt(at);
      if (char === "\\" && quote === '"') at++;
      else if (char === quote && quote === "'" && this.text.charAt(at + 1) === "'") at++;
      else if (char === quote) return at + 1;
      // A quote that nothing closes on its line is one that is being written.
      else if (char === "\n" && this.holds(from, at)) return at;
    }
    return Math.min(end, this.lineEnd(from));
  }

  /** What quotes hold, of which the last may be missing. */
  private inQuotes(start: number, end: number): Span {
    const isClosed = end - 1 > start && this.text.charAt(end - 1) === this.text.charAt(start);
    return { start: start + 1, end: isClosed ? end - 1 : end };
  }

  private plainEnd(from: number, end: number): number {
    let at = from;
    while (at < end && !(this.text.charAt(at) === "#" && isBreak(this.text.charAt(at - 1)))) at++;
    while (at > from && isGap(this.text.charCodeAt(at - 1))) at--;
    return at;
  }

  private flowPlainEnd(from: number): number {
    let at = from;
    for (; at < this.text.length; at++) {
      const char = this.text.charAt(at);
      if (/[,[\]{}\n]/.test(char) || (char === "#" && isBreak(this.text.charAt(at - 1)))) break;
      if (char === ":" && /[\s,[\]{}]|^$/.test(this.text.charAt(at + 1))) break;
    }
    while (at > from && isBreak(this.text.charAt(at - 1))) at--;
    return at;
  }

  private valuePath(): Path {
    const { top } = this;
    return top ? [...pathOf(top), ...(top.current === undefined ? [] : [top.current])] : [];
  }

  private meet(found: Found): void {
    this.found ??= found;
    this.foundRoot = this.root ?? found.key?.map;
  }

  private holds(start: number, end: number): boolean {
    return start <= this.offset && this.offset <= end;
  }

  private empty(at: number): Span {
    return { start: at, end: at };
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 ? this.text.length : end;
  }

  private firstIn(from: number, end: number): number {
    let at = from;
    while (at < end && isGap(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** The next character that is no gap, be it on a later line, and its column. */
  private firstOf(from: number): { readonly at: number; readonly column: number } {
    let at = from;
    let column = 0;
    for (; at < this.text.length && isBreak(this.text.charAt(at)); at++)
      column = this.text.charAt(at) === "\n" ? 0 : column + 1;
    return { at, column };
  }
}

const space = 32;

function isGap(code: number): boolean {
  return code === space || code === 9;
}

/** What parts words: white space, or the end of the text. */
function isBreak(char: string): boolean {
  return char === "" || char === " " || char === "\n" || char === "\t";
}

function newCollection(
  type: Collection["type"],
  place: Pick<Collection, "indent" | "flow" | "parent" | "at">,
): Collection {
  return { type, ...place, keys: new Map(), current: undefined, isFilled: false, items: 0, hasColon: false };
}

function pathOf(collection: Collection): Path {
  const path: string[] = [];
  for (let one: Collection | undefined = collection; one?.parent; one = one.parent) path.push(one.at);
  return path.reverse();
}
