import type { Severity } from "./finding.ts";
import type { Document } from "./kinds/document.ts";
import type { AskedBuild, Kind } from "./kinds/kind.ts";
import type { DocumentOf, KindName, ModelOf, NodesOf } from "./kinds/kinds.ts";
import type { Knowledge } from "./knowledge/index.ts";
import type { BuildPart } from "./nodes/build.ts";
import type { BuildContext } from "./nodes/build-context.ts";
import type { Psscriptanalyzer, Shellcheck, ToldRemark } from "./nodes/checked-script.ts";
import type { Invocation } from "./nodes/invocation.ts";
import type { Wakes } from "./nodes/wake.ts";
import type { Messages, Verdict } from "./report.ts";
import type { ImageParts } from "./syntax/image-parts.ts";
import type { DirectoryEntry } from "./text/directory-entry.ts";
import type { FileSort } from "./text/file-sort.ts";
import type { Source } from "./text/source.ts";

export type { KindName } from "./kinds/kinds.ts";
export type { BuildContext } from "./nodes/build-context.ts";
export type * from "./report.ts";
export { report, unknown } from "./report.ts";

export type Topic =
  | "syntax"
  | "base-image"
  | "stages"
  | "packages"
  | "layers"
  | "user"
  | "secrets"
  | "shell"
  | "commands"
  | "variables"
  | "network"
  | "metadata"
  | "go"
  | "node"
  | "python"
  | "java"
  | "dotnet"
  | "style"
  | "compose"
  | "bake"
  | "builds"
  | "containers"
  | "workflows"
  | "dockerignore"
  | "suppressions";

export type Category =
  | "correctness"
  | "security"
  | "size"
  | "cache"
  | "reproducibility"
  | "maintainability"
  | "deprecated"
  | "style";

/** Which sorts of fixes a rule offers. */
export type FixSafety = "safe" | "unsafe" | "both";

export type Precision = "very-high" | "high" | "medium" | "low";

export type Peer =
  | "hadolint"
  | "buildkit"
  | "trivy"
  | "checkov"
  | "kics"
  | "semgrep"
  | "sonar"
  | "tally"
  | "dockerfilelint"
  | "dockerfile_lint"
  | "dockerlint"
  | "dockerfile-utils"
  | "dockerfile-roast"
  | "dockleaner"
  | "parfum"
  | "dockadvisor"
  | "docker-bench"
  | "dockerfile-benchmarker"
  | "dclint"
  | "kube-linter"
  | "kube-score"
  | "datree"
  | "docker-language-server"
  | "zizmor"
  | "actionlint";

/** Programs beside Plimsoll that a rule may stand on. */
export type Program = "shellcheck" | "psscriptanalyzer";

/** How another program names what it finds. */
export interface Codes {
  /** Source of a regular expression for a whole code, in capitals: "SC\\d{4}". */
  readonly pattern: string;
  /** All codes, where they are words, as they are spelled. */
  readonly words?: readonly string[];
  /** Where a code is explained, with `{code}` in its place. */
  readonly page: string;
}

/** A code of the rule's as it is written, whatever its case; undefined for any other name. */
export function codeOf({ codes }: Pick<Rule, "codes">, name: string): string | undefined {
  const code = name.toUpperCase();
  if (!codes || !new RegExp(`^(?:${codes.pattern})$`).test(code)) return undefined;
  return codes.words ? codes.words.find((word) => word.toUpperCase() === code) : code;
}

/** Whether a name as `lookup` gives them is a rule's own, or one of its codes. */
export function isNamed(rule: Pick<Rule, "id" | "codes">, name: string): boolean {
  return rule.id === name || codeOf(rule, name) === name;
}

/** The page that explains a code of the rule's. */
export function codePage({ codes }: Pick<Rule, "codes">, code: string): string | undefined {
  return codes?.page.replace("{code}", code);
}

