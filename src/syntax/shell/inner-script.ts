import { verbatim } from "../../text/offset-map.ts";
import { known, unknownFact } from "../fact.ts";
import { type ShellInfo, shellOf } from "./dialect.ts";
import { isExported, read, type Scope } from "./scope.ts";
import { type Argument, type Command, type Dialect, type Lookup, option, type ShellWord } from "./script.ts";
import { applyOptions } from "./settings.ts";
import { type Ground, mappedContent } from "./words.ts";

/** The text of a script given as a string: mapped where it stands as one word, else at the place of its words. */
export function innerGround(strings: readonly Argument[], ground: Ground): Ground | undefined {
  const first = strings[0] as Argument;
  const last = strings.at(-1) as Argument;
  const whole = strings.length === 1 && !isSplit(first.word) && first.span === first.word.span;
  const mapped = whole ? mappedContent(first.word, ground.mapped) : undefined;
  if (mapped) return { mapped, fixed: undefined };
  const values = strings.map((string) => string.value ?? (isSplit(string.word) ? undefined : string.word.text));
  if (values.includes(undefined)) return undefined;
  const fixed = { start: first.span.start, end: last.span.end };
  return { mapped: verbatim(values.join(" "), fixed.start), fixed };
}

/** Whether an unquoted expansion stands in the word, so that it may be several, or any text at all. */
function isSplit(word: ShellWord): boolean {
  return word.parts?.some((part) => part.type.endsWith("Expansion")) ?? false;
}

/** The shell that reads the string of `sh -c`, `su -s /bin/bash -c` and the like, with the options it is started with. */
export function innerShell(command: Command, outer: Dialect, shDialect: Dialect | undefined): ShellInfo {
  const named = option(command, "shell")?.value?.value;
  const sh = shDialect ?? (outer === "dash" || outer === "ash" ? outer : "posix");
  const dialect = shellOf(named ?? command.program ?? "", sh) ?? sh;
  return { dialect, ...applyOptions({ errexit: false, pipefail: false }, optionWords(command)) };
}

/** The option words of `bash -eo pipefail -c`, one letter a word as the table read them. */
function optionWords(command: Command): (string | undefined)[] {
  return command.options.flatMap(({ flag, value, name }) => (name === "o" ? [flag, value?.value] : [flag]));
}

/** A variable that stands before the command: its shell has it, unless a program between them (`sudo`) takes it away. */
export function givenBy({ environment, wrappers }: Command, name: string): ReturnType<Lookup> {
  const given = environment.findLast((assignment) => assignment.name === name);
  if (!given) return undefined;
  const kept = given.value !== undefined && wrappers.every(({ program }) => program === "env");
  return kept ? known(given.value) : unknownFact(`${name} is set by the caller of the script`);
}

/** A variable as an inner shell sees it: the outer shell's own variables only when they are exported. */
export function innerLookup(scope: Scope, name: string, process: boolean): ReturnType<Lookup> {
  if (process && !isExported(scope, name)) return undefined;
  const value = read(scope, name);
  if (value === null) return undefined;
  return value === undefined ? unknownFact(`${name} is set by the script around it`) : known(value);
}
