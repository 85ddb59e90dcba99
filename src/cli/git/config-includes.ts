import { homedir } from "node:os";
import { dirname, resolve } from "node:path";

/** What begins a setting that may name an included file: a path that is none does no harm. */
const key = /(?:^|\])[ \t\r]*path[ \t\r]*=/gim;

const escapes: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["b", "\b"],
  ["n", "\n"],
]);

const section = /\[\s*include/i;

/**
 * The files that a configuration of git includes, or may, as absolute paths; undefined where one is named in a way that
 * is not followed here: by another user's home, git's own directory, or bytes that are no UTF-8.
 * @param text a character for each byte
 */
export function includedFiles(text: string, file: string): readonly string[] | undefined {
  const values = [...text.matchAll(key)].map((found) => valueAt(text, found.index + found[0].length));
  const names = values.map(fileName);
  if (names.includes(undefined) && section.test(text)) return undefined;
  return names.flatMap((name) => (name === undefined ? [] : resolve(dirname(file), name)));
}

/** In git a name ends at a NUL. */
function fileName(value: string): string | undefined {
  const name = fromBytes(value.replace(/\0.*/s, ""));
  if (name === undefined || /^~[^/]|^%\(/.test(name)) return undefined;
  return name.replace(/^~(?=\/|$)/, homedir());
}

/** A text of a character for each byte, read as UTF-8; undefined where it is none. */
export function fromBytes(bytes: string): string | undefined {
  const text = Buffer.from(bytes, "latin1").toString("utf8");
  return text.includes("\ufffd") ? undefined : text;
}

/**
 * The value that starts there, https://git-scm.com/docs/git-config#_syntax: parts of it may stand in quotes, a backslash
 * escapes or goes on in the next line, and blanks at its end and comments do not count.
 */
function valueAt(text: string, start: number): string {
  let value = "";
  let kept = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    let sign = text.charAt(at);
    if (sign === "\r" && text.charAt(at + 1) === "\n") continue;
    if (sign === "\n" || (!quoted && (sign === "#" || sign === ";"))) break;
    if (sign === '"') {
      quoted = !quoted;
      kept = value.length;
      continue;
    }
    const isBlank = !quoted && (sign === " " || sign === "\t");
    if (isBlank && value === "" && kept === 0) continue;
    if (sign === "\\") {
      at += text.startsWith("\r\n", at + 1) ? 2 : 1;
      sign = text.charAt(at);
      if (sign === "\n") continue;
      sign = escapes.get(sign) ?? sign;
    }
    value += sign;
    if (!isBlank) kept = value.length;
  }
  return value.slice(0, kept);
}
