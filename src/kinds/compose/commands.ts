import type { CommandTable } from "../../knowledge/types.ts";
import type { Command } from "../../nodes/command.ts";
import type { Place } from "../../nodes/place.ts";
import { unknownFact } from "../../syntax/fact.ts";
import { dialectOf } from "../../syntax/shell/dialect.ts";
import { commandsOfWords, type ExecOptions, type ExecWord } from "../../syntax/shell/exec-form.ts";
import { parseScript } from "../../syntax/shell/parse.ts";
import type { Dialect, Lookup } from "../../syntax/shell/script.ts";
import { itemsOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { composeMapped, originOf } from "../../text/offset-map.ts";
import type { HealthTest } from "./healthcheck.ts";
import { shellWords } from "./shellwords.ts";
import { type PlacedText, placedText } from "./value.ts";

/** What commands of a service are read with. */
export interface CommandReading {
  readonly source: string;
  readonly place: Place;
  readonly tables: (program: string) => CommandTable | undefined;
  /** What /bin/sh is in the container's image. */
  shDialect(): Dialect | undefined;
}

/** What `command` or `entrypoint` runs: the words of a list, or those that Compose splits a string into, which no shell reads. */
export function commandsOf(node: YamlNode | undefined, reading: CommandReading): readonly Command[] {
  if (node?.type !== "scalar") return commandsOfItems(itemsOf(node), reading);
  const text = placedText(node, reading.source);
  return commandsOfWords(splitWords(text, node), optionsFor([text], reading));
}

/** What a health check runs. */
export function checkCommands({ form, words }: HealthTest, reading: CommandReading): readonly Command[] {
  const [script] = words;
  if (form !== "shell" || !script) return commandsOfItems(words, reading);
  const text = placedText(script, reading.source);
  if (!text.placed) return [];
  const shell = dialectOf(["/bin/sh", "-c"], reading.shDialect());
  const options = {
    ...optionsFor([text], reading),
    filledIn: isFilledIn(text),
    dialect: shell.dialect,
    shellOptions: shell,
  };
  return parseScript(text.placed, options).commands;
}

function commandsOfItems(items: readonly YamlNode[], reading: CommandReading): readonly Command[] {
  const scalars = items.filter((item) => item.type === "scalar");
  const texts = scalars.map((scalar) => placedText(scalar, reading.source));
  const words = texts.map(
    (text, i): ExecWord => ({
      text: text.mapped.text,
      span: (scalars[i] as YamlScalar).contentSpan,
      mapped: text.placed,
      known: text.holes.length === 0,
      filledIn: isFilledIn(text),
    }),
  );
  return commandsOfWords(words, optionsFor(texts, reading));
}

function splitWords(text: PlacedText, scalar: YamlScalar): readonly ExecWord[] {
  const { mapped, placed, holes } = text;
  const filledIn = isFilledIn(text);
  const words = shellWords(mapped.text, holes) ?? [];
  return words.map((word) => ({
    text: word.mapped.text,
    span: placed
      ? { start: originOf(placed, word.span.start), end: originOf(placed, word.span.end) }
      : scalar.contentSpan,
    mapped: placed && composeMapped(placed, word.mapped),
    known: word.known,
    filledIn,
  }));
}

/** A default holds as long as the environment has nothing else. */
function isFilledIn({ holes, defaults }: PlacedText): boolean {
  return holes.length + defaults.length > 0;
}

function optionsFor(texts: readonly PlacedText[], reading: CommandReading): ExecOptions<Place> {
  const { place, tables } = reading;
  const compose = new Set(texts.flatMap(({ unresolved }) => unresolved));
  // What Compose replaces stands in a script as if its shell would.
  const lookup: Lookup = (name) =>
    compose.has(name)
      ? unknownFact(`${name} comes from the environment in which Compose runs`)
      : place.state.environment(name);
  return { place, lookup, tables, shDialect: reading.shDialect() };
}
