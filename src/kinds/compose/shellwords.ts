import { lookUp } from "../../text/look-up.ts";
import { type MappingBuilder, mappingBuilder } from "../../text/mapping-builder.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Span, Spanned } from "../../text/span.ts";

/** A word of a command line; its span includes quotes. */
export interface SplitWord extends Spanned {
  /** Quotes and escapes removed, with places in the line. */
  readonly mapped: MappedText;
  /** Whether none of it is a hole. */
  readonly known: boolean;
}

/**
 * Splits a command line as Compose does (compose-go asks github.com/mattn/go-shellwords): quotes and backslashes as in a
 * shell, variables and substitutions left as they are, nothing from an operator on. Undefined for a line that it refuses:
 * quotes that do not close, parentheses.
 *
 * @param holes parts of the line that are not known, in order
 */
export function shellWords(line: string, holes: readonly Span[]): readonly SplitWord[] | undefined {
  return new Splitter(line, holes).split();
}

interface OpenWord {
  readonly start: number;
  readonly builder: MappingBuilder;
  text: string;
  known: boolean;
}

/** What a step comes to: the offset of the next one, the end of the words, or a line that is refused. */
type Step = number | "end" | "refused";

class Splitter {
  private readonly line: string;
  private readonly holes: ReadonlyMap<number, Span>;
  private readonly words: SplitWord[] = [];
  private word: OpenWord | undefined;
  /** The character that ends a quotation, or a substitution, which keeps its signs. */
  private inside: "'" | '"' | "`" | ")" | undefined;

  constructor(line: string, holes: readonly Span[]) {
    this.line = line;
    this.holes = new Map(holes.map((hole) => [hole.start, hole]));
  }

  split(): readonly SplitWord[] | undefined {
    let at: Step = 0;
    while (at !== "end" && at !== "refused") at = at < this.line.length ? this.step(at) : this.close(at, "end");
    return at === "refused" || this.inside ? undefined : this.words;
  }

  private step(at: number): Step {
    const hole = this.holes.get(at);
    if (hole) return this.add(at, hole.end, this.line.slice(at, hole.end), false);
    const character = this.line.charAt(at);
    if (character === "\\" && this.inside !== "'") return this.escape(at);
    return this.inside ? this.stepInside(at, character) : this.stepOutside(at, character);
  }

  private stepInside(at: number, character: string): Step {
    if (this.inside === ")" && character === "(") return "refused";
    const isQuote = this.inside === "'" || this.inside === '"';
    if (character !== this.inside) return this.add(at, at + 1, character);
    this.inside = undefined;
    return this.add(at, at + 1, isQuote ? "" : character);
  }

  private stepOutside(at: number, character: string): Step {
    switch (character) {
      case " ":
      case "\t":
      case "\r":
      case "\n":
        return this.close(at, at + 1);
      case "'":
      case '"':
        this.inside = character;
        return this.add(at, at + 1, "");
      case "`":
        this.inside = character;
        return this.add(at, at + 1, character);
      case "(":
        if (!this.word?.text.endsWith("$")) return "refused";
        this.inside = ")";
        return this.add(at, at + 1, character);
      case ")":
        return "refused";
      case ">":
        // The number of a stream is no word.
        if (/^\d+$/.test(this.word?.text ?? "")) this.word = undefined;
        return this.close(at, "end");
      case ";":
      case "&":
      case "|":
      case "<":
        return this.close(at, "end");
      default:
        return this.add(at, at + 1, character);
    }
  }

  private escape(at: number): Step {
    if (at + 1 >= this.line.length) return "refused";
    const character = this.line.charAt(at + 1);
    const isKept = this.inside === "`" || this.inside === ")";
    return this.add(at, at + 2, isKept ? `\\${character}` : (lookUp(escapes, character) ?? character));
  }

  private add(at: number, next: number, text: string, known = true): number {
    this.word ??= { start: at, builder: mappingBuilder(), text: "", known: true };
    this.word.builder.add(text, at);
    this.word.text += text;
    this.word.known &&= known;
    return next;
  }

  private close(at: number, next: Step): Step {
    if (this.word) {
      const { start, builder, known } = this.word;
      this.words.push({ span: { start, end: at }, mapped: builder.finish(at), known });
    }
    this.word = undefined;
    return next;
  }
}

const escapes: Readonly<Record<string, string | undefined>> = { __proto__: null as never, t: "\t", n: "\n" };
