import { ReadFault } from "../../io/fault.ts";
import type { Repository } from "../../io/repository.ts";
import { attributesOf } from "./attributes.ts";
import { readBlobs } from "./blobs.ts";
import { askGit, split } from "./run.ts";
import { indexedFiles } from "./trees.ts";

/** Files by their paths, with their bytes. */
type Files = ReadonlyMap<string, Buffer>;

/**
 * Those of the files whose CR LF git turns to LF when it stores them, by its attributes and settings:
 * https://git-scm.com/docs/gitattributes#_text.
 */
export function convertedLineEnds(files: Files, repository: Repository): ReadonlySet<string> {
  const converted = new Set<string>();
  if (files.size === 0) return converted;
  const paths = [...files.keys()];
  const attributes = attributesOf(["text", "crlf", "eol"], paths, repository);
  const byDefault = convertsByDefault(repository) ? "auto" : "never";
  const guessed = new Map<string, Buffer>();
  for (const [path, bytes] of files) {
    const [text, crlf, eol] = ["text", "crlf", "eol"].map((name) => attributes.get(`${name} ${path}`));
    const own = conversionOf(text) ?? conversionOf(crlf) ?? (eol === "lf" || eol === "crlf" ? "always" : byDefault);
    if (own === "always") converted.add(path);
    if (own === "auto" && !looksBinary(bytes)) guessed.set(path, bytes);
  }
  const kept = storedWithCarriageReturns([...guessed.keys()], repository);
  for (const path of guessed.keys()) if (!kept.has(path)) converted.add(path);
  return converted;
}

type Conversion = "always" | "auto" | "never";

const conversions: ReadonlyMap<string | undefined, Conversion> = new Map([
  ["set", "always"],
  ["input", "always"],
  ["auto", "auto"],
  ["unset", "never"],
]);

/** What an attribute says, `text` or its former name `crlf`; undefined where it says nothing. */
function conversionOf(attribute: string | undefined): Conversion | undefined {
  return conversions.get(attribute);
}

/** A setting without a value is true, and so is any number but zero. */
function convertsByDefault(repository: Repository): boolean {
  const settings = split(askGit(repository, "config", ["--null", "--get-regexp", "^core\\.autocrlf$"]).output);
  const [, value] = /^[^\n]*\n(.*)$/s.exec(settings.at(-1) ?? "core.autocrlf\nfalse") ?? [];
  return value === undefined || !/^(?:false|no|off|[-+]?0(?:x?0*)[kmg]?|)$/i.test(value);
}

/** Those that the index has with CR LF: where git guesses, it leaves their line ends alone. */
function storedWithCarriageReturns(paths: readonly string[], repository: Repository): ReadonlySet<string> {
  const ids = indexedFiles(paths, repository);
  const blobs = readBlobs(ids.values(), repository);
  return new Set(
    paths.filter((path) => {
      const stored = blobs.get(ids.get(path) ?? "");
      return stored instanceof ReadFault || (stored?.includes("\r\n") && !looksBinary(stored));
    }),
  );
}

/** Backspace, tab, form feed and escape. */
const usualControls = new Set([8, 9, 12, 27]);

/** Whether git takes bytes for no text: it has a NUL or a CR alone, or many bytes that are not printed. */
function looksBinary(bytes: Buffer): boolean {
  let printed = 0;
  let odd = bytes.at(-1) === 26 ? -1 : 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0 || (byte === 13 && bytes[i + 1] !== 10)) return true;
    if (byte === 10 || byte === 13) continue;
    if (byte === 127 || (byte < 32 && !usualControls.has(byte))) odd++;
    else printed++;
  }
  return printed >> 7 < odd;
}
