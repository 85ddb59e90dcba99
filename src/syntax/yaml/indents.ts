import type { YamlLibrary } from "./library.ts";

type Tokens = ReturnType<InstanceType<YamlLibrary["Parser"]>["parse"]>;

/** What the library's lexer keeps to itself of how it reads values that go on over several lines. */
interface Lines {
  /** The least indent of the lines that a value goes on in. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

/**
 * The tokens of a text in which quoted values, lists in brackets and maps in braces go on in lines of any indent. YAML asks
 * for more indent than that of the line they start in; libyaml does not, nor what is made after it: that of Compose,
 * Kubernetes and GitHub.
 */
export function* looseTokens(text: string, library: YamlLibrary): Tokens {
  const parser = new library.Parser();
  const lexer = new library.Lexer();
  loosen(lexer as unknown as Lines);
  for (const lexeme of lexer.lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

function loosen(lexer: Lines): void {
  for (const part of ["parseQuotedScalar", "parseFlowCollection"] as const) {
    const strict = lexer[part].bind(lexer);
    lexer[part] = function* () {
      const { indentNext } = lexer;
      lexer.indentNext = 0;
      const next = yield* strict();
      lexer.indentNext = indentNext;
      return next;
    };
  }
}
