import type { setFlagsFromString } from "node:v8";

/** A flag of V8's: as it is set here, and as V8 has it. */
interface Setting {
  readonly ours: string;
  readonly usual: string;
}

/** The compiler between interpreter and optimiser: in a run over little text most of what it compiles runs once more or twice. */
const interpreted: Setting = { ours: "--no-sparkplug", usual: "--sparkplug" };

/** In files of that many characters each: so much text pays for that compiler. */
const compiledFrom = 2;

/** What V8 is told for a run over much text. */
interface Tuning {
  readonly settings: readonly Setting[];
  /** Whether V8 takes code that was cached before once its flags are back; else such runs save none. */
  readonly restorable: boolean;
  /** Files from which on it pays, each counted as one for every `fileSize` of its text. */
  readonly from: number;
}

/**
 * What is young dies with the check of its file: room for more of it, which V8 holds three times, spares no work. Kept
 * as large as starting has made it, it takes a fifth of the memory less.
 */
const young: Setting = { ours: "--semi-space-growth-factor=1", usual: "--semi-space-growth-factor=2" };

/** How V8 is made to wait before it optimises. */
const patience: Setting = {
  ours: "--invocation-count-for-turbofan=30000",
  usual: "--invocation-count-for-turbofan=3000",
};

/**
 * By Node's major release. V8 writes a complaint to stderr about a flag that it does not know, so only releases are here
 * that were tried.
 */
const tunings: ReadonlyMap<number, Tuning> = new Map([
  [20, tuned({ ours: "--interrupt-budget=3000000", usual: "--interrupt-budget=67584" }, 1, true)],
  [22, tuned(patience, 8, true)],
  [24, tuned(patience, 100, false)],
  [26, tuned(patience, 100, false)],
]);

function tuned(waiting: Setting, from: number, restorable: boolean): Tuning {
  return { settings: [young, waiting], from, restorable };
}

/** In characters: what a file has as a rule, loading V8's settings included. */
const fileSize = 8192;

/** In characters: less is linted before V8 has begun to optimise. */
const least = 2048;

type SetFlag = typeof setFlagsFromString;

/** What was set; undefined as long as V8 has its own. */
let inForce: { readonly settings: readonly Setting[]; readonly set: SetFlag } | undefined;

/** Undefined for a release that is not tuned. */
function tuning(): Tuning | undefined {
  return tunings.get(Number.parseInt(process.versions.node, 10));
}

/**
 * Puts V8's flags back, and says whether they are as they were at the start: it refuses code that was cached under
 * others.
 */
export function restoreFlags(): boolean {
  if (!inForce) return true;
  if (!tuning()?.restorable) return false;
  for (const { usual } of inForce.settings) inForce.set(usual);
  return true;
}

/** Runs what takes cached code under the flags that the code was cached under, whatever is in force. */
export function withUsualFlags<T>(run: () => T): T {
  const isRestored = restoreFlags();
  try {
    return run();
  } finally {
    if (isRestored) for (const { ours } of inForce?.settings ?? []) inForce?.set(ours);
  }
}

/** Lets V8 interpret at first, and compile nothing, until it is known how much there is to do. */
export function interpretAtFirst(set: SetFlag): void {
  // Elsewhere V8 may lack that compiler, and refuses cached code once it has been told of it.
  if (!tuning()?.restorable || !["arm64", "x64"].includes(process.arch)) return;
  set(interpreted.ours);
  inForce = { settings: [interpreted], set };
}

/** Lets V8 do as it does by default: there is much to do. */
export function compileAsUsual(): void {
  restoreFlags();
  inForce = undefined;
}

/**
 * Makes V8 wait before it optimises a function, many times longer than it does by default, for a run over much text.
 * A linter's work is spread over a thousand functions and ends after a second or two, so most of what V8 optimises never
 * pays for itself; left alone, its compiler takes as much processor time as the linting.
 */
export async function optimiseLate(texts: readonly { readonly text: string }[]): Promise<void> {
  const tuned = tuning();
  const files = texts.reduce((sum, { text }) => sum + Math.ceil(text.length / fileSize), 0);
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (characters >= compiledFrom * fileSize) compileAsUsual();
  if (tuned === undefined || files < tuned.from || characters < least) return;
  const set = inForce?.set ?? (await import("node:v8")).setFlagsFromString;
  for (const { ours } of tuned.settings) set(ours);
  inForce = { settings: [...(inForce?.settings ?? []), ...tuned.settings], set };
}
