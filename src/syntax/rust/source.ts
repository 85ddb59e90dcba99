/** A file of Rust, as far as what it reaches outside of itself can be seen in it. */
export interface RustSource {
  /** Without comments, each string a number in quotes: that of its text in `strings`. */
  readonly code: string;
  readonly strings: readonly string[];
}

/** Takes the strings out of a file: https://doc.rust-lang.org/reference/tokens.html. Never throws. */
export function readRustSource(text: string): RustSource {
  const strings: string[] = [];
  const code: string[] = [];
  let kept = 0;
  const leave = (from: number, to: number, instead: string) => {
    code.push(text.slice(kept, from), instead);
    kept = to;
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    if (sign === "/" && text[at + 1] === "/") {
      const end = endOr(text.indexOf("\n", at), text);
      leave(at, end, "");
      at = end;
    } else if (sign === "/" && text[at + 1] === "*") {
      const end = endOfComment(text, at);
      leave(at, end, " ");
      at = end;
    } else if (sign === '"') {
      const { from, to, end } = literalAt(text, at, kept);
      leave(from, end, `"${strings.length}"`);
      strings.push(text.slice(at + 1, to));
      at = end;
    } else if (sign === "'") at = endOfQuote(text, at);
    else at++;
  }
  code.push(text.slice(kept));
  return { code: code.join(""), strings };
}

function endOr(at: number, text: string): number {
  return at < 0 ? text.length : at;
}

/** Comments nest. */
function endOfComment(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** The string whose first quote stands at a place: where its prefix begins, its text ends, and it ends itself. */
function literalAt(text: string, quote: number, kept: number): { from: number; to: number; end: number } {
  let from = quote;
  while (from > kept && text[from - 1] === "#") from--;
  const hashes = text.slice(from, quote);
  const prefix = /(?<![\w])[bc]?(r?)$/.exec(text.slice(Math.max(kept, from - 3), from));
  if (prefix?.[1] === "r") {
    const to = text.indexOf(`"${hashes}`, quote + 1);
    const start = from - prefix[0].length;
    return to < 0
      ? { from: start, to: text.length, end: text.length }
      : { from: start, to, end: to + 1 + hashes.length };
  }
  let to = quote + 1;
  while (to < text.length && text[to] !== '"') to += text[to] === "\\" ? 2 : 1;
  to = Math.min(to, text.length);
  return { from: quote, to, end: Math.min(to + 1, text.length) };
}

/** Behind a character; a lifetime has no second quote. */
function endOfQuote(text: string, at: number): number {
  if (text[at + 1] === "\\") {
    const end = text.indexOf("'", at + 3);
    return end < 0 || end - at > 12 ? at + 2 : end + 1;
  }
  for (const length of [1, 2]) if (text[at + 1 + length] === "'") return at + length + 2;
  return at + 1;
}
