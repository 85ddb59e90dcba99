/**
 * A text as it is given to what knows no byte order mark, each character where it was: `JSON.parse` takes the mark for a
 * fault, and behind it the `yaml` package sees no indentation. An empty line means nothing to either.
 */
export function withLineForMark(text: string): string {
  return text.replace(/^\uFEFF/, "\n");
}
