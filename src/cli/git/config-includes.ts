import { homedir } from "node:os";
import { dirname, isAbsolute } from "node:path";

/** What git reads of a value, or of the name of a section, behind a backslash. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["b", "\b"],
  ["n", "\n"],
  ["\\", "\\"],
  ['"', '"'],
]);

/** A name for which git opens a file; undefined where it is not followed here. */
type Name = string | undefined;

/**
 * The files that a configuration of git includes, or may, as absolute paths in which links are followed before `..`, as
 * the system does; undefined where one is named in a way that
 * is not followed here: by another user's home, git's own directory, blanks that versions of git take differently, or
 * bytes that are no UTF-8.
 * @param text a character for each byte
 */
export function includedFiles(text: string, file: string): readonly string[] | undefined {
  const files: string[] = [];
  for (const value of includeValues(new Signs(text))) {
    const name = value && fileName(value);
    if (name === undefined) return undefined;
    files.push(isAbsolute(name) ? name : `${dirname(file)}/${name}`);
  }
  return files;
}

/** In git a name ends at a NUL. */
function fileName(value: string): Name {
  const name = fromBytes(value.replace(/\0.*/s, ""));
  if (name === undefined || /^~[^/]|^%\(/.test(name)) return undefined;
  return name.replace(/^~(?=\/|$)/, homedir());
}

/** A text of a character for each byte, read as UTF-8; undefined where it is none. */
export function fromBytes(bytes: string): string | undefined {
  const text = Buffer.from(bytes, "latin1").toString("utf8");
  return text.includes("\ufffd") ? undefined : text;
}

/** A configuration as git takes it, sign by sign: a line may end with CR LF, and the last one does without. */
class Signs {
  private readonly text: string;
  private at: number;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\xef\xbb\xbf") ? 3 : 0;
  }

  get isOver(): boolean {
    return this.at >= this.text.length;
  }

  /** Behind the end of the text lines end. */
  next(): string {
    if (this.text[this.at] === "\r" && this.text[this.at + 1] === "\n") this.at++;
    return this.text[this.at++] ?? "\n";
  }

  /** The first sign behind those of a sort, and what was passed over. No sort has the end of a line. */
  pass(isOfSort: (sign: string) => boolean): readonly [passed: string, sign: string] {
    let passed = "";
    for (let sign = this.next(); ; sign = this.next()) {
      if (!isOfSort(sign)) return [passed, sign];
      passed += sign;
    }
  }
}

const isBlank = (sign: string) => sign === " " || sign === "\t" || sign === "\r";
const isOfLine = (sign: string) => sign !== "\n";
const isOfKey = (sign: string) => /[-a-z\d]/i.test(sign);
const isOfSection = (sign: string) => /[-.a-z\d]/i.test(sign);

/**
 * The values that name files to include, https://git-scm.com/docs/git-config#_syntax, up to where git would read no
 * further because something is wrong.
 */
function* includeValues(signs: Signs): Generator<Name> {
  let includes = false;
  while (!signs.isOver) {
    const first = signs.next();
    if (isBlank(first) || first === "\n") continue;
    if (first === "#" || first === ";") {
      signs.pass(isOfLine);
    } else if (first === "[") {
      const section = sectionIn(signs);
      if (section === undefined) return;
      includes = /^include/i.test(section);
    } else {
      if (!/[a-z]/i.test(first)) return;
      const [rest, behind] = signs.pass(isOfKey);
      const sign = behind === " " || behind === "\t" ? signs.pass(isBlank)[1] : behind;
      if (sign === "\n") continue;
      const value = sign === "=" ? valueIn(signs) : undefined;
      if (!value) return;
      if (includes && `${first}${rest}`.toLowerCase() === "path") yield value.name;
    }
  }
}

/** The first word of a section's head, of which all is read; undefined where it is none. */
function sectionIn(signs: Signs): string | undefined {
  const [name, behind] = signs.pass(isOfSection);
  if (behind === "]") return name;
  const quote = isBlank(behind) ? signs.pass(isBlank)[1] : "";
  if (quote !== '"') return undefined;
  for (let sign = signs.next(); sign !== '"'; sign = signs.next()) {
    const isEscaped = sign === "\\";
    if ((isEscaped ? signs.next() : sign) === "\n") return undefined;
  }
  return signs.next() === "]" ? name : undefined;
}

/**
 * The value that starts there: parts of it may stand in quotes, a backslash escapes or goes on in the next line, and
 * blanks at its ends and comments do not count. Undefined where git would take it for a fault.
 */
function valueIn(signs: Signs): { readonly name: Name } | undefined {
  let value = "";
  let quoted = false;
  let blanks = "";
  let isFollowed = true;
  for (let sign = signs.next(); ; sign = signs.next()) {
    if (!quoted && (sign === "#" || sign === ";")) [, sign] = signs.pass(isOfLine);
    if (sign === "\n") return quoted ? undefined : { name: isFollowed ? value : undefined };
    if (!quoted && isBlank(sign)) {
      blanks += sign;
      continue;
    }
    // Some versions make a space of each.
    if (value !== "" && /[^ ]/.test(blanks)) isFollowed = false;
    if (value !== "") value += blanks;
    blanks = "";
    const escaped = sign === "\\" ? signs.next() : undefined;
    if (escaped === "\n") continue;
    const read = escaped === undefined ? sign : escapes.get(escaped);
    if (read === undefined) return undefined;
    if (sign === '"' && escaped === undefined) quoted = !quoted;
    else value += read;
  }
}
