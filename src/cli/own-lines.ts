import { readOwnBytes } from "../io/own-files.ts";

/**
 * Reads a file that the build has put beside the bundle, line by line as they are asked for: `scripts/own-lines.ts`
 * writes it. Its bytes stay out of V8's heap, where such a text would cost a collection at every start.
 */
export function ownLines(name: string): (line: number) => string {
  let bytes: Buffer | undefined;
  let ends: readonly number[] = [];
  return (line) => {
    bytes ??= readOwnBytes(new URL(name, import.meta.url));
    const start = bytes.indexOf("\n") + 1;
    if (ends.length === 0) ends = JSON.parse(bytes.toString("latin1", 0, start));
    return bytes.toString("latin1", start + (ends[line - 1] ?? 0), start + (ends[line] as number));
  };
}
