import type { Fact } from "../../syntax/fact.ts";
import { hole, templateOf } from "../../syntax/template.ts";

/** For flags of which some may not be known: whether one is known, and like this. */
export function isKnownAs(flag: RegExp): (word: Fact<string>) => boolean {
  return (word) => word.known && flag.test(word.value);
}

/** Narrows to a word that is not known, and may be any flag: its start is not known either. */
export function mayBeFlag(word: Fact<string>): word is Fact<string> & { readonly known: false } {
  return !word.known && (templateOf(word) ?? hole).startsWith(hole);
}
