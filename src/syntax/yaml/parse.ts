import { withLineForMark } from "../../text/byte-order-mark.ts";
import type { Source } from "../../text/source.ts";
import { convert } from "./convert.ts";
import { placedInCrlf } from "./crlf.ts";
import { looseTokens } from "./indents.ts";
import { type YamlLibrary, yamlLibrary } from "./library.ts";
import type { YamlFile, YamlNode, YamlProblem } from "./nodes.ts";
import { inspectTokens, isTooDeep } from "./tokens.ts";

/** After these many errors a file is no YAML, and more would tell nothing. */
const maxErrors = 10;

/**
 * Reads all documents of a file. Total: what is wrong becomes a problem and the rest is still read. Values stay text;
 * two to the power of aliases is never expanded.
 */
export function parseYaml(source: Source): YamlFile {
  const library = yamlLibrary();
  try {
    const strict = read(source.text, library);
    const file = isWrong(strict) ? orLoose(strict, library) : strict;
    // What is no YAML the library understands and places otherwise with CRLF than with LF.
    if (!isWrong(file) || !source.text.includes("\r\n")) return file;
    return placedInCrlf(read(source.text.replaceAll("\r\n", "\n"), library), source.text);
  } catch (error) {
    return refused(source.text, `The file cannot be read: ${error}`);
  }
}

function isWrong({ problems }: YamlFile): boolean {
  return problems.some(({ code }) => code === "yaml");
}

/** A file as those read it who ask for less indent, if it is right for them. */
function orLoose(strict: YamlFile, library: YamlLibrary): YamlFile {
  const loose = read(strict.text, library, looseTokens);
  return isWrong(loose) ? strict : loose;
}

function refused(text: string, message: string): YamlFile {
  const problem: YamlProblem = { code: "yaml", message, span: { start: 0, end: 0 } };
  return { text, roots: [], problems: [problem], comments: [], blocks: [] };
}

function strictTokens(text: string, library: YamlLibrary) {
  return new library.Parser().parse(text);
}

function read(text: string, library: YamlLibrary, tokensOf = strictTokens): YamlFile {
  const tokens = [...tokensOf(withLineForMark(text), library)];
  const facts = inspectTokens(tokens);
  if (isTooDeep(facts)) return refused(text, "The file is nested too deeply");
  const composer = new library.Composer({
    schema: "failsafe",
    keepSourceTokens: true,
    prettyErrors: false,
    // The library compares each key with all others; `convert` does it in linear time.
    uniqueKeys: false,
  });
  const roots: YamlNode[] = [];
  const problems: YamlProblem[] = [];
  const blocks: { start: number; end: number }[] = [];
  for (const document of composer.compose(tokens)) {
    for (const error of document.errors.slice(0, Math.max(0, maxErrors - problems.length))) {
      problems.push({ code: "yaml", message: clipped(error.message), span: within(text, error.pos) });
    }
    const root = convert(text, document.contents, library, { problems, blocks });
    if (root) roots.push(root);
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  return { text, roots, problems, comments: facts.comments, blocks };
}

/** The library quotes a token that has no place whole, be it the rest of the file. */
function clipped(message: string): string {
  return message.replace(/(: ".{40}).+"$/, '$1…"');
}

function within(text: string, [start, end]: readonly [number, number]) {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}
