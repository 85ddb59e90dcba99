/** Code units of a label that are drawn; the whole is in the tooltip. */
const maxLabel = 32;
const letterWidth = 7.3;

/** Pixels that the box of a label is wide. */
export function drawnWidth(label: string): number {
  return Math.max(72, Math.round(markedLength(shortLabel(label)) * letterWidth) + 28);
}

/** Characters beyond Latin are drawn about twice as wide. */
function markedLength(text: string): number {
  let length = 0;
  for (const character of text) length += character > "\u1100" ? 2 : 1;
  return length;
}

/** The end of an image's name says more than its start, and a digest nothing to people. */
export function shortLabel(label: string): string {
  const name = label.replace(/@sha\d+:\w+$/, "@…");
  if (name.length <= maxLabel) return name;
  return `${name.slice(0, maxLabel / 4)}…${name.slice(-(maxLabel * 3) / 4 + 1)}`;
}
