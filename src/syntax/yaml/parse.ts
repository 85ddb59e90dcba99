import type { Composer } from "yaml";
import { withLineForMark } from "../../text/byte-order-mark.ts";
import type { Source } from "../../text/source.ts";
import { convert } from "./convert.ts";
import { type YamlLibrary, yamlLibrary } from "./library.ts";
import type { YamlFile, YamlNode, YamlProblem } from "./nodes.ts";
import { inspectTokens, isTooDeep } from "./tokens.ts";

type Composed = ReturnType<Composer["compose"]> extends Iterable<infer Document> ? Document : never;

/** After these many errors a file is no YAML, and more would tell nothing. */
const maxErrors = 10;

/**
 * Reads all documents of a file. Total: what is wrong becomes a problem and the rest is still read. Values stay text;
 * two to the power of aliases is never expanded.
 */
export function parseYaml(source: Source): YamlFile {
  const library = yamlLibrary();
  try {
    return read(source.text, library);
  } catch (error) {
    return refused(source.text, `The file cannot be read: ${error}`);
  }
}

function refused(text: string, message: string): YamlFile {
  const problem: YamlProblem = { code: "yaml", message, span: { start: 0, end: 0 } };
  return { text, roots: [], problems: [problem], comments: [], blocks: [] };
}

function read(text: string, library: YamlLibrary): YamlFile {
  const { tokens, facts } = tokensOf(text, library);
  if (isTooDeep(facts)) return refused(text, "The file is nested too deeply");
  const documents = compose(tokens, library);
  const roots: YamlNode[] = [];
  const problems: YamlProblem[] = [];
  const blocks: { start: number; end: number }[] = [];
  const errors = errorsIn(documents, text, library);
  for (const [index, { contents }] of documents.entries()) {
    problems.push(...(errors[index] ?? []).slice(0, Math.max(0, maxErrors - problems.length)));
    const root = convert(text, contents, library, { problems, blocks });
    if (root) roots.push(root);
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  return { text, roots, problems, comments: facts.comments, blocks };
}

function tokensOf(text: string, library: YamlLibrary) {
  const tokens = [...new library.Parser().parse(withLineForMark(text))];
  return { tokens, facts: inspectTokens(tokens) };
}

type Tokens = ReturnType<typeof tokensOf>["tokens"];

function compose(tokens: Tokens, library: YamlLibrary): readonly Composed[] {
  const composer = new library.Composer({
    schema: "failsafe",
    keepSourceTokens: true,
    prettyErrors: false,
    // The library compares each key with all others; `convert` does it in linear time.
    uniqueKeys: false,
  });
  return [...composer.compose(tokens)];
}

/**
 * What the library objects to in each document. Some places it adds up from the lengths of tokens and leaves tokens out,
 * which with CRLF is another place than with LF: the places of the text with LF are taken for both.
 */
function errorsIn(documents: readonly Composed[], text: string, library: YamlLibrary): readonly YamlProblem[][] {
  const broken = documents.some(({ errors }) => errors.length > 0);
  const plain = broken && text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text;
  const told = plain === text ? documents : compose(tokensOf(plain, library).tokens, library);
  let left = maxErrors;
  return told.map(({ errors }) => {
    const first = errors.slice(0, left);
    left -= first.length;
    return first.map(({ message, pos: [from, to] }) => {
      const start = Math.min(from, plain.length);
      const end = Math.max(start, Math.min(to, plain.length));
      const span = plain === text ? { start, end } : { start: withCrlf(text, start), end: withCrlf(text, end) };
      return { code: "yaml", message: clipped(message), span };
    });
  });
}

/** Where an offset into a text with LF stands in the same text with CRLF. */
function withCrlf(text: string, offset: number): number {
  let before = 0;
  for (let at = text.indexOf("\r\n"); at >= 0 && at - before < offset; at = text.indexOf("\r\n", at + 2)) before++;
  return offset + before;
}

/** The library quotes a token that has no place whole, be it the rest of the file. */
function clipped(message: string): string {
  return message.replace(/(: ".{40}).+"$/, '$1…"');
}
