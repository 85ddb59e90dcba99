import type { MappedText } from "../../../text/offset-map.ts";
import type { JsonForm } from "../json-form.ts";
import type { Keyword } from "../keywords.ts";
import type { InstructionBase } from "../nodes.ts";
import type { Scan } from "../scan.ts";
import { report } from "../scan.ts";

/** What every instruction has. */
export type Head = Omit<InstructionBase<string>, "type">;

/** An instruction's line, taken apart as far as all instructions are. */
export interface Parts {
  readonly scan: Scan;
  readonly head: Head;
  readonly keyword: Keyword;
  readonly line: MappedText;
  /** The arguments' place in the line. */
  readonly start: number;
  readonly end: number;
  /** For the instructions that take a JSON array. */
  readonly json: JsonForm;
}

/** Reports an instruction without any arguments. */
export function missing({ scan, head, keyword }: Parts, needs: string): void {
  report(scan, "argument-count", head.keyword.span, `${keyword.name} needs ${needs}`);
}
