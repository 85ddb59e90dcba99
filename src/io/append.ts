import { appendFileSync } from "node:fs";

/** Adds to a file that others write too, such as those through which a pipeline is told something. */
export function appendText(file: string, text: string): void {
  appendFileSync(file, text);
}
