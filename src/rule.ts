import type { FixEffect, Severity } from "./finding.ts";
import type { ComposeDocument, ComposeNodes, Service } from "./kinds/compose/nodes.ts";
import type { DockerfileModel, Stage } from "./kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Instruction, InstructionType, Problem } from "./kinds/dockerfile/nodes.ts";
import type { DockerignoreDocument, DockerignoreNodes } from "./kinds/dockerignore/nodes.ts";
import type { Knowledge } from "./knowledge/index.ts";
import type { Command } from "./nodes/command.ts";
import type { EnvVar } from "./nodes/env-var.ts";
import type { ImageRef } from "./nodes/image-ref.ts";
import type { Invocation } from "./nodes/invocation.ts";
import type { Mount } from "./nodes/mount.ts";
import type { Port } from "./nodes/port.ts";
import type { Script } from "./nodes/script.ts";
import type { Edit } from "./text/edit.ts";
import type { Source } from "./text/source.ts";
import type { Span, Spanned } from "./text/span.ts";

/** Node types of a Dockerfile: its instructions by their own name, and the shared nodes. */
export type DockerfileNodes = { [T in InstructionType]: Extract<Instruction, { type: T }> } & {
  Instruction: Instruction;
  Problem: Problem;
  Stage: Stage;
  ImageRef: ImageRef;
  Script: Script;
  Command: Command;
  EnvVar: EnvVar;
  Port: Port;
  Mount: Mount;
};

/** What each kind's walk yields. A plugin adds a kind by merging an entry into these three interfaces. */
export interface NodesOf {
  dockerfile: DockerfileNodes;
  compose: ComposeNodes;
  dockerignore: DockerignoreNodes;
  /** Plimsoll's own configuration: what there is to say of it is said where it is read, so rules are offered nothing. */
  config: Readonly<Record<never, never>>;
}
export interface DocumentOf {
  dockerfile: DockerfileDocument;
  compose: ComposeDocument;
  dockerignore: DockerignoreDocument;
  config: { readonly kind: "config"; readonly source: Source };
}
export interface ModelOf {
  dockerfile: DockerfileModel;
  compose: undefined;
  dockerignore: undefined;
  config: undefined;
}

export type KindName = keyof NodesOf;

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
  | "dclint";

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

/** A fix as a rule offers it: data, never a callback. */
export interface ProposedFix {
  readonly title: string;
  readonly safe: boolean;
  /** Every part of the meaning that the fix changes; nothing else may change, or the fix is dropped. */
  readonly effect: FixEffect | readonly FixEffect[];
  readonly edits: Edit | readonly Edit[];
}

export interface RelatedPlace {
  readonly at: Span | Spanned;
  readonly message: string;
  readonly path?: string;
}

/** What a handler returns or yields where the policy is broken. */
export interface Report<M extends string = string> {
  readonly at: Span | Spanned;
  /** Key of the rule's `messages`. */
  readonly message: M;
  /** Fills `{name}` in the message. */
  readonly data?: Readonly<Record<string, string | number>>;
  readonly related?: readonly RelatedPlace[];
  /** The related places and this one are steps of one way: a value's or a file's, from where it begins to where it ends. */
  readonly flow?: boolean;
  readonly fixes?: ProposedFix | readonly ProposedFix[] | undefined;
  /** Where one rule has cases of different weight. */
  readonly severity?: Severity;
}

/** What a handler returns where a fact is missing. */
export interface UnknownReport {
  readonly at: Span | Spanned;
  readonly unknown: string;
}

/** The verdict cannot be reached: dropped, or listed under `--unknown`. */
export function unknown(at: Span | Spanned, reason: string): UnknownReport {
  return { at, unknown: reason };
}

export type Verdict<M extends string = string> =
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler may simply not return
  void | undefined | Report<M> | UnknownReport | Iterable<Report<M> | UnknownReport | undefined>;

/** Files of the directory that an image is built from. Undefined facts stay undefined. */
export interface BuildContext {
  /** Directory, as reported. */
  readonly root: string;
  /** The ignore file that this build reads. */
  readonly ignore: DockerignoreDocument | undefined;
  exists(path: string): boolean;
  /** The text of a file, undefined when there is none or it is not text. */
  read(path: string): string | undefined;
}

