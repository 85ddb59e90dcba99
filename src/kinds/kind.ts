import type { Knowledge } from "../knowledge/index.ts";
import type { Build, BuildPart } from "../nodes/build.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { Owner } from "../nodes/place.ts";
import type { DirectiveProblem } from "../syntax/directives.ts";
import type { Fact, Lookup } from "../syntax/fact.ts";
import type { Edit } from "../text/edit.ts";
import type { Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Document } from "./document.ts";
import type { EditorSupport } from "./editor.ts";
import type { Aspect } from "./kinds.ts";
import type { WhySupport } from "./why.ts";

export type { Document } from "./document.ts";

/** A comment that silences findings, ours or a peer's. */
export interface Directive {
  /** The whole comment. */
  readonly span: Span;
  /** Whose notation it is: "plimsoll", "hadolint", "buildkit", "trivy", "checkov", "semgrep", "tally", "droast", "kics". */
  readonly dialect: string;
  /** Rule names or aliases as written, each with its place. "all" silences every rule. */
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
  /** What it covers: findings whose span starts inside. */
  readonly scope: Span;
  readonly until: { readonly date: string; readonly span: Span } | undefined;
  readonly owner: string | undefined;
  readonly reason: string | undefined;
  /** Counts only at the top of a file. */
  readonly topOnly?: boolean;
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

/** A place in another file than the one that is looked at. */
export interface Elsewhere extends Spanned {
  readonly path: string;
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
  /** Reads the files that decide beside the document, its `companions`; without it none is there. */
  readonly files?: Reader | undefined;
}

/** One piece of what a document means, in order; `aspect` says which fixes may change it. */
export interface Meaning {
  readonly aspect: Aspect;
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

/** The end of a path, or a part of it where a star stands behind it too. */
export type LikelyPath = `*${string}`;

/** How files of a kind are named and shown. */
export interface FileSupport {
  /** The usual name: "Dockerfile". Stands for a text that has none. */
  readonly name: string;
  /** What such a file is called where they are counted: "Compose file". Without it the kind's name and "file". */
  readonly noun?: string;
  /** Source of a regular expression, without regard to case, that finds the paths that are the kind's or may be: our hooks search with it. */
  readonly pattern?: string;
  /**
   * Patterns, without regard to case, one of which every path has that it may claim. A star between other characters
   * stands for any within a name. Of most paths in a tree nothing else is asked. Without them the kind is asked about all.
   */
  readonly likely?: readonly LikelyPath[];
  /** Globs of its files and of those that decide about them, as widely as may be: editors watch what they match. */
  readonly globs: readonly string[];
  /** Names that editors have for its language. */
  readonly languageIds: readonly string[];
  /** The language after the fence of a Markdown block. */
  readonly fence: string;
  /** Words that a line may start with, upper-case, for reports that show a file. */
  readonly keywords?: ReadonlySet<string>;
}

/** A part of a document with settings of its own: a stage. */
export interface Section {
  /** Its name, or its number where it has none. */
  readonly name: string;
  /** Where it starts: it ends where the next one does. */
  readonly start: number;
}

/** A file that may say what stays out of a build's context. */
export interface IgnoreFile {
  readonly kind: string;
  readonly path: string;
}

/** What is known of a kind whose documents are built. */
export interface BuiltSupport {
  /**
   * The files that may say what stays out of the context, the first that exists counts. `path` is undefined for a document
   * that is no file.
   */
  ignoreFiles(path: string | undefined, root: string): readonly IgnoreFile[];
  /** The names of the build arguments that a document reads: builds that differ in others alone are one to it. */
  args(document: Document): ReadonlySet<string>;
  /** What builds may name as their target, by its number: its name in lower case, undefined where it has none. */
  targets(document: Document): readonly (string | undefined)[];
}

/** A build that a document asks for. */
export interface AskedBuild {
  /** What the build is called in the files that describe it, for who calls for it: a service. */
  readonly name?: string;
  /** Who asks: a service, a target, a step, as the places of its parts name it. */
  readonly by: Owner;
  /** The build as written there; undefined where all of it is inherited from elsewhere. */
  readonly node: Build | undefined;
  readonly invocation: Invocation;
  /** The context directory; undefined where it is remote or cannot be told. */
  readonly root: string | undefined;
  /** Where the Dockerfile lies, be it there or not; undefined for one that is written inline, remote or cannot be told. */
  readonly path: string | undefined;
  /** The document that is written inline. */
  readonly inline: Document | undefined;
  /** All that the document says of it, there and in what is inherited; the node alone where it is left out. */
  readonly layers?: readonly Build[];
  /** The names that its image gets, variables resolved; undefined where nobody tells. */
  readonly images?: readonly BuildPart[];
  /** What it is built for; undefined where nobody tells. */
  readonly platforms?: readonly BuildPart[];
}

/** A call of a tool that builds what other files describe: `docker buildx bake`, `docker compose build`. */
export interface BuildCall extends Spanned {
  /** Whose files it builds: "bake", "compose"; "bake services" for what Bake takes of Compose files. */
  readonly tool: string;
  /** Who calls. */
  readonly by: Owner;
  /** The file in which the call stands. */
  readonly source: Pick<Source, "path">;
  /** Where the tool runs, as the run has its paths; undefined where that cannot be told. */
  readonly directory: string | undefined;
  /** What of the files it builds, by name; none for what the tool builds unasked. */
  readonly names: readonly Fact<string>[];
  /** What options of a name give to it, in order. */
  given(option: string): readonly Fact<string>[];
  /** A variable that is set for it; undefined where nothing sets it. */
  variable: Lookup;
  /** Whether no more may be given to it than can be seen. */
  readonly complete: boolean;
}

/** What linking may look at: other documents of the run that are of the same kind, and files. */
export interface LinkFiles extends Reader {
  document(path: string): Document | undefined;
  /** What a call builds, by the kind whose files it is for; without it calls build nothing. */
  called?(call: BuildCall): readonly AskedBuild[];
}

/**
 * What sort of document a file is, and how to read it. Whatever is optional is a capability: absent, the kind does not
 * have it, and nobody asks for its name instead.
 */
export interface Kind<D extends Document = Document, M = unknown> {
  readonly name: string;
  readonly files: FileSupport;
  /** Every node type that its walk can yield. */
  readonly yields: readonly string[];
  /** Loads what `parse` needs and start-up should not pay for (a YAML parser). Awaited before the first parse. */
  prepare?(): Promise<void>;
  /** Whether the file belongs to this kind: by its path, and for formats shared by several kinds by the first 4 KiB of its text. */
  claims(path: string, head: () => string): boolean;
  /** Whether files of other sorts are called so too: one that is named outright and that no kind claims is no error then. */
  sharesName?(path: string): boolean;
  /** Whether it takes a file that is named outright and that no kind claims. */
  takes?(path: string): boolean;
  /** Whether a path that an editor takes for this kind by its name is something else: `Dockerfile.md`. */
  disclaims?(path: string): boolean;
  /** Whether a text that it claims is the template of one: what that comes to is not known, and nothing of it is read. */
  isTemplate?(text: string): boolean;
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
  /** Its parts with settings of their own, in order. */
  sections?(document: D, model: M): readonly Section[];
  /** Its stages, for a picture. */
  outline?(document: D, model: M): Outline;
  /** What the document means, for the verification of fixes. Without it a fix is only parsed and checked again. */
  meaning?(document: D, model: M): readonly Meaning[];
  /** What the image is like that the document builds, whichever instructions say so: what a fix keeps that moves them. */
  outcome?(document: D, model: M): readonly Meaning[];
  /** Builds that the document asks for. */
  builds?(document: D, files: LinkFiles): readonly AskedBuild[];
  /** What a call builds of its documents, where that is for them: asked where the run has any. */
  called?(call: BuildCall, files: LinkFiles): readonly AskedBuild[];
  /** Files that are read beside one at a path, and decide about its builds. */
  companions?(path: string): readonly string[];
  /** Other documents that decide about those builds, whether they exist or not. */
  links?(document: D): readonly string[];
  /** Its documents are built, in each way that others ask for: every way has a model of its own. */
  readonly built?: BuiltSupport;
  /**
   * Where a place stands that lies behind the end of the document's text: models may place there what other files say of
   * its parts. What is reported at such a place is left to the other file.
   */
  elsewhere?(model: M, span: Span): Elsewhere | undefined;
  readonly editor?: EditorSupport<D, M>;
  readonly why?: WhySupport<D, M>;
}
