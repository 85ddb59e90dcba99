/**
 * The start of a text, and an ellipsis in place of what is cut off. Never half of a character.
 *
 * @param longest UTF-16 code units that are kept
 */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…`;
}