/** What a service of a Compose file builds, and how. */
export interface ServiceBuild {
  /** Where the Dockerfile lies, be it there or not; undefined for one that is written inline, remote or cannot be told. */
  readonly path: string | undefined;
  readonly dockerfile: DockerfileDocument | undefined;
  readonly invocation: Invocation;
  /** What the Dockerfile means when it is built so; undefined where it cannot be read. */
  model(knowledge: Knowledge): DockerfileModel | undefined;
}

/** What a rule may know beyond its own document. */
export interface ProjectView {
  /** Who builds this Dockerfile, as far as the linted files tell. Empty: nobody known. */
  invocations(document: DockerfileDocument): readonly Invocation[];
  /** Undefined where the context directory is not known. */
  context(document: DockerfileDocument): BuildContext | undefined;
  /** Undefined for a service that builds nothing. */
  build(service: Service, document: ComposeDocument): ServiceBuild | undefined;
  /** A Dockerfile by the path that another document names, relative to that document. */
  dockerfile(path: string, from: { readonly source: Source }): DockerfileDocument | undefined;
  /** All documents of the run, parsed for it where they have not been. */
  documents(): readonly { readonly kind: string; readonly source: Source }[];
}

export interface RuleContext<K extends KindName = KindName, O = Readonly<Record<string, unknown>>> {
  readonly document: DocumentOf[K];
  readonly model: ModelOf[K];
  readonly source: Source;
  readonly options: O;
  readonly project: ProjectView;
  readonly knowledge: Knowledge;
  /** Today, ISO date: rules never ask the clock. */
  readonly today: string;
}

/** Node types that all of the rule's kinds have. */
export type NodeType<K extends KindName> = keyof NodesOf[K] & string;

export type Handlers<K extends KindName, M extends string, O> = {
  readonly [T in NodeType<K>]?: (node: NodesOf[K][T], context: RuleContext<K, O>) => Verdict<M>;
};

/** An example: a test, a piece of the docs, and what `explain` and hovers show. `«»` mark the expected span. */
export interface Example<M extends string = string> {
  readonly bad?: string;
  readonly good?: string;
  /** `bad` after its (first) fix. */
  readonly fixed?: string;
  /** Expected message key, where the rule has several. */
  readonly message?: M;
  readonly kind?: KindName;
  readonly options?: Readonly<Record<string, unknown>>;
  /** A short caption. */
  readonly title?: string;
}

export interface RuleDefinition<K extends KindName, M extends string, O> {
  /** kebab-case, states the policy. */
  readonly id: string;
  /** The policy as a sentence without full stop. */
  readonly summary: string;
  /** Why it matters: one or two sentences. */
  readonly why: string;
  readonly topic: Topic;
  readonly category: Category;
  readonly severity: Severity;
  readonly kinds: readonly K[];
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
  readonly options?: O;
  readonly messages: Readonly<Record<M, string>>;
  readonly examples: readonly Example<NoInfer<M>>[];
  /** Handlers by node type, called in source order. */
  readonly on?: Handlers<K, NoInfer<M>, OptionsOf<O>>;
  /** For policies about a whole document or about several files. */
  readonly check?: (document: DocumentOf[K], context: RuleContext<K, OptionsOf<O>>) => Verdict<NoInfer<M>>;
}

/** A rule with its author's types erased: what engine, config and docs work with. */
export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly topic: Topic;
  readonly category: Category;
  readonly severity: Severity;
  readonly kinds: readonly string[];
  readonly recommended: boolean;
  readonly optIn: boolean;
  readonly presets: readonly string[];
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly cwe?: readonly number[];
  readonly cis?: readonly string[];
  readonly precision?: Precision;
  readonly reference: string | undefined;
  readonly options: Readonly<Record<string, OptionSchema>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
  readonly on: Readonly<Record<string, (node: never, context: never) => Verdict>>;
  readonly check: ((document: never, context: never) => Verdict) | undefined;
}

/**
 * Defines a rule. The compiler offers handlers only for node types that all of `kinds` have, and message keys only from
 * `messages`.
 */
export function defineRule<
  const K extends KindName,
  const M extends string,
  const O extends Readonly<Record<string, OptionSchema>> = Readonly<Record<never, never>>,
>(definition: RuleDefinition<K, M, O>): Rule {
  return {
    optIn: false,
    presets: [],
    options: {},
    on: {},
    check: undefined,
    reference: undefined,
    ...(definition as unknown as Partial<Rule>),
    aliases: (definition.aliases ?? {}) as Rule["aliases"],
  } as Rule;
}
