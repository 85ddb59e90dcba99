/** A piece of Go source. Comments are left out but for those that speak to the go command. */
export interface GoToken {
  /** "directive" is a comment `//go:...`, "mark" any operator or delimiter: a character, or `:=`. */
  readonly type: "name" | "string" | "number" | "rune" | "mark" | "directive";
  /** Of a string its value, else the source text. */
  readonly text: string;
}

const blank = /[ \t\r\n\ufeff]+/y;
const lineComment = /\/\/[^\n]*/y;
const name = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const number = /\.?\d(?:[eEpP][+-]|[\p{L}\p{Nd}_.])*/uy;
const interpreted = /"(?:[^"\\\n]|\\[^\n])*"?/y;
const rune = /'(?:[^'\\\n]|\\[^\n])*'?/y;

/**
 * The tokens of a Go file, whatever stands in it: what is not closed ends with its line or the file, and what is no Go is
 * a mark. https://go.dev/ref/spec#Lexical_elements
 */
export function goTokens(text: string): readonly GoToken[] {
  const tokens: GoToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) at += found.length;
    return found;
  };
  while (at < text.length) {
    if (take(blank) !== undefined) continue;
    const comment = take(lineComment);
    if (comment !== undefined) {
      if (comment.startsWith("//go:")) tokens.push({ type: "directive", text: comment.trimEnd() });
    } else if (text.startsWith("/*", at)) {
      at = endAfter(text, "*/", at + 2);
    } else if (text[at] === "`") {
      const end = endAfter(text, "`", at + 1);
      const closed = end > at + 1 && text[end - 1] === "`";
      // Carriage returns are no part of a raw string.
      tokens.push({ type: "string", text: text.slice(at + 1, closed ? end - 1 : end).replaceAll("\r", "") });
      at = end;
    } else {
      tokens.push(simpleToken(take, text[at] as string, text.startsWith(":=", at)));
      const last = tokens.at(-1) as GoToken;
      if (last.type === "mark") at += last.text.length;
    }
  }
  return tokens;
}

function endAfter(text: string, closing: string, from: number): number {
  const end = text.indexOf(closing, from);
  return end < 0 ? text.length : end + closing.length;
}

/** A token that one pattern tells. A mark is not yet passed over. */
function simpleToken(take: (pattern: RegExp) => string | undefined, first: string, defines: boolean): GoToken {
  if (first === '"') return { type: "string", text: unquoted(take(interpreted) ?? "") };
  if (first === "'") return { type: "rune", text: take(rune) ?? "" };
  const word = take(name);
  if (word !== undefined) return { type: "name", text: word };
  const digits = take(number);
  if (digits !== undefined) return { type: "number", text: digits };
  return { type: "mark", text: defines ? ":=" : first };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

const escapeSequence = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/g;

/** The value of an interpreted string literal. */
function unquoted(literal: string): string {
  const body = literal.slice(1, literal.length > 1 && literal.endsWith('"') ? -1 : undefined);
  if (!body.includes("\\")) return body;
  return body.replace(escapeSequence, (_, byte, short, long, octal, other) => {
    const digits: string | undefined = byte ?? short ?? long;
    if (digits !== undefined) return characterOf(Number.parseInt(digits, 16));
    return octal === undefined ? (escapes.get(other) ?? other) : characterOf(Number.parseInt(octal, 8));
  });
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
