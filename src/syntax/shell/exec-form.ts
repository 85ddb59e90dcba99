import { type MappedText, verbatim } from "../../text/offset-map.ts";
import { cover, type Span } from "../../text/span.ts";
import { buildCommand } from "./build-command.ts";
import { type ParseOptions, parseInner } from "./parse.ts";
import { flowAt, topPlace } from "./place.ts";
import type { Argument, Command, Pipeline, Script, ShellWord } from "./script.ts";
import type { Ground } from "./words.ts";

/** A word of an exec form: a decoded JSON string, an item of a list. */
export interface ExecWord {
  readonly text: string;
  /** False where the text has variables that somebody else replaces; they then stand in it as written. */
  readonly known?: boolean | undefined;
  /** Whether somebody else may put other text into it, be it known or not. */
  readonly filledIn?: boolean | undefined;
  readonly span: Span;
  /** The decoded text with its origins, so that a script in it (`sh -c`) has exact places. */
  readonly mapped?: MappedText | undefined;
}

export type ExecOptions<P = unknown> = Pick<ParseOptions<P>, "place" | "lookup" | "tables" | "shDialect">;

/**
 * The commands of an exec form: the one that its words spell, then those inside a string that it runs (`sh -c`).
 * No shell reads the words, so that variables and operators in them are literal. Empty for no words.
 */
export function commandsOfWords<P>(words: readonly ExecWord[], options: ExecOptions<P>): readonly Command<P>[] {
  const [first] = words;
  if (!first) return [];
  const span = cover(first.span, (words.at(-1) as ExecWord).span);
  const commands: Command[] = [];
  const pipelines: Pipeline[] = [];
  const script = execScript(commands, pipelines, span, options.place);
  const given = new Map<ShellWord, ExecWord>();
  const args = words.map((word) => argumentOf(word, given));
  const flow = flowAt(topPlace(groundOf(first)), script, undefined);
  buildCommand(
    { script, args, environment: [], redirects: [], wrappers: [], flow, pipeline: undefined, span },
    {
      tables: options.tables,
      add: (command) => commands.push(command),
      runString(command, strings) {
        const word = strings[0] && given.get(strings[0].word);
        if (!word) return;
        const { known = true, filledIn = !known } = word;
        const parse: ParseOptions = { ...options, filledIn, dialect: "other", shellOptions: script };
        const inner = parseInner(groundOf(word), command, parse, undefined, 1);
        for (const found of inner.commands) commands.push(found);
        for (const found of inner.pipelines) pipelines.push(found);
      },
    },
  );
  return commands as Command<P>[];
}

/** The command that an exec form's words spell; undefined for no words. */
export function commandOfWords<P>(words: readonly ExecWord[], options: ExecOptions<P>): Command<P> | undefined {
  return commandsOfWords(words, options)[0];
}

/** What stands for the script of an exec form: no shell, no tree. */
function execScript(commands: readonly Command[], pipelines: readonly Pipeline[], span: Span, place: unknown): Script {
  const mapped = verbatim("", span.start);
  return {
    type: "Script",
    place,
    dialect: "other",
    mapped,
    exact: false,
    heredocs: [],
    tree: undefined,
    commands,
    pipelines,
    errors: [],
    errexit: false,
    pipefail: false,
    span,
  };
}

function groundOf({ text, span, mapped }: ExecWord): Ground {
  return mapped ? { mapped, fixed: undefined } : { mapped: verbatim(text, span.start), fixed: span };
}

function argumentOf(written: ExecWord, given: Map<ShellWord, ExecWord>): Argument {
  const { text, span, known = true } = written;
  const word: ShellWord = { raw: text, text, literal: known, parts: undefined, at: -1, span };
  given.set(word, written);
  return { value: known ? text : undefined, word, span };
}
