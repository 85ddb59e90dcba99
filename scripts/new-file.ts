import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { root } from "./project.ts";

/** Writes a file that was not there and names it; ends the process when it was. */
export function writeNew(path: string, text: string): void {
  if (existsSync(`${root}/${path}`)) {
    console.error(`${path} exists already`);
    process.exit(2);
  }
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, text);
  console.log(path);
}

/**
 * A template, which is code that works and is tested where it lies, with some words replaced: of those that begin alike
 * the first, and what replaces one is not looked at again.
 */
export function fromTemplate(path: string, words: Readonly<Record<string, string>>): string {
  const text = readFileSync(`${root}/${path}`, "utf8").replace(/^\/\/.*\n\n/, "");
  const patterns = Object.keys(words).map((word) => word.replace(/[^\w\s]/g, "\\$&"));
  return text.replace(new RegExp(patterns.join("|"), "g"), (word) => words[word] as string);
}
