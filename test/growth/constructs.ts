/** Text of a size, by the construct that it repeats. */
export type Constructs = Readonly<Record<string, (size: number) => string>>;

export function times(n: number, text: (i: number) => string, between = " "): string {
  return Array.from({ length: n }, (_, i) => text(i)).join(between);
}

export function lines(n: number, text: (i: number) => string): string {
  return `${times(n, text, "\n")}\n`;
}
