import { platformArgs } from "../../knowledge/predefined.ts";
import type { CheckedDialect, CheckedScript, SetVariable } from "../../nodes/checked-script.ts";
import type { Place } from "../../nodes/place.ts";
import type { Script } from "../../nodes/script.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { Dialect, Heredoc } from "../../syntax/shell/script.ts";
import { type MappedText, originOf } from "../../text/offset-map.ts";

/** A script for ShellCheck, with the places of its text in the file. */
export interface ScriptToCheck {
  readonly node: Script;
  readonly script: CheckedScript;
  readonly mapped: MappedText;
}

/** What ShellCheck has for a shell; undefined for shells that it does not read. */
const dialects: Readonly<Record<Dialect, CheckedDialect | undefined>> = {
  posix: "sh",
  bash: "bash",
  dash: "dash",
  ash: "busybox",
  ksh: "ksh",
  zsh: undefined,
  powershell: undefined,
  cmd: undefined,
  other: undefined,
};

/**
 * A script as ShellCheck is to see it: with its heredocs, in its dialect, with what is set where it runs. Undefined where no
 * shell reads it that ShellCheck knows.
 */
export function scriptToCheck(script: Script): ScriptToCheck | undefined {
  const dialect = dialects[script.dialect];
  if (dialect === undefined || !script.tree) return undefined;
  const mapped = script.heredocs.reduce(withHeredoc, script.mapped);
  const { text } = mapped;
  const variables = variablesSet(text, script.place);
  return { node: script, script: { dialect, errexit: script.errexit, variables, text }, mapped };
}

/** A text with a heredoc below it; of the word that ends it the place is where the heredoc's text does. */
function withHeredoc({ text, starts, origins }: MappedText, { name, body }: Heredoc): MappedText {
  const above = text.endsWith("\n") ? text : `${text}\n`;
  const ended = body.text === "" || body.text.endsWith("\n") ? body.text : `${body.text}\n`;
  const end = originOf(body, body.text.length);
  return {
    text: `${above}${ended}${name}\n`,
    starts: [...starts, ...body.starts.map((start) => above.length + start), above.length + ended.length],
    origins: [...origins, ...body.origins, end],
  };
}

/** The variables that a text reads or sets by their names and that the place has set before. */
function variablesSet(text: string, { state }: Place): readonly SetVariable[] {
  const names = new Set<string>();
  for (const [, read, set] of text.matchAll(/\$\{?[#!]?([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\+?=/g))
    names.add((read ?? set) as string);
  return [...names].sort().flatMap((name) => {
    const value = state.environment(name);
    return value ? { name, holds: holdsOf(name, value) } : [];
  });
}

function holdsOf(name: string, value: Fact<string>): SetVariable["holds"] {
  if (!value.known) return platformArgs.includes(name) ? "word" : "anything";
  if (value.value === "") return "nothing";
  if (/^\d+$/.test(value.value)) return "number";
  return /^[\w./:@%+,=-]+$/.test(value.value) ? "word" : "anything";
}
