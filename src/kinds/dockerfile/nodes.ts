import type { MappedText } from "../../text/offset-map.ts";
import type { Source } from "../../text/source.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { Word } from "../../text/word.ts";

/** As Docker's parser sees it: continuations joined and JSON strings decoded, but quotes, escapes and variables still in. */
export type { Word };

/** `--name` or `--name=value`. */
export interface Flag extends Spanned {
  /** As written, without dashes: flags are case-sensitive. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Word | undefined;
}

/** One `key=value` (or bare `key`) of a `--mount`, read as CSV as BuildKit does. */
export interface MountOption extends Spanned {
  /** Lower-cased; `src` and `source`, `dst`, `destination` and `target`, `ro` and `readonly` are left as written. */
  readonly key: string;
  readonly value: Word | undefined;
}

/** `--mount=...` of a RUN. */
export interface RunMount extends Spanned {
  readonly flag: Flag;
  /** "bind" when none is given, as Docker has it. */
  readonly mountType: string;
  readonly options: readonly MountOption[];
  /** Values of the options under any of their names. */
  readonly target: Word | undefined;
  readonly source: Word | undefined;
  readonly from: Word | undefined;
  readonly id: Word | undefined;
}

export interface Heredoc extends Spanned {
  /** Body and closing delimiter. */
  readonly span: Span;
  /** Delimiter with its quotes removed. */
  readonly name: string;
  /** The word `<<-"EOF"` on the instruction's line. */
  readonly wordSpan: Span;
  /** `<<-`: leading tabs are stripped. */
  readonly stripTabs: boolean;
  /** The delimiter is not quoted: variables in the body are expanded. */
  readonly expand: boolean;
  /** File descriptor before `<<`, as written ("" when there is none). */
  readonly descriptor: string;
  /** The body between the lines of the instruction and the delimiter, tabs stripped where asked. */
  readonly body: MappedText;
  readonly bodySpan: Span;
  /** The closing delimiter's word; undefined when the heredoc is not closed. */
  readonly terminatorSpan: Span | undefined;
}

export interface ExecForm extends Spanned {
  readonly form: "exec";
  readonly args: readonly Word[];
}

export interface ShellForm extends Spanned {
  readonly form: "shell";
  /** The command text; for RUN with a heredoc, the line as written, `<<EOF` included. */
  readonly text: MappedText;
}

export type CommandForm = ExecForm | ShellForm;

export interface InstructionBase<T extends string> extends Spanned {
  readonly type: T;
  /** From the keyword to the last character, closing heredoc delimiters included, line break excluded. */
  readonly span: Span;
  readonly keyword: Word;
  readonly flags: readonly Flag[];
  /** What follows keyword and flags, continuations joined, trailing blanks trimmed. */
  readonly args: MappedText;
  readonly argsSpan: Span;
  readonly heredocs: readonly Heredoc[];
  /** The ONBUILD that wraps this instruction. */
  readonly onbuild: Onbuild | undefined;
  /** Index of the stage in `document.stages`; -1 before the first FROM. */
  readonly stage: number;
}

export interface From extends InstructionBase<"From"> {
  readonly image: Word | undefined;
  readonly as: { readonly keyword: Word; readonly name: Word } | undefined;
  readonly platform: Flag | undefined;
}
export interface Run extends InstructionBase<"Run"> {
  readonly command: CommandForm;
  readonly mounts: readonly RunMount[];
}
export interface Cmd extends InstructionBase<"Cmd"> {
  readonly command: CommandForm;
}
export interface Entrypoint extends InstructionBase<"Entrypoint"> {
  readonly command: CommandForm;
}
export interface Healthcheck extends InstructionBase<"Healthcheck"> {
  /** "NONE", or "CMD", or the unknown word that stands there; undefined when nothing does. */
  readonly test: Word | undefined;
  readonly command: CommandForm | undefined;
}
export interface Shell extends InstructionBase<"Shell"> {
  readonly command: CommandForm;
}
interface TransferBase<T extends string> extends InstructionBase<T> {
  /** Words before the destination; a heredoc source is its `<<EOF` word. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
  /** Given as a JSON array. */
  readonly json: boolean;
  readonly from: Flag | undefined;
  readonly chown: Flag | undefined;
  readonly chmod: Flag | undefined;
}
export interface Copy extends TransferBase<"Copy"> {}
export interface Add extends TransferBase<"Add"> {}

export interface KeyValue extends Spanned {
  readonly key: Word;
  readonly value: Word | undefined;
  /** Written `KEY value` instead of `KEY=value`. */
  readonly legacy: boolean;
}
export interface Env extends InstructionBase<"Env"> {
  readonly pairs: readonly KeyValue[];
}
export interface Label extends InstructionBase<"Label"> {
  readonly pairs: readonly KeyValue[];
}
export interface Arg extends InstructionBase<"Arg"> {
  readonly pairs: readonly KeyValue[];
}
export interface Expose extends InstructionBase<"Expose"> {
  readonly ports: readonly Word[];
}
export interface User extends InstructionBase<"User"> {
  readonly user: Word | undefined;
}
export interface Workdir extends InstructionBase<"Workdir"> {
  readonly path: Word | undefined;
}
export interface Volume extends InstructionBase<"Volume"> {
  readonly paths: readonly Word[];
  readonly json: boolean;
}
export interface Stopsignal extends InstructionBase<"Stopsignal"> {
  readonly signal: Word | undefined;
}
export interface Maintainer extends InstructionBase<"Maintainer"> {
  readonly name: Word | undefined;
}
export interface Onbuild extends InstructionBase<"Onbuild"> {
  readonly instruction: Instruction | undefined;
}
/** A line whose keyword Docker does not know. */
export interface UnknownInstruction extends InstructionBase<"UnknownInstruction"> {}

export type Instruction =
  | From
  | Run
  | Cmd
  | Entrypoint
  | Healthcheck
  | Shell
  | Copy
  | Add
  | Env
  | Label
  | Arg
  | Expose
  | User
  | Workdir
  | Volume
  | Stopsignal
  | Maintainer
  | Onbuild
  | UnknownInstruction;

export type InstructionType = Instruction["type"];

export interface Comment extends Spanned {
  /** Without the leading `#`, trimmed. */
  readonly text: string;
  /** Stands between the lines of a continued instruction. */
  readonly inside: boolean;
}

/** `# syntax=`, `# escape=`, `# check=` at the top of the file, also when the value is bad or the name unknown. */
export interface ParserDirective extends Spanned {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** Everything that Docker's builder would refuse, or read otherwise than it looks. */
export interface Problem extends Spanned {
  readonly type: "Problem";
  readonly code: ProblemCode;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** The instruction it belongs to. */
  readonly instruction: Instruction | undefined;
  /** For misspellings: what was probably meant. */
  readonly suggestion?: string | undefined;
}

export type ProblemCode =
  | "unknown-instruction"
  | "no-stage"
  | "before-from"
  | "argument-count"
  | "unknown-flag"
  | "duplicate-flag"
  | "flag-value"
  | "stage-name"
  | "image-reference"
  | "platform"
  | "healthcheck"
  | "key-value"
  | "onbuild"
  | "json-form"
  | "shell-form"
  | "volume"
  | "mount"
  | "device"
  | "network-security"
  | "directive"
  | "heredoc"
  | "chmod"
  | "checksum"
  | "expose"
  | "destination"
  | "copy-remote"
  | "modifier"
  | "quotes"
  | "empty-continuation";

/** A FROM and what follows it. */
export interface StageNode extends Spanned {
  readonly index: number;
  readonly from: From;
  /** Lower-cased, as Docker compares it. */
  readonly name: string | undefined;
  /** Instructions after FROM, ONBUILD-wrapped ones inside their ONBUILD. */
  readonly instructions: readonly Instruction[];
}

/**
 * A parsed Dockerfile. Frozen; every byte belongs to an instruction, a comment, a directive or blank space. One written
 * for another frontend (`//syntax=...`, or a JSON object) is empty.
 */
/** `$NAME`, as written, which whoever reads the surrounding file replaces by a value that is not known. */
export interface OuterVariable extends Spanned {
  readonly name: string;
  /** Who replaces it: "Compose". */
  readonly by: string;
}

export interface DockerfileDocument {
  readonly kind: "dockerfile";
  readonly source: Source;
  readonly escape: "\\" | "`";
  readonly directives: readonly ParserDirective[];
  readonly comments: readonly Comment[];
  /** All instructions in order, FROMs and those before the first FROM included; ONBUILD's inner ones not. */
  readonly instructions: readonly Instruction[];
  /** Instructions before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly StageNode[];
  readonly problems: readonly Problem[];
  /** Variables that are replaced before the text is a Dockerfile: those of a file that it is written in, in order. */
  readonly outerVariables: readonly OuterVariable[];
  /** The tree of the `dockerfile-ast` package, for plugin authors who know it; built at first use. */
  readonly ast: import("dockerfile-ast").Dockerfile;
}
