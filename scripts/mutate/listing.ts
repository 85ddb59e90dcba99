import type { Mutant } from "./mutant.ts";
import type { Outcome } from "./trial.ts";

/** A file's mutants that were tried, with what became of each. */
export interface Result {
  readonly target: string;
  readonly text: string;
  readonly tried: readonly { readonly mutant: Mutant; readonly outcome: Outcome }[];
}

export interface Score {
  readonly killed: number;
  readonly total: number;
}

/** Of the mutants that the compiler lets through, as far as is known: what a test notices is not compiled. */
export function scoreOf({ tried }: Result): Score {
  const killed = tried.filter(({ outcome }) => outcome.state === "killed").length;
  return { killed, total: killed + tried.filter(survived).length };
}

function survived({ outcome: { state } }: Result["tried"][number]): boolean {
  return state === "survived" || state === "uncovered";
}

/** "src/text/edit.ts 95.0 % (19 of 20)" */
export function scoreLine(name: string, { killed, total }: Score): string {
  return `${name} ${((100 * killed) / Math.max(total, 1)).toFixed(1)} % (${killed} of ${total})`;
}

/** Where a surviving mutant stands, what sort it is, and the lines without and with it. */
export function survivorLines({ target, text, tried }: Result): readonly string[] {
  return tried
    .filter(survived)
    .sort((a, b) => a.mutant.start - b.mutant.start)
    .flatMap(({ mutant, outcome }) => {
      const [before, after] = changedLines(text, mutant);
      const reach = outcome.state === "uncovered" ? ", reached by no test" : "";
      return [
        `${target}:${position(text, mutant.start)} ${mutant.operator}${reach}`,
        `  - ${shortened(before)}`,
        `  + ${shortened(after)}`,
      ];
    });
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `${before.split("\n").length}:${offset - before.lastIndexOf("\n")}`;
}

function changedLines(text: string, mutant: Mutant): readonly [string, string] {
  const { start, end, host } = mutant;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const to = newline < 0 ? text.length : newline;
  const lines = text.slice(from, to);
  if (host.as === "expression" || mutant.text !== "")
    return [lines, text.slice(from, start) + mutant.text + text.slice(end, to)];
  // An element or a property goes with the comma after it.
  return [lines, text.slice(from, start) + text.slice(end, to).replace(/^,\s?/, "")];
}

function shortened(lines: string): string {
  const line = lines.trim().replace(/\s*\n\s*/g, " ");
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
