import type { FixEffect } from "../finding.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { DirectiveProblem } from "../syntax/directives.ts";
import type { Edit } from "../text/edit.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";

/** What every parsed document has, whatever its kind. */
export interface Document {
  readonly kind: string;
  readonly source: Source;
}

/** A comment that silences findings, ours or a peer's. */
export interface Directive {
  /** The whole comment. */
  readonly span: Span;
  /** Whose notation it is: "plimsoll", "hadolint", "buildkit", "trivy", "checkov", "semgrep", "tally", "kics". */
  readonly dialect: string;
  /** Rule names or aliases as written, each with its place. "all" silences every rule. */
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
  /** What it covers: findings whose span starts inside. */
  readonly scope: Span;
  readonly until: { readonly date: string; readonly span: Span } | undefined;
  readonly owner: string | undefined;
  readonly reason: string | undefined;
  /** Why it cannot be followed; it then silences nothing. */
  readonly problem?: DirectiveProblem | undefined;
}

/** A document inside another (a Dockerfile in a Compose file's `dockerfile_inline`). */
export interface Embedded {
  readonly kind: string;
  readonly document: Document;
  /** The place in the outer file of an offset of the inner one. */
  toOuter(offset: number): number;
  /** The edit of the outer file (indented, quoted, escaped) that makes an edit of the inner text, or undefined when it cannot be made there. */
  editOuter(edit: Edit): Edit | undefined;
}

/** A node as a kind's walk yields it. */
export interface Visit {
  readonly type: string;
  readonly node: object;
}

/** What a model may need beyond its document. */
export interface ModelInput {
  readonly invocation?: Invocation | undefined;
  readonly knowledge: Knowledge;
}

/** One piece of what a document means, in order; `aspect` says which fixes may change it. */
export interface Meaning {
  readonly aspect: FixEffect;
  readonly text: string;
}

/** What a span of a document is, in words that stay when files, lines and layout change: what baselines know it by. */
export interface Identity {
  /** The stage or service that it stands in: its name, or its number where it has none; empty outside of any. */
  readonly within: string;
  /** The instruction, key or pattern, its layout evened out. */
  readonly at: string;
  /** The words of the span itself; empty where they are all of `at`. */
  readonly words: string;
}

/** The stages of a document and what they take from where, for a picture of it. */
export interface Outline {
  readonly nodes: readonly OutlineNode[];
  readonly edges: readonly OutlineEdge[];
}

export interface OutlineNode {
  /** A stage of the file, or where stages take from: an image, a named context, what cannot be known. */
  readonly type: "stage" | "image" | "context" | "unknown";
  readonly label: string;
  /** The whole stage; undefined for what lies outside of the file. */
  readonly span: Span | undefined;
  /** Is the stage that is built. */
  readonly target: boolean;
  /** The stage that is built needs it. */
  readonly used: boolean;
}

/** Something taken: places in `nodes` of where it comes from and who takes it. */
export interface OutlineEdge {
  readonly from: number;
  readonly to: number;
  readonly via: "base" | "copy" | "mount";
  /** Where the file says so. */
  readonly span: Span;
}

/** What sort of document a file is, and how to read it. */
export interface Kind<D extends Document = Document, M = unknown> {
  readonly name: string;
  /** Loads what `parse` needs and start-up should not pay for (a YAML parser). Awaited before the first parse. */
  prepare?(): Promise<void>;
  /** Whether the file belongs to this kind: by its path, and for formats shared by several kinds by the first 4 KiB of its text. */
  claims(path: string, head: () => string): boolean;
  /** Total: never throws. */
  parse(source: Source): D;
  /** What rules get as `model`; computed lazily inside. */
  model?(document: D, input: ModelInput): M;
  /** Native and shared nodes in source order; types that nobody wants may be left out. */
  walk(document: D, model: M, wanted: ReadonlySet<string>): Iterable<Visit>;
  directives(document: D): readonly Directive[];
  embedded?(document: D): readonly Embedded[];
  /** What findings at a span are recognised by. Without it they are by the lines that they stand in. */
  identity?(document: D, span: Span): Identity;
  /** Its stages, where it has any. */
  outline?(document: D, model: M): Outline;
  /** What the document means, for the verification of fixes. Without it a fix is only parsed and checked again. */
  meaning?(document: D, model: M): readonly Meaning[];
}
