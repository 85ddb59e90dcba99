import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { OptionsOf } from "../../rule.ts";
import { parseScript } from "../../syntax/shell/parse.ts";
import { type Command, isPosixFamily, type Script, type ShellWord } from "../../syntax/shell/script.ts";
import { type MappedText, verbatim } from "../../text/offset-map.ts";
import type { Spanned } from "../../text/span.ts";
import { perPart } from "../model/per-model.ts";

/**
 * How a rule reads commands. Linters that compare words see `sudo apt-get install x` as a command named sudo, take no
 * variable's value, and believe a word wherever it stands.
 */
export const readingOption = {
  reading: {
    type: "string",
    enum: ["meaning", "words"],
    default: "meaning",
    description:
      "Whether commands are judged by what they do (meaning), or by their words alone, without wrappers, values of variables, branches and configuration (words).",
  },
} as const;

/** What `readingOption` gives to a handler; a rule without it reads what commands mean. */
export type ReadingOption = Partial<OptionsOf<typeof readingOption>>;

/** A word as written, without quotes. */
export interface WrittenWord extends Spanned {
  readonly text: string;
}

/** A command as written: its first word and the others, whatever they mean. */
export interface WrittenCommand extends Spanned {
  readonly name: string;
  readonly words: readonly WrittenWord[];
}

/**
 * The simple commands of a RUN by their words, those in substitutions included, those in strings of `sh -c` and those
 * whose name is a variable not. The words of an exec form, and a script of PowerShell, are read as one of sh. A script
 * that cannot be parsed has none.
 */
export const writtenCommands = perPart((run: Run, model): readonly WrittenCommand[] => {
  const commands = writtenScripts(run, model).flatMap(commandsOf);
  if (run.command.form === "shell") return commands;
  const { span } = run.keyword;
  return commands.map(({ name, words }) => ({ name, words: words.map(({ text }) => ({ text, span })), span }));
});

/** Whether a command is none for who reads words: another command runs it. */
export function isHiddenFrom({ reading }: ReadingOption, { wrappers }: Command): boolean {
  return reading === "words" && wrappers.length > 0;
}

/** What a RUN runs as who searches it for words has it: the text of a shell form, lines joined, or each word of an exec form. */
export function textsOf({ command }: Run): readonly string[] {
  return command.form === "shell" ? [command.text.text] : command.args.map(({ text }) => text);
}

/** The same, divided at each `&&`, wherever it stands. */
export function partsOf(run: Run): readonly string[] {
  return textsOf(run).flatMap((text) => {
    const parts = text.split("&&");
    const last = parts.length - 1;
    return parts
      .map((part, i) => (i > 0 ? part.trimStart() : part))
      .map((part, i) => (i < last ? part.trimEnd() : part));
  });
}

/** Whether a RUN holds a pipe, in the same reading. */
export function hasWrittenPipe(run: Run, model: DockerfileModel): boolean {
  return writtenScripts(run, model).some(
    (script) => script.errors.length === 0 && script.pipelines.some(({ commands }) => isOwn(commands, script)),
  );
}

const writtenScripts = perPart((run: Run, model): readonly Script[] => {
  const { command } = run;
  if (command.form === "exec") {
    return [readAsShell(verbatim(command.args.map(({ text }) => text).join(" "), 0), run, model)];
  }
  return model
    .scripts(run)
    .map((script) => (isPosixFamily(script.dialect) ? script : readAsShell(script.mapped, run, model)));
});

function readAsShell(text: MappedText, run: Run, model: DockerfileModel): Script {
  return parseScript(text, {
    place: model.place(run),
    dialect: "bash",
    shellOptions: { errexit: false, pipefail: false },
    lookup: () => undefined,
    tables: () => undefined,
  });
}

function commandsOf(script: Script): readonly WrittenCommand[] {
  if (script.errors.length > 0) return [];
  const found = new Map<number, WrittenCommand>();
  for (const { line, wrappers, script: own } of script.commands) {
    const [first] = line;
    const start = wrappers[0]?.span.start ?? first?.span.start;
    if (own !== script || !first || start === undefined || found.has(start)) continue;
    const name = first.word.text;
    // Tests are no commands of their own.
    if (!isLiteral(first.word) || name === "[" || name === "[[") continue;
    // A variable whose value is several words is one.
    const [, ...words] = new Set(line.map(({ word }) => word));
    found.set(start, { name, words, span: first.word.span });
  }
  return [...found.values()];
}

function isLiteral({ raw }: ShellWord): boolean {
  return !/[$`]/.test(raw);
}

function isOwn(commands: readonly Command[], script: Script): boolean {
  return commands.length === 0 || commands.some((command) => command.script === script);
}
