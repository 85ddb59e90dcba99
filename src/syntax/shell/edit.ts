import type { Statement } from "unbash";
import { type Edit, insert, remove, replace } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import { originOf } from "../../text/offset-map.ts";
import type { Argument, Command, Script, ShellWord } from "./script.ts";

/** How the file around a script is written, for edits that keep its style. */
export interface Layout {
  /** The text of the whole file. */
  readonly source: string;
  /** What continues a line, "`" in Dockerfiles that say so; "\\" by default. */
  readonly escape?: string | undefined;
}

/**
 * Inserts words right after the subcommand, or after the program where there is none: ` -y` into `apt-get install`,
 * `, "-y"` into `["apt-get", "install"]`. Undefined where the command has no place of its own (inside an escaped
 * backtick), and where an exec form would be given words that only a shell takes apart.
 */
export function insertOption(command: Command, text: string): Edit | undefined {
  const place = command.subcommandSpan ?? command.name.span;
  if (isExecForm(command)) return needsShell(text) ? undefined : insert(place.end, asJson(text));
  if (command.name.at < 0) return undefined;
  return insert(place.end, ` ${text}`);
}

/** Only an exec form's words are commands without a tree. */
function isExecForm({ script }: Command): boolean {
  return script.tree === undefined;
}

function needsShell(words: string): boolean {
  return /["'\\$`]/.test(words);
}

/** Places in an exec form lie inside the quotes. */
function asJson(words: string): string {
  return words
    .split(" ")
    .map((word) => `", "${word}`)
    .join("");
}

/** Replaces a word, quotes included. */
export function replaceWord(word: ShellWord | Argument, text: string): Edit {
  return replace(word.span, text);
}

/** Removes an argument with the blanks before it, and its whole line where it stands on a continued line alone. */
export function removeArgument(argument: Argument, layout: Layout): Edit {
  const { source } = layout;
  const { end } = argument.span;
  let { start } = argument.span;
  while (isBlank(source[start - 1])) start--;
  if (source[start - 1] !== "\n") return remove({ start, end });
  let after = end;
  while (isBlank(source[after])) after++;
  if (source[after] === (layout.escape ?? "\\")) {
    const nextLine = source.indexOf("\n", after) + 1;
    return remove({ start, end: nextLine || source.length });
  }
  // Another word of the line takes its place.
  if (after > end && /[^\s;&|()<>\\`]/.test(source[after] ?? ""))
    return remove({ start: argument.span.start, end: after });
  // The last word of the script: the continuation before it goes too, and the comments that stand between.
  start = beforeComments(source, start) - 1;
  if (source[start - 1] === "\r") start--;
  if (source[start - 1] === (layout.escape ?? "\\")) start--;
  while (isBlank(source[start - 1])) start--;
  return remove({ start, end });
}

/** The start of the comments and empty lines before a line. */
function beforeComments(source: string, line: number): number {
  for (let start = line; ; ) {
    const before = source.lastIndexOf("\n", start - 2) + 1;
    if (before === 0 || !/^(?:#|$)/.test(source.slice(before, start).trim())) return start;
    start = before;
  }
}

/**
 * Appends a command that runs when the script so far succeeded. Undefined where that cannot be said by an insertion:
 * syntax errors, a script without tree, one that ends in the background, in `exec` or `exit`, in a heredoc or a `;`.
 */
export function appendCommand(script: Script, text: string, layout: Layout): Edit | undefined {
  return appender(script, layout)?.(text);
}

/** The same for several commands that one may add to one script; undefined where none can be added. */
export function appender(script: Script, layout: Layout): ((text: string) => Edit) | undefined {
  const last = script.tree?.commands.at(-1);
  if (!last || script.errors.length > 0 || !isAppendable(script, last)) return undefined;
  const end = beforeLineEnd(layout.source, endOf(script, last));
  const ownLines = script.mapped.text.includes("\n");
  if (ownLines && script.errexit) {
    const newline = newlineOf(layout.source, end);
    const indent = indentBefore(layout.source, end);
    return (text) => insert(end, `${newline}${indent}${text}`);
  }
  const style = ownLines ? undefined : continuationStyle(script, last, layout);
  return (text) => insert(end, style ? style(text) : ` && ${text}`);
}

/** The place in the file right after a statement. */
function endOf(script: Script, statement: Statement): number {
  return originOf(script.mapped, statement.end - 1) + 1;
}

/** The same before the `\r` of a line break, which a shell takes for a part of its last word. */
function beforeLineEnd(source: string, end: number): number {
  return source.startsWith("\r\n", end - 1) ? end - 1 : end;
}

function isAppendable(script: Script, last: Statement): boolean {
  if (last.background) return false;
  const { text } = script.mapped;
  const rest = text.slice(last.end).trim();
  if (rest !== "" && !(rest.startsWith("#") && !rest.includes("\n"))) return false;
  const end = endOf(script, last);
  return !script.commands.some((command) => command.span.end === end && (endsShell(command) || hasHeredoc(command)));
}

function endsShell({ program, wrappers }: Command): boolean {
  return (
    program === "exit" || program === "return" || program === "exec" || wrappers.some((it) => it.program === "exec")
  );
}

function hasHeredoc(command: Command): boolean {
  return command.redirects.some(({ operator }) => operator === "<<" || operator === "<<-");
}

/** How the script's own continued lines put `&&`; undefined for a script on one line. */
function continuationStyle(script: Script, last: Statement, layout: Layout): ((text: string) => string) | undefined {
  const { starts, origins, text } = script.mapped;
  const continuation = layout.escape ?? "\\";
  let style: { readonly indent: string; readonly trailing: boolean } | undefined;
  let gap = { start: 0, end: -1 };
  for (let i = 1; i < starts.length; i++) {
    const start = starts[i] as number;
    if (start >= last.end) break;
    const origin = origins[i] as number;
    if (layout.source[origin - 1] !== "\n") continue;
    // Lines of blanks alone share one, which is looked at once.
    if (start > gap.end) gap = blanksAround(text, start);
    const trailing = text.endsWith("&&", gap.start);
    if (style && !trailing && !startsWithOperator(text, gap.end)) continue;
    style = { indent: blanksAt(layout.source, origin), trailing };
  }
  if (!style) return undefined;
  const { indent, trailing } = style;
  const newline = newlineOf(layout.source, originOf(script.mapped, 0));
  return (added) =>
    trailing ? ` && ${continuation}${newline}${indent}${added}` : ` ${continuation}${newline}${indent}&& ${added}`;
}

function blanksAround(text: string, offset: number) {
  let start = offset;
  while (isBlank(text[start - 1])) start--;
  return { start, end: offset + blanksAt(text, offset).length };
}

function startsWithOperator(text: string, at: number): boolean {
  return text.startsWith("&&", at) || text.startsWith("||", at);
}

/** The blanks at the start of the line that holds an offset. */
function indentBefore(source: string, offset: number): string {
  return blanksAt(source, source.lastIndexOf("\n", offset - 1) + 1);
}

function blanksAt(text: string, start: number): string {
  let end = start;
  while (isBlank(text[end])) end++;
  return text.slice(start, end);
}

function isBlank(c: string | undefined): boolean {
  return c === " " || c === "\t";
}

/**
 * Inserts a command that runs before a script: on a line of its own where the script has lines, as in a heredoc, and
 * after its `#!`. Undefined for an empty script and one with syntax errors.
 */
export function startOfScript(script: Script, text: string, source: string): Edit | undefined {
  if (!script.tree || script.tree.commands.length === 0 || script.errors.length > 0) return undefined;
  const { text: body } = script.mapped;
  if (!body.includes("\n")) {
    return insert(originOf(script.mapped, body.search(/\S/)), `${text} && `);
  }
  const at = body.startsWith("#!") ? body.indexOf("\n") + 1 : 0;
  const indent = blanksAt(body, at);
  const place = originOf(script.mapped, at);
  // Tabs that `<<-` strips are not in the body, but the line has them.
  const line = source.lastIndexOf("\n", place - 1) + 1;
  const newline = source[line - 2] === "\r" ? "\r\n" : "\n";
  return insert(line, `${source.slice(line, place)}${indent}${text}${newline}`);
}

/**
 * Removes a command with the `&&` that leads to the next one. Undefined where anything else stands between the two, or
 * where the next does not follow on success.
 */
export function removeUntil(command: Command, next: Command, layout: Layout): Edit | undefined {
  if (command.flow.followedBy !== "&&" || command.pipeline) return undefined;
  const between = layout.source.slice(command.span.end, next.span.start).replaceAll(layout.escape ?? "\\", "");
  return between.trim() === "&&" ? remove({ start: command.span.start, end: next.span.start }) : undefined;
}

/**
 * Removes a command from a list of commands that `&&` joins, with the one before or behind it. Undefined for the only
 * command of a script, and in any other list.
 */
export function removeFromList(command: Command, layout: Layout): Edit | undefined {
  const { commands } = command.script;
  const index = commands.indexOf(command);
  const [previous, next] = [commands[index - 1], commands[index + 1]];
  if (command.flow.conditional || command.redirects.length > 0) return undefined;
  if (next) return removeUntil(command, next, layout);
  if (previous?.flow.followedBy !== "&&" || command.pipeline || command.flow.followedBy) return undefined;
  const between = layout.source.slice(previous.span.end, command.span.start).replaceAll(layout.escape ?? "\\", "");
  return between.trim() === "&&" ? remove({ start: previous.span.end, end: command.span.end }) : undefined;
}
