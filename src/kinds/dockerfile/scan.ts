import type { Span } from "../../text/span.ts";
import type { Comment, Instruction, Problem, ProblemCode } from "./nodes.ts";

/** A problem whose instruction is not built yet. */
export interface Draft {
  readonly code: ProblemCode;
  readonly message: string;
  readonly span: Span;
  readonly suggestion: string | undefined;
}

/** Where the parser stands in a file, and what it has found so far. */
export interface Scan {
  readonly text: string;
  /** Offset of the next physical line. */
  at: number;
  /** Character code of the escape character. */
  escape: number;
  readonly comments: Comment[];
  readonly problems: Problem[];
  /** Problems of the instruction that is being read. */
  readonly drafts: Draft[];
  /** Index of the current stage, -1 before the first FROM. */
  stage: number;
  /** Lower-cased names of the stages so far. */
  readonly stageNames: Set<string>;
  /** Whether the current stage has set its working directory. */
  workdir: boolean;
  /** Whether the instruction before is one that nobody knows or may have meant: what follows it is lost for the same cause. */
  lost: boolean;
  /** Buildah reads the file, which knows more than BuildKit. */
  readonly forBuildah: boolean;
}

export function newScan(text: string, forBuildah = false): Scan {
  return {
    text,
    at: 0,
    escape: 92,
    comments: [],
    problems: [],
    drafts: [],
    stage: -1,
    stageNames: new Set(),
    workdir: false,
    lost: false,
    forBuildah,
  };
}

/** Notes a problem of the instruction that is being read. */
export function report(scan: Scan, code: ProblemCode, span: Span, message: string, suggestion?: string): void {
  scan.drafts.push({ code, message, span, suggestion });
}

/** Turns the drafts from index `from` on into problems of an instruction. */
export function settle(scan: Scan, from: number, instruction: Instruction | undefined): void {
  const { drafts } = scan;
  if (drafts.length === from) return;
  for (let i = from; i < drafts.length; i++) {
    const { code, message, span, suggestion } = drafts[i] as Draft;
    scan.problems.push(Object.freeze({ type: "Problem", code, message, span, instruction, suggestion }));
  }
  drafts.length = from;
}
