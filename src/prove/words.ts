import { clip } from "../text/clip.ts";
import type { Difference } from "./compare.ts";

/** As many are told; the others are counted. */
const mostTold = 3;

/** What differs, for people, in a line. */
export function inWords(differences: readonly Difference[]): string {
  const told = differences.slice(0, mostTold).map(sentence);
  const left = differences.length - told.length;
  return [...told, ...(left > 0 ? [`${left} more`] : [])].join("; ");
}

function sentence({ sort, name, before, after }: Difference): string {
  const [old, now] = [clip(before, longest), clip(after, longest)];
  switch (sort) {
    case "build":
      return `the build ${after}`;
    case "run":
      return `the container ${old} before, and ${now} after`;
    case "output":
      return `the container says ${old} before, and ${now} after`;
    case "setting":
      return `the setting ${name} is ${old} before, and ${now} after`;
    case "new":
      return `${name} (${after}) is new`;
    case "gone":
      return `${name} (${before}) is gone`;
    case "type":
      return `${name} is a ${old} before, and a ${now} after`;
    case "mode":
      return `${name} has mode ${old} before, and ${now} after`;
    case "owner":
      return `${name} belongs to ${old} before, and to ${now} after`;
    case "target":
      return `${name} leads to ${old} before, and to ${now} after`;
    case "content":
      return `${name} has other content`;
    case "size":
      return `the image grows from ${before} to ${after} bytes`;
  }
}

const longest = 80;
