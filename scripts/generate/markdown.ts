export const notice = "<!-- Written by `npm run generate`. -->";

/** Prose in which `<` and `|` outside code spans cannot become a tag or end a table cell. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, i) => (i % 2 === 1 ? piece.replaceAll("|", "\\|") : piece.replace(/[<|]/g, escapeCharacter)))
    .join("");
}

function escapeCharacter(character: string): string {
  return character === "<" ? "&lt;" : `\\${character}`;
}

/** A code span for any text. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A fenced block for any text. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const bar = "`".repeat(longest + 1);
  return `${bar}${language}\n${text.replace(/\n$/, "")}\n${bar}`;
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** "base-image" as a heading: "Base image". */
export function heading(word: string): string {
  const text = word.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Items by a key, keys sorted, items in the order they came. */
export function groupBy<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
