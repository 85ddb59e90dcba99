import type { JsonSchema, SchemaRoot } from "../syntax/schema/json-schema.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Document } from "./document.ts";

/** A document where an editor shows it: a file of its own, or embedded in another. */
export interface View<D extends Document = Document, M = unknown> {
  readonly document: D;
  /** One for each way it is built; the first is the one that fixes are compared by. */
  readonly models: readonly [M, ...M[]];
  /** The line of the file, from 1, in which an offset of the document stands. */
  lineOf(offset: number): number;
}

/** Text in the notation that the editor shows: Markdown, or the same without marks. Text from files is hostile. */
export interface Markup {
  readonly markdown: boolean;
  /** A word or a value as code. */
  code(text: string): string;
  strong(text: string): string;
  link(label: string, address: string): string;
  /** Plain words. */
  text(text: string): string;
  block(code: string, language: string): string;
}

/** What is shown of a place that the pointer is over. */
export interface Hover {
  readonly span: Span;
  /** Paragraphs. */
  readonly parts: readonly string[];
}

/** An entry of a document's outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly type: "section" | "instruction" | "variable";
  readonly span: Span;
  /** What is selected when the entry is chosen; inside `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** What can be folded: into its first line, and comments on consecutive lines together. */
export interface Folds {
  readonly spans: readonly Span[];
  readonly comments: readonly Spanned[];
}

/** A few words that an editor shows inside the text. */
export interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** A name that somebody who builds a document uses from outside: a stage, or an argument. */
export interface OuterName {
  readonly type: "target" | "arg";
  readonly name: string;
}

/** A place at which something stands that has a name. */
export interface NamedPlace extends Spanned {
  /** Of the name, in the document. */
  readonly span: Span;
  /** Defines or sets it here. */
  readonly definition: boolean;
}

/** Names that can be followed and changed. */
export interface NameSupport<V, P extends NamedPlace = NamedPlace> {
  /** Every place that has such a name, in order. */
  places(view: V): readonly P[];
  /** All places of the same thing; the place alone where that is not known. */
  like(place: P, view: V): readonly P[];
  /** Where the thing at a place is defined. */
  definition(place: P, view: V): P | undefined;
  /** Places that change with it when it gets another name. */
  renamed(place: P, view: V): readonly P[];
  /** Why its name cannot be changed, as a sentence without a full stop. */
  refusal(place: P, view: V): string | undefined;
  /** Why it cannot have that name. */
  unfit(place: P, name: string, view: V): string | undefined;
  /** Whether the document hangs together after a renaming as it did before. */
  keeps(place: P, before: V, after: V): boolean;
  /** What whoever builds the document calls the thing at a place; undefined where it is none of their concern. */
  outerName(place: P): OuterName | undefined;
}

/** The schema of a kind's files, for what may be written in them and what it means. */
export interface SchemaSupport {
  /** Of a document with some values at its root, such as a manifest's `kind`; undefined where none is known. */
  schemaOf(top: ReadonlyMap<string, string>): DocumentSchema | undefined;
  /** The page that explains what stands at a path of keys. */
  page(path: readonly string[], top: ReadonlyMap<string, string>): string | undefined;
}

export interface DocumentSchema {
  /** What references start from. */
  readonly root: SchemaRoot;
  readonly schema: JsonSchema;
}

/** What an editor can do with documents of a kind; what is absent is not supported. */
export interface EditorSupport<D extends Document = Document, M = unknown> {
  outline?(document: D): readonly OutlineEntry[];
  folds?(document: D): Folds;
  /** What a place of the document means. */
  hover?(view: View<D, M>, offset: number, markup: Markup): Hover | undefined;
  hints?(view: View<D, M>): readonly Hint[];
  readonly names?: NameSupport<View<D, M>>;
  /** Of files in YAML. */
  readonly schema?: SchemaSupport;
  /** Scopes of our directives beside "next" and "file". */
  readonly directiveScopes?: readonly "stage"[];
  /**
   * Offsets above whose lines a directive may stand, the best first: one that covers what stands at `offset`, or the
   * whole document where that is undefined.
   */
  directivePlaces?(document: D, offset: number | undefined): readonly number[];
}
