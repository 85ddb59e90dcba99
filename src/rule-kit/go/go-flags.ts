import type { WordPart } from "unbash";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { type Argument, type Option, option } from "../../syntax/shell/script.ts";

/** A flag of the go command that holds words of its own: -ldflags, -gcflags, -tags. */
export interface GoFlag {
  /** The option that gives it; undefined when GOFLAGS does. */
  readonly option: Option | undefined;
  /** Its words; undefined for one that a variable gives, which may be several. Further unknown pieces are "\0". */
  readonly words: readonly (string | undefined)[];
}

/** Stands for a piece of a word whose value is not known. */
const hole = "\0";

/**
 * The value in force of a flag: the command's own option, else what GOFLAGS says. The value undefined: nobody gives it.
 * A flag that is given twice is not joined: the last one wins.
 */
export function goFlag(command: Command, goflags: Fact<string | undefined>, name: string): Fact<GoFlag | undefined> {
  const given = option(command, name);
  if (given) return known({ option: given, words: splitWords(textOf(given)) });
  if (command.arguments.some(mayBeOptions)) return unknownFact(`a variable may contain -${name}`);
  if (!goflags.known) return unknownFact(goflags.reason);
  const value = settingOf(goflags.value ?? "", name);
  return known(value === undefined ? undefined : { option: undefined, words: splitWords(value) });
}

/** Whether a flag without a value is on. */
export function goSwitch(command: Command, goflags: Fact<string | undefined>, name: string): Fact<boolean> {
  const given = option(command, name);
  if (given) return known(given.value?.value !== "false" && given.value?.value !== "0");
  if (command.arguments.some(mayBeOptions)) return unknownFact(`a variable may contain -${name}`);
  if (!goflags.known) return unknownFact(goflags.reason);
  return known(settingOf(goflags.value ?? "", name) !== undefined);
}

/** `go build $FLAGS .`: an unquoted expansion whose value is not known. */
function mayBeOptions({ value, word }: Argument): boolean {
  if (value !== undefined) return false;
  const first = word.parts?.[0]?.type;
  return first === "SimpleExpansion" || first === "ParameterExpansion" || first === "CommandExpansion";
}

/** What GOFLAGS says of a flag: "" for one that stands there without a value. */
function settingOf(goflags: string, name: string): string | undefined {
  for (const word of splitWords(goflags).toReversed()) {
    const [flag, ...value] = (word ?? "").replace(/^--?/, "").split("=");
    if (flag === name) return value.join("=");
  }
  return undefined;
}

/** The text of an option's value with a hole for each piece that is not known. */
function textOf({ flag, value }: Option): string {
  if (!value) return "";
  if (value.value !== undefined) return value.value;
  const { word } = value;
  const whole = word.parts ? masked(word.parts) : hole;
  const glued = value.span.start > word.span.start || whole.startsWith(`${flag}=`);
  return glued ? whole.slice(whole.indexOf("=") + 1) : whole;
}

function masked(parts: readonly WordPart[]): string {
  return parts
    .map((part) => {
      if (part.type === "DoubleQuoted") return masked(part.parts);
      return part.type === "Literal" || part.type === "SingleQuoted" || part.type === "AnsiCQuoted" ? part.value : hole;
    })
    .join("");
}

/** Splits as the go command does: at blanks, but for words that start with a quote. */
function splitWords(text: string): readonly (string | undefined)[] {
  const words: (string | undefined)[] = [];
  let rest = text.trimStart();
  while (rest !== "") {
    const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : undefined;
    const close = quote === undefined ? -1 : rest.indexOf(quote, 1);
    const end = close > 0 ? close + 1 : (/\s/.exec(rest)?.index ?? rest.length);
    const word = close > 0 ? rest.slice(1, close) : rest.slice(0, end);
    words.push(word.startsWith(hole) ? undefined : word);
    rest = rest.slice(end).trimStart();
  }
  return words;
}
