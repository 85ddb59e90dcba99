import type { MappedText } from "./offset-map.ts";

/** Collects a derived text piece by piece with the origin of each. */
export interface MappingBuilder {
  /** Appends a piece whose first character comes from `origin`; its others follow one by one. */
  add(piece: string, origin: number): void;
  /** Of the text so far. */
  length(): number;
  /** The text so far; its end comes from `end`. */
  finish(end: number): MappedText;
}

export function mappingBuilder(): MappingBuilder {
  const pieces: string[] = [];
  const starts: number[] = [];
  const origins: number[] = [];
  let length = 0;
  let expected = -1;
  const mark = (origin: number) => {
    if (origin === expected) return;
    starts.push(length);
    origins.push(origin);
  };
  return {
    add(piece, origin) {
      if (piece === "") return;
      mark(origin);
      pieces.push(piece);
      length += piece.length;
      expected = origin + piece.length;
    },
    length: () => length,
    finish(end) {
      mark(end);
      return { text: pieces.join(""), starts, origins };
    },
  };
}
