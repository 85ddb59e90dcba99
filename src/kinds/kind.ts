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
}

/** A problem that any kind's parser can meet; rules turn problems into findings by their code. */
export interface ParserProblem {
  readonly type: "Problem";
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A document inside another (a Dockerfile in a Compose file's `dockerfile_inline`). */
export interface Embedded {
  readonly kind: string;
  readonly document: Document;
  /** The place in the outer file of an offset of the inner one. */
  toOuter(offset: number): number;
  /** The text to write in the outer file for a text meant for the inner one (indentation, quoting), or undefined when it cannot be written there. */
  escape(text: string): string | undefined;
}

/** A node as a kind's walk yields it. */
export interface Visit {
  readonly type: string;
  readonly node: object;
}

/** What sort of document a file is, and how to read it. */
export interface Kind<D extends Document = Document> {
  readonly name: string;
  /** Whether the file belongs to this kind: by its path, and for formats shared by several kinds by the first 4 KiB of its text. */
  claims(path: string, head: () => string): boolean;
  /** Total: never throws. */
  parse(source: Source): D;
  /** Native and shared nodes in source order. `model` is what `model()` gave. */
  walk(document: D, model: unknown): Iterable<Visit>;
  directives(document: D): readonly Directive[];
  embedded?(document: D): readonly Embedded[];
}
