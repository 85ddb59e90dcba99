const blockSize = 100;
const two32 = 2 ** 32;
const endOfFile = 65535;

/** A 64-bit number in two unsigned halves, so that no BigInt is needed. */
interface Word64 {
  high: number;
  low: number;
}

/**
 * Fingerprints of all lines as GitHub code scanning computes `primaryLocationLineHash`: for each line a rolling hash of
 * its first hundred characters and those after it, blanks and tabs left out and line breaks normalised, in hexadecimal,
 * with a count of how often that hash has come up in the file: "c129715d7a2bc9a3:1".
 *
 * The hash of a window is the sum of c[i] * 37^(99 - i) mod 2^64.
 */
export function lineHashes(text: string): readonly string[] {
  const window = new Uint16Array(blockSize);
  const lineAt = new Int32Array(blockSize).fill(-1);
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  const hash: Word64 = { high: 0, low: 0 };
  let slot = 0;

  const emit = () => {
    const line = lineAt[slot] as number;
    if (line < 0) return;
    const name = hexadecimal(hash);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    hashes[line] = `${name}:${count}`;
    lineAt[slot] = -1;
  };
  const push = (code: number) => {
    roll(hash, code, window[slot] as number);
    window[slot] = code;
    slot = (slot + 1) % blockSize;
  };

  let line = 0;
  let atStart = true;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? normalised(text, i) : endOfFile;
    if (code < 0) continue;
    emit();
    if (atStart) lineAt[slot] = line++;
    atStart = code === 10;
    push(code);
  }
  for (let i = 0; i < blockSize; i++) {
    emit();
    push(0);
  }
  return hashes;
}

/** The code unit with every line break as LF; -1 for one that does not count. */
function normalised(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code === 32 || code === 9) return -1;
  if (code === 13) return 10;
  if (code === 10 && text.charCodeAt(index - 1) === 13) return -1;
  return code;
}

/** 37^100 mod 2^64: what the character that leaves the window has been multiplied by. */
const leaving: Word64 = { high: 0, low: 1 };
for (let i = 0; i < blockSize; i++) roll(leaving, 0, 0);

/** hash * 37 + entering - 37^100 * left, mod 2^64. No intermediate exceeds 2^53. */
function roll(hash: Word64, entering: number, left: number): void {
  const low = hash.low * 37 + entering;
  let high = hash.high * 37 + Math.floor(low / two32);
  let rest = low >>> 0;
  if (left > 0) {
    const product = leaving.low * left;
    rest -= product >>> 0;
    high -= leaving.high * left + Math.floor(product / two32);
    if (rest < 0) {
      rest += two32;
      high -= 1;
    }
  }
  hash.low = rest;
  hash.high = high >>> 0;
}

function hexadecimal({ high, low }: Word64): string {
  if (high === 0) return low.toString(16);
  return high.toString(16) + low.toString(16).padStart(8, "0");
}
