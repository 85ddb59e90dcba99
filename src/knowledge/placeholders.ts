/** Words that say that a value stands for another. */
const standIns = new Set(
  (
    "changeme changeit change replace replaceme replacethis example examples dummy fake placeholder todo tbd fixme " +
    "redacted sample yours your insert notasecret nosecret undefined mock foo bar foobar baz bogus"
  ).split(" "),
);

/**
 * Whether a value plainly stands for another: empty, `changeme`, `<token>`, `${TOKEN}`, `{{ token }}`, `%TOKEN%`, `xxxx`,
 * one character over and over, or a text with a word such as "example", "dummy", "your".
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length < 2 || isOneCharacter(text)) return true;
  if (text.includes("${") || text.includes("$(") || text.includes("{{") || /^\$[A-Za-z_]\w*$/.test(text)) return true;
  if (/^(?:<[^<>]*>|\[[^[\]]*\]|%[^%]*%|@[A-Za-z_]+@|\{[A-Za-z_]*\}|\.\.\.|__[A-Za-z_]+__)$/.test(text)) return true;
  if (/x{4}|\*{3}|\.{3}/i.test(text) && !/[0-9]/.test(text)) return true;
  return text.length <= 200 && wordsOf(text).some((word) => standIns.has(word));
}

function isOneCharacter(text: string): boolean {
  for (let i = 1; i < text.length; i++) if (text[i] !== text[0]) return false;
  return true;
}

/** Lower-cased words of a name or value, split where case changes and at everything but letters and digits. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
