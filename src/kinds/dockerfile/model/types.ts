import type { BaseImageFacts } from "../../../knowledge/types.ts";
import type { Command } from "../../../nodes/command.ts";
import type { ImageRef } from "../../../nodes/image-ref.ts";
import type { Invocation } from "../../../nodes/invocation.ts";
import type { Place } from "../../../nodes/place.ts";
import type { Script } from "../../../nodes/script.ts";
import type { Fact, Known } from "../../../syntax/fact.ts";
import type { Span, Spanned } from "../../../text/span.ts";
import type {
  Add,
  Cmd,
  Copy,
  DockerfileDocument,
  Entrypoint,
  From,
  Healthcheck,
  Instruction,
  KeyValue,
  Run,
  RunMount,
  StageNode,
  Word,
} from "../nodes.ts";

/** State of the image configuration and of the build at a point of a stage. */
export interface State {
  /** "root" when nothing sets a user on a base known to run as root. As written, group included, variables resolved. */
  readonly user: Fact<string>;
  /** The USER instruction in force, if one of this file is. */
  readonly userSetBy: Instruction | undefined;
  readonly workdir: Fact<string>;
  /** Home directory of the user: HOME where it is set, else known for root only. */
  readonly home: Fact<string>;
  /** Words of the SHELL in force; Docker's default where nothing sets one. */
  readonly shell: Known<readonly string[]>;
  readonly shellSetBy: Instruction | undefined;
  readonly entrypoint: Entrypoint | undefined;
  readonly cmd: Cmd | undefined;
  readonly healthcheck: Healthcheck | undefined;
  readonly stopSignal: Instruction | undefined;
  readonly ports: readonly Word[];
  readonly volumes: readonly Word[];
  readonly labels: ReadonlyMap<string, KeyValue>;
  /**
   * The value a variable expands to in an instruction or script here: ENV over ARG, through parent stages, then the
   * base image's environment. Undefined: nothing sets it, and the base image is known not to either. An unknown Fact:
   * set with a value we cannot tell, or perhaps set by a base image that we do not know.
   */
  variable(name: string): Fact<string> | undefined;
  /** As `variable`, without ARGs: what a container started from here would see. */
  environment(name: string): Fact<string> | undefined;
}

/** Where a stage starts. */
export type StageBase =
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "image"; readonly image: ImageRef; readonly facts: BaseImageFacts | undefined }
  | { readonly kind: "scratch" }
  | { readonly kind: "context"; readonly name: string }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      /** What the word resolves to as far as it does, where its value is what is missing. */
      readonly value?: Fact<string> | undefined;
    };

/** A `COPY --from`, `ADD --from` or `--mount=from=` that reads another stage or image. */
export interface Transfer extends Spanned {
  readonly instruction: Copy | Add | Run;
  readonly mount: RunMount | undefined;
  readonly word: Word;
  readonly from: StageBase;
}

export interface Stage extends Spanned {
  readonly type: "Stage";
  readonly index: number;
  readonly node: StageNode;
  readonly from: From;
  /** Lower-cased; undefined for a stage without AS. */
  readonly name: string | undefined;
  readonly base: StageBase;
  readonly parent: Stage | undefined;
  /** From the stage that starts at an image or scratch down to this one. */
  readonly chain: readonly Stage[];
  /** Facts of the image at the chain's root: those of scratch for scratch, undefined when not known. */
  readonly root: BaseImageFacts | undefined;
  /** Root is literally `FROM scratch`. */
  readonly fromScratch: boolean;
  /** The stage that is built, or an ancestor of it: its layers ship. */
  readonly shipped: boolean;
  /** Is the stage that is built. */
  readonly target: boolean;
  /** Reaches the target by any edge (FROM, COPY --from, mount). */
  readonly used: boolean;
  readonly transfers: readonly Transfer[];
  readonly instructions: readonly Instruction[];
  /** State before the first and after the last instruction. */
  readonly start: State;
  readonly end: State;
}

/** A use of a variable in a word: `$A`, `${A}`, `${A:-b}`. */
export interface VariableUse extends Spanned {
  readonly name: string;
  readonly nameSpan: Span;
  readonly modifier: string | undefined;
  readonly fact: Fact<string> | undefined;
}

/** What a command does to the layer it runs in. Paths are absolute where the workdir is known, as written otherwise. */
export interface LayerEffect extends Spanned {
  readonly command: Command | undefined;
  readonly instruction: Instruction;
  readonly action: "create" | "remove" | "modify" | "read";
  /** Normalised path; may hold a glob in removals. Undefined when not known. */
  readonly path: string | undefined;
  readonly what: "file" | "directory" | "archive" | "package-lists" | "package-cache" | "packages" | "metadata";
  /** For directories: everything below too. */
  readonly recursive: boolean;
  /** On a cache, tmpfs or bind mount: it does not end in the layer. */
  readonly mounted: boolean;
  /** chmod/chown: which. */
  readonly change?: "mode" | "owner" | undefined;
}

/** What a Dockerfile means: computed lazily, once for a document and an invocation. */
export interface DockerfileModel {
  readonly document: DockerfileDocument;
  readonly invocation: Invocation;
  readonly stages: readonly Stage[];
  /** The stage that is built; undefined without stages or when --target names none. */
  readonly target: Stage | undefined;
  readonly images: readonly ImageRef[];
  stageOf(instruction: Instruction): Stage | undefined;
  /** As in Docker, of several stages with one name the last. */
  stageNamed(name: string): Stage | undefined;
  /** Where an instruction stands, for the shared nodes in it. */
  place(instruction: Instruction): Place;
  before(instruction: Instruction): State;
  after(instruction: Instruction): State;
  /** The word after Docker's quote, escape and variable processing at that instruction. */
  resolve(word: Word, at: Instruction): Fact<string>;
  /**
   * The words of an instruction in which Docker itself replaces variables when the stage is built. Not those of FROM,
   * which see global ARGs only, nor of RUN, CMD and ENTRYPOINT, which a shell reads.
   */
  words(instruction: Instruction): readonly Word[];
  /** Uses of variables in a word that Docker expands there. */
  variables(word: Word, at: Instruction): readonly VariableUse[];
  /** Scripts of an instruction: the shell form's, those of RUN heredocs; none for exec form. */
  scripts(instruction: Instruction): readonly Script[];
  /** Commands of all scripts; for exec form the one command that its words spell. */
  commands(instruction: Instruction): readonly Command[];
  effects(instruction: Instruction): readonly LayerEffect[];
  /** Whether a path lies on a cache, tmpfs or bind mount of this RUN: then nothing written there ends in the layer. */
  mounted(run: Run, path: string): boolean;
  /** What rules work out about the file and several of them need: kept as long as the model, by whatever is unique. */
  readonly memory: Map<unknown, unknown>;
}
