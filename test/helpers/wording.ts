/**
 * What a text is: a line of its own, such as a message, a message with its data filled in, which may say anything, or a
 * sentence of a page, such as a rule's reason.
 */
export type Wording = "line" | "filled" | "sentence";

/** Names that are written in lower case even where a line starts with them. */
const codeWords = new Set(
  "apk apt apt-get cd cgo chmod curl dnf gcompat glibc go.mod microdnf npm pip root scratch strip sudo wget yum zypper".split(
    " ",
  ),
);

/** Words that say who in general acts, speak for us, or send the reader looking for what is meant. */
const banned =
  /\b(?:anybody|everybody|somebody|nobody|whoever|whenever|we|us|our|my|is another image|hands? (?:it )?in|handed in|plain sight|takes? \S+ along|leaves? (?:it|\S+) out of the context|(?<!there )(?:is|are) no (?!longer\b)\w+|stands? (?:in|on|here))\b/i;

/** As long as a line may be as it is written, and with data: two lines of a terminal of 80 columns. */
const longest = { line: 120, filled: 160 };

/** What is wrong with the words of a text, as far as it can be told without understanding them; [] where nothing is. */
export function wordingFaults(text: string, wording: Wording): readonly string[] {
  const faults: string[] = [];
  if (text !== text.trim() || (wording !== "filled" && /\s{2}/.test(text))) faults.push("has stray spaces");
  if (wording !== "filled") {
    const [word] = banned.exec(text) ?? [];
    if (word !== undefined) faults.push(`says "${word}"`);
    if (!startsRight(text)) faults.push("starts with neither a capital nor a name");
  }
  if (wording === "sentence") return text.endsWith(".") ? faults : [...faults, "does not end with a full stop"];
  if (text.endsWith(".")) faults.push("ends with a full stop");
  if (/`[^`]+`/.test(text)) faults.push("has code marks");
  if (text.length > longest[wording]) faults.push(`is longer than ${longest[wording]} characters`);
  return faults;
}

/** With a capital, or with what is not a word of the language: a placeholder, a flag, a path, an image. */
function startsRight(text: string): boolean {
  const [first = ""] = /^[a-z][^\s']*/.exec(text) ?? [];
  return first === "" || /[\d:/]/.test(first) || codeWords.has(first.replace(/,$/, ""));
}
