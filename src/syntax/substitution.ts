import { addAll } from "../text/add-all.ts";
import { type MappingBuilder, mappingBuilder } from "../text/mapping-builder.ts";
import type { MappedText } from "../text/offset-map.ts";
import { type Fact, known, type Origin, unknownFact } from "./fact.ts";
import { asTemplate, hole } from "./template.ts";

/** What a tool makes of a text in which it replaces variables. */
export interface Substituted {
  /** Unknown where the value of a variable is: then with a template that has holes in their places. */
  readonly fact: Fact<string>;
  /** With places in the text; a variable whose value is not known stands as it is written. */
  readonly mapped: MappedText;
}

/** How a tool reads the texts of a file. */
export type Substitution = (text: string) => Substituted;

/** For tools that have no variables. */
export const asWritten: Substitution = (text) => ({
  fact: known(text),
  mapped: { text, starts: [0], origins: [0] },
});

/**
 * Replaces what a pattern finds.
 *
 * @param pattern with the flag `g`
 * @param valueAt what is known of the value that takes the place of a match; an escape such as `$$` has one too
 * @param unknown what stands in the mapped text for a value that is not known: what is written, or a hole
 */
export function substitution(
  pattern: RegExp,
  valueAt: (match: RegExpExecArray) => Fact<string>,
  unknown: "written" | "hole" = "written",
): Substitution {
  return (text) => {
    const builder = mappingBuilder();
    const origins: Origin[] = [];
    let template = "";
    let reason: string | undefined;
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const value = valueAt(match);
      const plain = text.slice(end, match.index);
      builder.add(plain, end);
      if (value.known) addInPlaceOf(match[0].length, value.value, match.index, builder);
      else if (unknown === "written") builder.add(match[0], match.index);
      else addInPlaceOf(match[0].length, hole + hole, match.index, builder);
      template += plain + (value.known ? value.value : hole);
      addAll(origins, value.origins);
      if (!value.known) reason ??= value.reason;
      end = match.index + match[0].length;
    }
    builder.add(text.slice(end), end);
    template += text.slice(end);
    const fact = reason === undefined ? known(template, origins) : unknownFact(reason, origins, asTemplate(template));
    return { fact, mapped: builder.finish(text.length) };
  };
}

/**
 * Its last character comes from the last one that it replaces, so that a span of it covers what is written: a hole is
 * two characters for that.
 */
function addInPlaceOf(length: number, value: string, start: number, builder: MappingBuilder): void {
  const head = value.slice(0, Math.max(0, Math.min(value.length, length) - 1));
  builder.add(head, start);
  for (const character of value.slice(head.length)) builder.add(character, start + length - 1);
}
