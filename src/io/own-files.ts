import { readFileSync } from "node:fs";

/** The text of a file that the program brings along. */
export function readOwnFile(file: string | URL, encoding: "utf8" | "latin1"): string {
  return readFileSync(file, encoding);
}

/** The content of such a file. */
export function readOwnBytes(file: string | URL): Buffer {
  return readFileSync(file);
}
