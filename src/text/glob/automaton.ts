import type { Piece, Range, Repeat, Sequence } from "./tree.ts";

/** What a state does: reads one character that it takes, or leads on to two others at once. */
type State =
  | { readonly takes: (code: number) => boolean; next: number }
  | { readonly takes: undefined; next: number; other: number };

const slash = 47;

/** The number of no state. */
const nowhere = -1;

/** A dot of a name that is `.` or `..`, which no wildcard stands for. */
const parentDot = -46;

const notSlash = (code: number) => code !== slash && code !== parentDot;
const notParent = (code: number) => code !== parentDot;

/**
 * Runs globs over a path with all alternatives side by side, as Thompson has it: nothing is ever tried again, so that
 * the time is at most in proportion to the path times the globs, whatever they are.
 */
export class Automaton {
  private readonly states: State[] = [];
  private readonly start: number;
  private readonly accept: number;

  constructor(globs: readonly Sequence[]) {
    this.accept = this.add({ takes: undefined, next: nowhere, other: nowhere });
    this.start = this.choice(globs, this.accept);
  }

  /** How many states there are: a path costs them once for each of its characters, at most. */
  get size(): number {
    return this.states.length;
  }

  matches(codes: readonly number[]): boolean {
    let current = new Marks(this.states.length);
    let next = new Marks(this.states.length);
    this.enter(this.start, current);
    for (const code of codes) {
      if (current.size === 0) return false;
      for (let i = 0; i < current.size; i++) {
        const state = this.states[current.list[i] as number] as State;
        if (state.takes?.(code)) this.enter(state.next, next);
      }
      [current, next] = [next, current];
      next.clear();
    }
    return current.has(this.accept);
  }

  /** Marks a state and those that it leads to without a character. */
  private enter(start: number, marks: Marks): void {
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at < 0 || !marks.add(at)) continue;
      const state = this.states[at] as State;
      if (state.takes === undefined) open.push(state.other, state.next);
    }
  }

  private add(state: State): number {
    return this.states.push(state) - 1;
  }

  private reads(takes: (code: number) => boolean, next: number): number {
    return this.add({ takes, next });
  }

  /** Built from behind: each piece is told where it leads. */
  private sequence(pieces: Sequence, next: number): number {
    return pieces.reduceRight((to, piece) => this.piece(piece, to), next);
  }

  private choice(choices: readonly Sequence[], next: number): number {
    return choices.reduceRight(
      (other, one) => this.add({ takes: undefined, next: this.sequence(one, next), other }),
      nowhere,
    );
  }

  private piece(piece: Piece, next: number): number {
    switch (piece.type) {
      case "char":
        return this.char(piece.code, next);
      case "one":
        return this.reads(notSlash, next);
      case "class":
        return this.reads(takesClass(piece.negated, piece.ranges), next);
      case "star":
        return this.loop(notSlash, next);
      case "anything":
        return this.loop(notParent, next);
      case "below": {
        const below = this.char(slash, this.loop(notParent, next));
        return this.add({ takes: undefined, next: below, other: next });
      }
      case "directories":
        return this.repeated("any", (to) => this.loop(notSlash, this.char(slash, to)), next);
      case "group":
        return this.repeated(piece.repeat, (to) => this.choice(piece.choices, to), next);
    }
  }

  private char(code: number, next: number): number {
    return code === 46
      ? this.reads((read) => read === 46 || read === parentDot, next)
      : this.reads((read) => read === code, next);
  }

  private loop(takes: (code: number) => boolean, next: number): number {
    const fork = this.add({ takes: undefined, next, other: nowhere });
    (this.states[fork] as { other: number }).other = this.reads(takes, fork);
    return fork;
  }

  private repeated(repeat: Repeat, once: (next: number) => number, next: number): number {
    if (repeat === "once") return once(next);
    if (repeat === "optional") return this.add({ takes: undefined, next: once(next), other: next });
    const fork = this.add({ takes: undefined, next, other: nowhere });
    const body = once(fork);
    (this.states[fork] as { other: number }).other = body;
    return repeat === "some" ? body : fork;
  }
}

function takesClass(negated: boolean, ranges: readonly Range[]): (code: number) => boolean {
  return (code) => notSlash(code) && ranges.some(([low, high]) => low <= code && code <= high) !== negated;
}

/** A set of numbers below a bound that is quick to empty. */
class Marks {
  size = 0;
  readonly list: Uint32Array;
  private readonly held: Uint8Array;

  constructor(bound: number) {
    this.list = new Uint32Array(bound);
    this.held = new Uint8Array(bound);
  }

  has(number: number): boolean {
    return this.held[number] === 1;
  }

  /** False where it was there. */
  add(number: number): boolean {
    if (this.held[number] === 1) return false;
    this.held[number] = 1;
    this.list[this.size++] = number;
    return true;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.held[this.list[i] as number] = 0;
    this.size = 0;
  }
}

/** The characters of a path, as an automaton reads them. */
export function codesOf(path: string): readonly number[] {
  const codes: number[] = [];
  for (const [i, part] of path.split("/").entries()) {
    if (i > 0) codes.push(slash);
    const isParent = part === "." || part === "..";
    for (const char of part) codes.push(isParent ? parentDot : (char.codePointAt(0) as number));
  }
  return codes;
}
