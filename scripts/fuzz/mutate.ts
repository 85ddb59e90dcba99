import type { Random } from "./random.ts";

const pieces = [
  ..."\\\"'$<>|&;(){}[]#!*?:=,-/`~@%^+.\n\r\t \0\u{FEFF}\u{85}\u{2028}\u{D800}",
  "\r\n",
  "\\\n",
  "\u{1F433}",
  "\u001B[31m",
  "::error::",
  "constructor",
  "__proto__",
  "${A:-",
  "$(",
  "<<E",
  "&&",
  "\n\n",
  "9".repeat(20),
  "a".repeat(300),
];

/** A text that differs from a given one in a few places; `other` lends pieces. */
export function mutate(text: string, other: string, random: Random): string {
  let mutant = text;
  for (let count = 1 + random.below(4); count > 0; count--) mutant = change(mutant, other, random);
  return mutant;
}

function change(text: string, other: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.below(random.pick([2, 12, 80])));
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
    case 2:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at);
    case 3:
      return text.slice(0, at) + random.pick(pieces) + text.slice(end);
    case 4:
      return text.slice(0, end) + text.slice(at, end).repeat(1 + random.below(3)) + text.slice(end);
    case 5:
      return text.slice(0, at) + lineOf(other, random) + text.slice(at);
    case 6:
      return swapLines(text, random);
    default: {
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(60)) + text.slice(end);
    }
  }
}

function lineOf(text: string, random: Random): string {
  return `\n${random.pick(text.split("\n"))}\n`;
}

function swapLines(text: string, random: Random): string {
  const lines = text.split("\n");
  const one = random.below(lines.length);
  const two = random.below(lines.length);
  [lines[one], lines[two]] = [lines[two] as string, lines[one] as string];
  return lines.join("\n");
}
