import { findCommandTable } from "../knowledge/commands/index.ts";
import type { CommandTable } from "../knowledge/types.ts";
import { dialectOf, dialectOfShebang } from "../syntax/shell/dialect.ts";
import { commandsOfWords, type ExecWord } from "../syntax/shell/exec-form.ts";
import { parseInner, parseScript } from "../syntax/shell/parse.ts";
import type * as shell from "../syntax/shell/script.ts";
import { type MappedText, verbatim } from "../text/offset-map.ts";
import type { Span } from "../text/span.ts";
import type { Place } from "./place.ts";
import type { Script } from "./script.ts";

/** One command of a script or an exec form, with where it runs; its `script` and `flow` say how control reaches it. */
export type Command = shell.Command<Place>;

/** What is known of commands: the knowledge that a model is given. */
export interface CommandTables {
  command(program: string): CommandTable | undefined;
}

const builtin: CommandTables = { command: findCommandTable };

/** The commands that words spell without a shell, and those inside a string that they run (`sh -c`). */
export function commandsIn(words: readonly ExecWord[], place: Place, tables = builtin): readonly Command[] {
  return commandsOfWords(words, { place, lookup: lookupAt(place), tables: tables.command });
}

/** A script for the shell that its `#!` line names, or else for that of its place. */
export function scriptAt(text: MappedText, place: Place, tables = builtin): Script {
  const { shell } = place.state;
  const [firstLine = ""] = text.text.split("\n", 1);
  const reader = dialectOfShebang(firstLine) ?? dialectOf(shell.known ? shell.value : ["/bin/sh", "-c"]);
  const { dialect } = reader;
  return parseScript(text, { place, dialect, shellOptions: reader, lookup: lookupAt(place), tables: tables.command });
}

/**
 * The commands of a text that a command hands to `/bin/sh`, as make does with its recipes: all of them at one place, since
 * the text stands elsewhere.
 *
 * @param variable what is known of variables that are set for it alone
 */
export function commandsGivenBy(
  command: Command,
  text: string,
  span: Span,
  variable: shell.Lookup,
  tables = builtin,
): readonly Command[] {
  const { place } = command;
  const ofPlace = lookupAt(place);
  const reader = dialectOf(["/bin/sh", "-c"]);
  const options = {
    place,
    dialect: reader.dialect,
    shellOptions: reader,
    lookup: (name: string) => variable(name) ?? ofPlace(name),
    tables: tables.command,
  };
  return parseInner({ mapped: verbatim(text, span.start), fixed: span }, command, options, reader, 1)
    .commands as readonly Command[];
}

/** Variables of the shell itself are none of the place's, and are not asked for here. */
function lookupAt({ state }: Place): shell.Lookup {
  return (name) => state.environment(name);
}