/** The fixes that a rule offers, in words. */
export function fixesOffered({ fix }: { readonly fix?: FixSafety }): string {
  return fix === "both" ? "safe and unsafe" : (fix ?? "none");
}

/** JSON schema of one option. Its default decides the option's type. */
export interface OptionSchema {
  readonly type: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly description: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly items?: object;
  readonly additionalProperties?: object | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly never[]
        ? readonly string[]
        : T extends readonly (infer E)[]
          ? readonly Widen<E>[]
          : T;

export type OptionsOf<O> = {
  readonly [N in keyof O]: O[N] extends { readonly enum: readonly (infer E)[] }
    ? E
    : O[N] extends { readonly default: infer D }
      ? Widen<D>
      : never;
};

/** A build that a document asks for, with the way to what is built. */
export interface LinkedBuild extends AskedBuild {
  /** The document that is built; undefined where it cannot be read, or is of another kind. */
  document(kind: string): Document | undefined;
  /** What stands at a path, as those of the build are given; undefined where it cannot be told. */
  look(path: string): FileSort | undefined;
  /** Whether git ignores what may come to a path: what is not there may be made before the build. */
  ignoredByGit(path: string): boolean;
  /** What a directory holds, by name; undefined where there is none, it cannot be told, or there is too much. */
  list(path: string): readonly DirectoryEntry[] | undefined;
  /** The same with what it means. */
  open<K extends KindName>(kind: K, knowledge: Knowledge): BuiltDocument<K> | undefined;
}

export interface BuiltDocument<K extends KindName> {
  readonly document: DocumentOf<K>;
  /** What it means when it is built so. */
  readonly model: ModelOf<K>;
}

/** A build that gives its image a name. */
export interface ImageBuild {
  /** The file that asks for it. */
  readonly asker: Document;
  readonly build: LinkedBuild;
  /** The name, where that file says it. */
  readonly name: BuildPart;
  readonly parts: ImageParts;
}

/** Who builds an image, as far as the files of a run tell. */
export interface ImageBuilds {
  readonly builds: readonly ImageBuild[];
  /** Whether the names of all images that are built are known: with others, more may be built under that name. */
  readonly complete: boolean;
  /** Where nobody builds it: names of images that are built, which differ from its own in one character of the last part. */
  readonly similar: readonly string[];
}

/** What a rule may know beyond its own document. */
export interface ProjectView {
  /** The builds that a document asks for, in its order. */
  builds(document: Document): readonly LinkedBuild[];
  /** The one of those that a node of the document asks for, or that is asked for in the name of an owner. */
  buildOf(document: Document, asker: object): LinkedBuild | undefined;
  /** Who builds a document, as far as the linted files tell. Empty: nobody known. */
  builders(document: Document): readonly Invocation[];
  /** The builds that make an image, whatever its tag, by registry and repository as `ImageParts` names them. */
  imageBuilds(name: string): ImageBuilds;
  /** Undefined where the context directory is not known. */
  context(document: Document): BuildContext | undefined;
  /**
   * The directory in which a document stands, as the context of a plain `docker build .` there. Undefined where others
   * are known to build it, or it stands in no directory.
   */
  plainContext(document: Document): BuildContext | undefined;
  /** A document by the path that another one names, relative to that one. */
  open<K extends KindName>(kind: K, path: string, from: { readonly source: Source }): DocumentOf<K> | undefined;
  /** All documents of the run, parsed for it where they have not been. */
  documents(): readonly Document[];
}

export interface RuleContext<K extends KindName = KindName, O = Readonly<Record<string, unknown>>> {
  readonly document: DocumentOf<K>;
  readonly model: ModelOf<K>;
  readonly source: Source;
  readonly options: O;
  readonly project: ProjectView;
  readonly knowledge: Knowledge;
  /** Today, ISO date: rules never ask the clock. */
  readonly today: string;
  /** Undefined where there is none; rules that need it are not run there. */
  readonly shellcheck: Shellcheck | undefined;
  /** The same. */
  readonly psscriptanalyzer: Psscriptanalyzer | undefined;
}

/** Kinds whose walk yields nodes of a type. */
type KindsWith<T> = { [N in KindName]: T extends keyof NodesOf<N> ? N : never }[KindName];

/** Node types that all of the rule's kinds have; those of any kind for a rule that names none. */
export type NodeType<K extends KindName> = [K] extends [never]
  ? { [N in KindName]: keyof NodesOf<N> & string }[KindName]
  : keyof NodesOf<K> & string;

/** The kinds in which a rule meets nodes of a type. */
type Met<K extends KindName, T> = [K] extends [never] ? KindsWith<T> : K;

type NodeOf<K extends KindName, T> = { [N in K]: T extends keyof NodesOf<N> ? NodesOf<N>[T] : never }[K];

export type Handler<N, C, M extends Messages = Messages> = (node: N, context: C) => Verdict<M>;

/** A handler that is called for some nodes of its type only, and costs nothing for the others. */
export interface WokenHandler<W, N, C, M extends Messages = Messages> {
  readonly when: W;
  readonly handle: Handler<N, C, M>;
}

/** Nobody wants every entry of a tree: their handlers say which. */
type HandlerOf<K extends KindName, T extends string, M extends Messages, O> =
  | (T extends "Entry" ? never : Handler<NodeOf<Met<K, T>, T>, RuleContext<Met<K, T>, O>, M>)
  | (T extends keyof Wakes ? WokenHandler<Wakes[T], NodeOf<Met<K, T>, T>, RuleContext<Met<K, T>, O>, M> : never);

export type Handlers<K extends KindName, M extends Messages, O> = {
  readonly [T in NodeType<K>]?: HandlerOf<K, T, M, O>;
};

/** An example: a test, a piece of the docs, and what `explain` and hovers show. `«»` mark the expected span. */
export interface Example<M extends string = string> {
  readonly bad?: string;
  readonly good?: string;
  /** The reason for which `good` passes only because the rule cannot tell. */
  readonly unknown?: string;
  /** `bad` after safe fixes. */
  readonly fixed?: string;
  /** `bad` after all fixes, where unsafe ones change it further. */
  readonly fixedUnsafe?: string;
  /** The message key, where the rule has several. */
  readonly message?: M;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  readonly kind?: KindName;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** A short caption. */
  readonly title?: string;
  /** What the program says that the rule needs. */
  readonly told?: readonly ToldRemark[];
}

export interface RuleDefinition<K extends KindName, M extends Messages, O> {
  /** kebab-case, states the policy. */
  readonly id: string;
  /** The policy as a sentence without full stop. */
  readonly summary: string;
  /** Why it matters: one or two sentences. */
  readonly why: string;
  readonly topic: Topic;
  readonly category: Category;
  readonly severity: Severity;
  /** The fixes that it offers; none unless given. */
  readonly fix?: FixSafety;
  /** Without them the rule holds for every kind that yields a node type of its handlers; without handlers, for all. */
  readonly kinds?: readonly K[];
  /** In `recommended`: few, right, worth stopping for. */
  readonly recommended: boolean;
  /** Contradicts another rule, or is a matter of house policy: not in `strict` either, only when named (and in `all`). */
  readonly optIn?: boolean;
  /** Other presets by purpose that hold it beyond those its category gives. */
  readonly presets?: readonly ("security" | "size" | "reproducible" | "go-static")[];
  readonly aliases?: Readonly<Partial<Record<Peer, readonly string[]>>>;
  /** Numbers of the weaknesses it guards against (CWE). */
  readonly cwe?: readonly number[];
  /** Sections of the CIS Docker Benchmark (1.6) that ask for the same: "4.1". */
  readonly cis?: readonly string[];
  /** How often its findings are right. Without it "high", for rules of syntax "very-high". */
  readonly precision?: Precision;
  /** Page that states the fact behind the rule. */
  readonly reference?: string;
  /** Another program, without which the rule is not run. */
  readonly needs?: Program;
  /** Its findings are another program's, which has codes for them: each may be named as a rule is, and set by itself. */
  readonly codes?: Codes;
  readonly options?: O;
  readonly messages: M;
  readonly examples: readonly Example<NoInfer<keyof M & string>>[];
  /** Handlers by node type, called in source order. */
  readonly on?: Handlers<K, NoInfer<M>, OptionsOf<O>>;
  /** For policies about a whole document or about several files. */
  readonly check?: (document: DocumentOf<K>, context: RuleContext<K, OptionsOf<O>>) => Verdict<NoInfer<M>>;
}

/** A handler with its author's types erased. */
export type AnyHandler = Handler<never, never> | WokenHandler<Wakes[keyof Wakes], never, never>;

/** A rule with its author's types erased: what engine, config and docs work with. */
export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly topic: Topic;
  readonly category: Category;
  readonly severity: Severity;
  readonly fix?: FixSafety;
  /** Undefined: every kind that yields a node type of its handlers. */
  readonly kinds: readonly string[] | undefined;
  readonly recommended: boolean;
  readonly optIn: boolean;
  readonly presets: readonly string[];
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly cwe?: readonly number[];
  readonly cis?: readonly string[];
  readonly precision?: Precision;
  readonly reference: string | undefined;
  readonly needs?: Program;
  readonly codes?: Codes;
  readonly options: Readonly<Record<string, OptionSchema>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
  readonly on: Readonly<Record<string, AnyHandler>>;
  readonly check: ((document: never, context: never) => Verdict) | undefined;
  /** Its options' defaults, where they are known without the options. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** The rule as a plain object, where this reads what the rule says of itself only when it is asked for. */
  readonly whole?: Rule;
}

