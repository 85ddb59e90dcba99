/** How V8 is made to wait before it optimises. */
interface Patience {
  readonly flag: string;
  readonly patient: number;
  /** V8's own value, where setting it again lets V8 take code that was cached before; else such runs save none. */
  readonly usual?: number;
  /** Files from which on it pays, each counted as one for every `fileSize` of its text. */
  readonly from: number;
}

/**
 * By Node's major release. V8 writes a complaint to stderr about a flag that it does not know, so only releases are here
 * that were tried.
 */
const patience: ReadonlyMap<number, Patience> = new Map([
  [20, { flag: "--interrupt-budget", patient: 1_000_000, usual: 67_584, from: 1 }],
  [22, { flag: "--invocation-count-for-turbofan", patient: 30_000, usual: 3000, from: 8 }],
  [24, { flag: "--invocation-count-for-turbofan", patient: 30_000, from: 100 }],
  [26, { flag: "--invocation-count-for-turbofan", patient: 30_000, from: 100 }],
]);

/** In characters: what a file has as a rule, loading V8's settings included. */
const fileSize = 8192;

/** In characters: less is linted before V8 has begun to optimise. */
const least = 2048;

let restore = (): boolean => true;

/**
 * Puts V8's flags back, and says whether they are as they were at the start: it refuses code that was cached under
 * others.
 */
export function restoreFlags(): boolean {
  return restore();
}

/**
 * Makes V8 wait before it optimises a function, many times longer than it does by default, for a run over much text.
 * A linter's work is spread over a thousand functions and ends after a second or two, so most of what V8 optimises never
 * pays for itself; left alone, its compiler takes as much processor time as the linting.
 */
export async function optimiseLate(texts: readonly { readonly text: string }[]): Promise<void> {
  const how = patience.get(Number.parseInt(process.versions.node, 10));
  const files = texts.reduce((sum, { text }) => sum + Math.ceil(text.length / fileSize), 0);
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (how === undefined || files < how.from || characters < least) return;
  const { flag, patient, usual } = how;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString(`${flag}=${patient}`);
  restore = () => {
    if (usual !== undefined) setFlagsFromString(`${flag}=${usual}`);
    return usual !== undefined;
  };
}
