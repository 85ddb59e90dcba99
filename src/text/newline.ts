/** The line break of a text as the line at an offset has it, or the line before where that is the last. */
export function newlineOf(text: string, offset = 0): "\n" | "\r\n" {
  const next = text.indexOf("\n", offset);
  const end = next < 0 ? text.lastIndexOf("\n", offset) : next;
  return end > 0 && text[end - 1] === "\r" ? "\r\n" : "\n";
}
