import { type CleanFile, cleanFiles } from "./clean.ts";
import { operators } from "./operators.ts";

/** A clean file with one smell in it. */
export interface Mutant {
  readonly clean: CleanFile;
  readonly rule: string;
  readonly text: string;
}

/** Of one operator in one file, so that a rule about every line does not count for more than others. */
const mostPlaces = 6;

export function mutants(): readonly Mutant[] {
  return cleanFiles.flatMap((clean) => {
    const lines = clean.text.split("\n");
    return operators.flatMap(({ rule, spoil }) => {
      const places = spoil(lines).slice(0, mostPlaces);
      return places.map((spoilt) => ({ clean, rule, text: spoilt.join("\n") }));
    });
  });
}
