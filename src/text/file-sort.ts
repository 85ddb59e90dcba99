/** What stands at a path: "archive" is one that ADD unpacks, whatever its name, "other" any other that is no text. */
export type FileSort = "none" | "directory" | "text" | "archive" | "other";

/** How many of a file's first bytes tell its sort. */
export const headLength = 512;

/** By its first bytes, as Docker tells archives apart: tar, and what gzip, bzip2, xz or zstd have compressed. */
export function sortOfBytes(head: Uint8Array): FileSort {
  if (compressed.some((magic) => magic.every((byte, index) => head[index] === byte))) return "archive";
  if (isTar(head)) return "archive";
  return head.includes(0) ? "other" : "text";
}

const compressed = [
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
];

const checksumField = { start: 148, end: 156 };

/** The header of the first member holds the sum of its own bytes, in octal, the sum's own bytes taken as blanks. */
function isTar(head: Uint8Array): boolean {
  if (head.length < headLength) return false;
  const { start, end } = checksumField;
  const written = Number.parseInt(String.fromCharCode(...head.subarray(start, end)), 8);
  let sum = 0;
  for (let i = 0; i < headLength; i++) sum += i >= start && i < end ? 0x20 : (head[i] as number);
  return sum === written;
}
