/** A file of Java or Kotlin, without comments, as far as names in it tell something. */
export interface JavaSource {
  readonly code: string;
  readonly strings: readonly string[];
}

/** Comments, texts of several lines, strings and characters, which end with their line at the latest: https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html */
const parts = /\/\/[^\n]*|\/\*|"""|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;

/** Takes the strings out of a file. Never throws. */
export function readJavaSource(text: string): JavaSource {
  const strings: string[] = [];
  const code: string[] = [];
  let kept = 0;
  parts.lastIndex = 0;
  for (let found = parts.exec(text); found; found = parts.exec(text)) {
    const [part] = found;
    code.push(text.slice(kept, found.index));
    const mark = part === "/*" ? "*/" : part === '"""' ? '"""' : undefined;
    const close = mark === undefined ? parts.lastIndex : text.indexOf(mark, parts.lastIndex);
    kept = close < 0 ? text.length : close + (mark?.length ?? 0);
    if (part.startsWith('"')) {
      code.push('""');
      strings.push(
        mark === undefined
          ? part.slice(1).replace(/"$/, "")
          : text.slice(parts.lastIndex, close < 0 ? undefined : close),
      );
    }
    parts.lastIndex = kept;
  }
  code.push(text.slice(kept));
  return { code: code.join(""), strings };
}
