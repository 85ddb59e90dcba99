/** Control characters, line separators, marks that reorder what is read and noncharacters; then halves of surrogate pairs. */
const unsafe =
  /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** As above, but for what JSON escapes itself. */
const unsafeInJson = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** The second sign of what Azure Pipelines (`##vso[`), GitHub Actions (`##[`) and TeamCity obey anywhere in a log. */
const command = /(?<=#)#(?=\w*\[)/g;

/** Half a surrogate pair, which UTF-8 cannot hold. */
const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

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

/** A whole line of a log: as above, and nothing in it is a command to the pipeline that shows the log. */
export function logLine(text: string): string {
  const line = onOneLine(text).replace(command, "\\x23");
  // GitHub Actions obeys lines that begin with two colons, blanks aside.
  return line.replace(/^(\s*):(?=:)/, "$1\\x3a");
}

/** Lines, with colours or without, in which no pipeline finds a command. */
export function withoutCommands(text: string): string {
  return text.replace(command, "\\x23").replace(/^((?:[^\S\r\n\u2028\u2029]|\x1b\[[\d;]*m)*):(?=:)/gm, "$1\\x3a");
}

/** JSON on one line, of the same meaning as `JSON.stringify` gives, that steers neither terminal nor pipeline. */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value).replace(unsafeInJson, escaped);
  // Rare, and far sooner told by looking for the signs alone.
  return text.includes("##") ? text.replace(command, "\\u0023") : text;
}

function escaped(c: string): string {
  return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text for an element or an attribute of XML and HTML, on one line. */
export function markup(text: string): string {
  return onOneLine(text).replace(/[&<>"']|(?<=#)#(?=\w*\[)/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The text with halves of surrogate pairs replaced, for readers that refuse them. */
export function wellFormed(text: string): string {
  return text.replace(half, "\ufffd");
}
