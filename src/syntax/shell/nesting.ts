/** What opens and closes substitutions; patterns of `case` have a parenthesis of their own, which opens nothing. */
const signs = /[$<>]?\(|\)|;;|\b(?:case|esac)\b/g;

/** Levels to which `unbash` follows substitutions. */
const mostLevels = 256;

/** Characters times levels that are bearable: some tenths of a second. */
const mostWork = 4_000_000;

/** What opens here-documents. A shift counts as one, a here-string does not. */
const heredocs = /<<+/g;

/** The parser goes through those of a line once for each. */
const mostHeredocs = Math.sqrt(mostWork);

/**
 * Whether reading a script would take long: its substitutions nest deeply, and the parser goes through the text of each
 * once for every level around it; or it opens very many here-documents. Quotes are not looked at: a long script that
 * quotes very many unclosed parentheses counts as nested.
 */
export function isBeyondMeasure(text: string): boolean {
  return nestsDeeply(text) || opensMany(text);
}

function opensMany(text: string): boolean {
  if (text.length <= 2 * mostHeredocs) return false;
  let count = 0;
  for (const [sign] of text.matchAll(heredocs)) if (sign.length === 2 && ++count > mostHeredocs) return true;
  return false;
}

function nestsDeeply(text: string): boolean {
  if (text.length * mostLevels <= mostWork) return false;
  let depth = 0;
  let deepest = 0;
  let patterns = 0;
  for (const [sign] of text.matchAll(signs)) {
    if (sign.endsWith("(")) deepest = Math.max(deepest, ++depth);
    else if (sign === "case" || sign === ";;") patterns++;
    else if (sign === "esac") patterns = Math.max(0, patterns - 1);
    else if (patterns > 0) patterns--;
    else depth = Math.max(0, depth - 1);
  }
  return Math.min(deepest, mostLevels) * text.length > mostWork;
}
