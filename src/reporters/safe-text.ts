/** Control characters, line separators and marks that reorder what is read; then halves of surrogate pairs. */
const unsafe =
  /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** As above, but for what JSON escapes itself. */
const unsafeInJson = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text from a linted file on one line, fit for any terminal: what could steer it is spelt as an escape. */
export function onOneLine(text: string): string {
  return text.replace(unsafe, (c) => {
    if (c === "\n") return "\\n";
    if (c === "\t") return "\\t";
    if (c === "\r") return "\\r";
    const code = c.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
  });
}

/** JSON on one line, of the same meaning as `JSON.stringify` gives, that steers no terminal either. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafeInJson, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