/** Finds rules by their ids: a map of them, or what makes each when it is asked for. */
export type RulesById = Pick<ReadonlyMap<string, Rule>, "get">;

/** What is asked of a kind where rules and files are shown. */
export type KindLook = Pick<Kind, "name" | "yields" | "files">;

/** Whether a rule is held against documents of a kind. */
export function holdsFor({ kinds, on }: Pick<Rule, "kinds" | "on">, kind: Pick<Kind, "name" | "yields">): boolean {
  if (kinds) return kinds.includes(kind.name);
  const types = Object.keys(on);
  // What is said of comments and directives is said of every kind's.
  return types.length === 0 || types.some((type) => kind.yields.includes(type));
}

/** Names of the kinds that a rule is held against, in the order given; its own where it names them. */
export function kindNames(
  rule: Pick<Rule, "kinds" | "on">,
  kinds: readonly Pick<Kind, "name" | "yields">[],
): readonly string[] {
  return rule.kinds ?? kinds.filter((kind) => holdsFor(rule, kind)).map(({ name }) => name);
}

/** The language that an example is written in, as Markdown names it. */
export function languageOf(
  { kind }: Pick<Example, "kind">,
  rule: Pick<Rule, "kinds" | "on">,
  kinds: readonly KindLook[],
): string {
  const name = kind ?? kindNames(rule, kinds)[0];
  // Plimsoll's own configuration is no kind of file that it lints.
  return kinds.find((one) => one.name === name)?.files.fence ?? "yaml";
}

/**
 * Defines a rule. The compiler offers handlers only for node types that all of `kinds` have (any kind, for a rule without
 * them), and message keys only from `messages`.
 */
export function defineRule<
  const M extends Messages,
  const K extends KindName = never,
  const O extends Readonly<Record<string, OptionSchema>> = Readonly<Record<never, never>>,
>(definition: RuleDefinition<K, M, O>): Rule {
  return {
    optIn: false,
    presets: [],
    options: {},
    kinds: undefined,
    on: {},
    check: undefined,
    reference: undefined,
    ...(definition as unknown as Partial<Rule>),
    aliases: (definition.aliases ?? {}) as Rule["aliases"],
  } as Rule;
}
