import { type Fact, known, unknownFact } from "./fact.ts";

/** Stands for what is not known in the text of a template. No text of a file means this character, which Unicode reserves. */
export const hole = "\uFFFF";

/** Any number of pieces that are not known, in a text that otherwise is. */
const holes = /\uFFFF+/g;

/**
 * A text of which some pieces are not known: each run of them is one `hole`. `evil.example.com/app:${TAG}` keeps the
 * registry and the repository whatever TAG is.
 */
export type Template = string;

/** What is known of a text: all of it, or a template. Undefined where nothing is. */
export function templateOf(fact: Fact<string>): Template | undefined {
  return fact.known ? fact.value : fact.template;
}

/** A template with each run of holes as one; undefined where nothing but holes is left. */
export function asTemplate(text: string): Template | undefined {
  const template = text.replace(holes, hole);
  return template === hole || template === "" ? undefined : template;
}

export function hasHole(template: Template): boolean {
  return template.includes(hole);
}

/**
 * The entries of a list in one text, as PATH is: each known, or a template of its own. An entry that a hole stands in may
 * be several.
 */
export function entriesOf(list: Fact<string>, separator: string): readonly Fact<string>[] {
  const text = templateOf(list);
  if (text === undefined) return [list];
  return text.split(separator).map((entry) => {
    if (!hasHole(entry)) return known(entry, list.origins);
    return unknownFact(list.known ? "" : list.reason, list.origins, asTemplate(entry));
  });
}
