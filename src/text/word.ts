import type { MappedText } from "./offset-map.ts";
import type { Spanned } from "./span.ts";

/**
 * A piece of a line of which every character has its place in the file, whatever was joined or decoded on the way:
 * `text[i]` comes from the file's offset `originOf(line, at + i)`.
 */
export interface Word extends Spanned {
  readonly text: string;
  readonly line: MappedText;
  readonly at: number;
}
