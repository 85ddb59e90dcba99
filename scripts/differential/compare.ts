import type { PeerFinding } from "./finding.ts";
import type { InstructionOf } from "./instructions.ts";
import type { OwnFinding } from "./ours.ts";

/** One code at one instruction of a file. */
export interface Verdict {
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** A code's verdicts by who reaches them. */
export interface Comparison {
  readonly both: readonly Verdict[];
  readonly theirs: readonly Verdict[];
  readonly ours: readonly Verdict[];
}

/** Holds findings against each other by file, instruction and code, each of which counts once. */
export function compare(
  theirs: readonly PeerFinding[],
  ours: readonly OwnFinding[],
  instructionOf: (path: string) => InstructionOf,
  isAboutFile: (code: string) => boolean = () => false,
): ReadonlyMap<string, Comparison> {
  const place = ({ path, line }: { path: string; line: number }, code: string): Verdict => {
    return { path, line: isAboutFile(code) ? 1 : instructionOf(path)(line), code };
  };
  const peer = keyed(theirs.map((finding) => place(finding, finding.code)));
  // A rule that stands for several codes means the one that the peer reports there.
  const own = keyed(
    ours.flatMap((finding) => {
      const verdicts = finding.codes.map((code) => place(finding, code));
      const agreed = verdicts.filter((verdict) => peer.has(keyOf(verdict)));
      return agreed.length > 0 ? agreed : verdicts.slice(0, 1);
    }),
  );
  const codes = [...new Set([...peer.values(), ...own.values()].map(({ code }) => code))].sort();
  return new Map(
    codes.map((code) => {
      const of = (verdicts: ReadonlyMap<string, Verdict>) => [...verdicts].filter(([, one]) => one.code === code);
      const without = (some: ReadonlyMap<string, Verdict>, others: ReadonlyMap<string, Verdict>) =>
        of(some).flatMap(([key, verdict]) => (others.has(key) ? [] : verdict));
      const both = of(peer).flatMap(([key, verdict]) => (own.has(key) ? verdict : []));
      return [code, { both, theirs: without(peer, own), ours: without(own, peer) }];
    }),
  );
}

/** The share of verdicts that both reach, of those that one of them does; 1 where there are none. */
export function agreement(comparisons: Iterable<Comparison>): number {
  let both = 0;
  let either = 0;
  for (const one of comparisons) {
    both += one.both.length;
    either += one.both.length + one.theirs.length + one.ours.length;
  }
  return either === 0 ? 1 : both / either;
}

function keyed(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict> {
  return new Map(verdicts.map((verdict) => [keyOf(verdict), verdict]));
}

function keyOf({ path, line, code }: Verdict): string {
  return `${path}\0${line}\0${code}`;
}
