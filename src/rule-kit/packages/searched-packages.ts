/** How who searches the text of a RUN finds the packages in it. */
export interface SearchedPackages {
  /** What installs, up to the packages; the first place in a text counts. Bounded, since it is looked for everywhere. */
  readonly installs: RegExp;
  /** What is taken out of the text first. */
  readonly without?: RegExp;
  /** Which of the words count; all unless this is given. */
  readonly among?: (words: readonly string[]) => readonly string[];
}

/** The words behind the first installation in a text, up to the first `;` or else `&&`, that begin with a letter and have no version, as KICS searches them. */
export function unpinnedIn(text: string, { installs, without, among }: SearchedPackages): readonly string[] {
  const searched = without ? text.replace(without, "") : text;
  const found = installs.exec(searched);
  if (!found) return [];
  const rest = searched.slice(searched.indexOf(found[0]) + found[0].length);
  const [first = ""] = rest.includes(";")
    ? [rest.slice(0, rest.indexOf(";")).replaceAll("\t", "").trim()]
    : rest.split("&&", 1);
  const words = first.split(" ");
  const counted = among ? among(words) : words;
  return counted.filter((word, i) => /^[a-zA-Z]/.test(word) && counted[i + 1] !== "-v" && !hasVersion(word));
}

function hasVersion(word: string): boolean {
  return /[\w+-](?:[-:]\$.|[-:]\d+.\d|~?=.)/.test(word);
}
