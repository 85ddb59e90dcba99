/** The shells that ShellCheck reads. */
export type CheckedDialect = "sh" | "bash" | "dash" | "busybox" | "ksh";

/** A script as ShellCheck is given it: what is equal here has equal remarks, whatever file it stands in. */
export interface CheckedScript {
  readonly dialect: CheckedDialect;
  /** `set -e` is in force from the start. */
  readonly errexit: boolean;
  /** What the script finds set, as far as it is mentioned there. */
  readonly variables: readonly SetVariable[];
  readonly text: string;
}

/**
 * A variable that is set before a script starts. Its value is no business of another program, which is told as much of it
 * as decides: what splits and globs is "anything", as is what cannot be known.
 */
export interface SetVariable {
  readonly name: string;
  readonly holds: "nothing" | "number" | "word" | "anything";
}

/** What another program says of a script. Offsets are of the script's text. */
export interface Remark {
  /** "SC2086", "PSAvoidUsingInvokeExpression" */
  readonly code: string;
  readonly level: RemarkLevel;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What it would write instead; empty where it has no remedy. */
  readonly edits: readonly RemarkEdit[];
}

export interface RemarkEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is inserted belongs to what stands before it, where lines are continued between the two. */
  readonly closes: boolean;
}

export const remarkLevels = ["error", "warning", "info", "style"] as const;

export type RemarkLevel = (typeof remarkLevels)[number];

/** Answers what a program says of a script; undefined where it has not said anything, be it not yet or not in time. */
export type Ask<S> = (script: S) => readonly Remark[] | undefined;

export type Shellcheck = Ask<CheckedScript>;

/** A PowerShell script as PSScriptAnalyzer is given it. */
export interface PowershellScript {
  readonly text: string;
}

export type Psscriptanalyzer = Ask<PowershellScript>;

/** What other programs say of scripts, by the name by which rules need them; undefined for one that is not at hand. */
export interface ScriptPrograms {
  readonly shellcheck?: Shellcheck | undefined;
  readonly psscriptanalyzer?: Psscriptanalyzer | undefined;
}

/** A remark of an example or a test: at the first place where a script has the text, if it has it. */
export interface ToldRemark extends Pick<Remark, "code" | "level" | "message"> {
  readonly at: string;
  /** What stands there after its remedy. */
  readonly remedy?: string;
}
