import {
  defineRule,
  type Instruction,
  originSpan,
  type ProposedFix,
  replace,
  report,
  type Span,
  type Word,
} from "../../src/author.ts";
import { commandEffects, effectsOf, lookalikeIn, plainOf, startsWithLookalikeDash } from "../../src/kit.ts";

export default defineRule({
  id: "no-lookalike-characters",
  summary: "Commands and paths contain no characters that only look like dashes, quotes or blanks",
  why: "Text copied from a web page or a word processor brings en dashes, curly quotes and no-break spaces. They look right, but a shell reads an en dash as part of a name, a curly quote as a letter, and a no-break space as part of the word.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  recommended: true,
  messages: {
    replace: "This word contains {character}: write {plain}",
    remove: "This word contains {character}: delete it",
  },
  examples: [
    {
      bad: "FROM alpine:3.22\nRUN apk add «–no-cache» curl",
      fixedUnsafe: "FROM alpine:3.22\nRUN apk add --no-cache curl",
      good: "FROM alpine:3.22\nRUN apk add --no-cache curl",
      message: "replace",
    },
    {
      title: "Quotes that the shell does not know do not hold words together",
      bad: "FROM golang:1.26\nRUN go build «-ldflags=“-s» -w” .",
      fixedUnsafe: 'FROM golang:1.26\nRUN go build -ldflags="-s -w" .',
      message: "replace",
    },
    {
      title: "Text that is quoted or printed may contain any character",
      good: "FROM alpine:3.22\nRUN echo It’s done – “really” && git commit -m '– a – b'",
    },
  ],
  on: {
    Command(command, { source }) {
      const { start, end } = command.span;
      if (printers.has(command.program ?? "") || lookalikeIn(source.text.slice(start, end)) === undefined) return;
      const { mapped } = command.script;
      // Commands inside a word are offered by themselves.
      const words = command.line.map(({ word }) => word).filter(({ raw }) => !/\$\(|`/.test(raw));
      return verdictOf(
        [...new Set(words)].map(({ at, raw, text, span }) => ({ text: at < 0 ? text : raw, at, line: mapped, span })),
        [...commandEffects, "cmd", "entrypoint", "healthcheck"],
      );
    },
    Instruction: {
      when: { types: ["Copy", "Add", "Workdir", "Env", "Arg"] },
      handle: (instruction) => verdictOf(wordsOf(instruction), effectsOf(instruction.type)),
    },
  },
});

/** They print what they are given. */
const printers: ReadonlySet<string> = new Set(["echo", "printf"]);

/** A word with the text that was written for it, quotes included, and where that stands. */
interface Written extends Pick<Word, "text" | "line" | "span"> {
  /** Negative where characters have no place of their own, as in exec form. */
  readonly at: number;
}

/** Paths and values that Docker itself reads; a value without `=` is the rest of a line, which is often prose. */
function wordsOf(instruction: Instruction): readonly Word[] {
  switch (instruction.type) {
    case "Copy":
    case "Add":
      return [...instruction.sources, instruction.destination].filter((word) => word !== undefined);
    case "Workdir":
      return instruction.path ? [instruction.path] : [];
    case "Env":
    case "Arg":
      return instruction.pairs.flatMap(({ value, legacy }) => (value && !legacy ? [value] : []));
    default:
      return [];
  }
}

function verdictOf(words: readonly Written[], effect: ProposedFix["effect"]) {
  const hits = words.flatMap((word) => hitsIn(word).map((hit) => ({ ...hit, word })));
  const [first] = hits;
  if (!first) return undefined;
  const { character, plain, word } = first;
  const data = { character: lookalikeIn(character) ?? character, plain: plain === " " ? "a plain space" : plain };
  const edits = hits.map(({ span, plain: text }) => span && replace(span, text));
  return report(word, plain === "" ? "remove" : "replace", {
    data,
    fixes: edits.includes(undefined)
      ? undefined
      : { title: "Use plain characters", safe: false, effect, edits: edits.filter((edit) => edit !== undefined) },
  });
}

interface Hit {
  readonly character: string;
  readonly plain: string;
  /** Where it stands; undefined where that cannot be told. */
  readonly span: Span | undefined;
}

const anywhere = /[\u00a0\u00ad\u200b\u202f\u2060\u3000\ufeff\u201c\u201d\uff02]/;

/** The characters of a word that are read otherwise than they look. What is quoted is read as it stands. */
function hitsIn(word: Written): readonly Hit[] {
  const isExec = word.at < 0;
  const bare = isExec ? word.text : word.text.replace(quoted, (part) => " ".repeat(part.length));
  const dash = startsWithLookalikeDash(bare);
  const singles = /(?:^|=)[\u2018\u2019]/.test(bare);
  const hits: Hit[] = [];
  for (let i = 0; i < (isExec ? 1 : bare.length); i++) {
    const character = bare[i] as string;
    const isQuote = !isExec && (anywhere.test(character) || (singles && /[\u2018\u2019]/.test(character)));
    const plain = isQuote || (dash && i === 0) ? plainOf(character) : undefined;
    if (plain === undefined) continue;
    // Word processors make one dash of two.
    const meant = plain === "-" && /^[a-z][a-z-]{3}/i.test(bare.slice(1)) ? "--" : plain;
    hits.push({ character, plain: meant, span: placeOf(word, i) });
  }
  return hits;
}

const quoted = /'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs;

function placeOf({ text, line, at, span }: Written, i: number): Span | undefined {
  if (at >= 0) return originSpan(line, at + i, at + i + 1);
  return span.end - span.start === text.length ? { start: span.start + i, end: span.start + i + 1 } : undefined;
}
