/** A character that looks like another, or like nothing, and comes along where text is copied from a page. */
interface Lookalike {
  readonly name: string;
  /** What was probably meant; empty where nothing was. */
  readonly plain: string;
}

const lookalikes: ReadonlyMap<string, Lookalike> = new Map(
  (
    [
      ["\u00a0", "a no-break space", " "],
      ["\u00ad", "a soft hyphen", ""],
      ["\u200b", "a zero-width space", ""],
      ["\u202f", "a narrow no-break space", " "],
      ["\u2060", "a word joiner", ""],
      ["\u3000", "an ideographic space", " "],
      ["\ufeff", "a zero-width no-break space", ""],
      ["\u2010", "a Unicode hyphen", "-"],
      ["\u2011", "a no-break hyphen", "-"],
      ["\u2013", "an en dash", "-"],
      ["\u2014", "an em dash", "-"],
      ["\u2212", "a minus sign", "-"],
      ["\u2018", "a curly quote", "'"],
      ["\u2019", "a curly quote", "'"],
      ["\u201c", "a curly quote", '"'],
      ["\u201d", "a curly quote", '"'],
      ["\uff02", "a full-width quote", '"'],
      ["\uff0c", "a full-width comma", ","],
      ["\uff1a", "a full-width colon", ":"],
    ] as const
  ).map(([character, name, plain]) => [character, { name, plain }]),
);

/** The first such character of a text, for people: "an en dash (U+2013)"; undefined for none. */
export function lookalikeIn(text: string): string | undefined {
  if (!/[\u0080-\uffff]/.test(text)) return undefined;
  for (const character of text) {
    const found = lookalikes.get(character);
    if (found) {
      return `${found.name} (U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")})`;
    }
  }
  return undefined;
}

/** What such a character was probably meant to be: "-" for an en dash, "" for a zero-width space. */
export function plainOf(character: string): string | undefined {
  return lookalikes.get(character)?.plain;
}

/** Whether a word starts like an option, but with a dash that is none: `–from=build`. */
export function startsWithLookalikeDash(word: string): boolean {
  return /^[\u2010\u2011\u2013\u2014\u2212]-?[a-z]/i.test(word);
}
