import type { Knowledge } from "../../../knowledge/index.ts";
import type { BaseImageFacts } from "../../../knowledge/types.ts";
import type { Command } from "../../../nodes/command.ts";
import type { Script } from "../../../nodes/script.ts";
import { type Fact, unknownFact } from "../../../syntax/fact.ts";
import { dialectOf, type ShellInfo } from "../../../syntax/shell/dialect.ts";
import { commandsOfWords } from "../../../syntax/shell/exec-form.ts";
import { runScripts } from "../../../syntax/shell/heredoc-scripts.ts";
import type { Dialect, Lookup } from "../../../syntax/shell/script.ts";
import { sliceMapped } from "../../../text/offset-map.ts";
import type { CommandForm, Instruction } from "../nodes.ts";
import type { DockerfileModel, State } from "./types.ts";

/** The scripts of an instruction in the dialect that is in force there; none for an exec form. */
export function scriptsOf(instruction: Instruction, model: DockerfileModel, knowledge: Knowledge): readonly Script[] {
  const form = scriptForm(instruction);
  if (form?.form !== "shell") return [];
  const state = model.before(instruction);
  const root = model.stageOf(instruction)?.root;
  const shDialect = root?.shellDialect;
  const shell = mayBeWindows(model, state, root) ? unreadable : shellOf(state, shDialect);
  const lookup = scriptLookup(state, instruction.type === "Run");
  const tables = knowledge.command;
  const place = model.place(instruction);
  return runScripts(form.text, instruction.heredocs, { place, shell, lookup, tables, shDialect });
}

/** The commands of an instruction's scripts, or those that its exec form spells. */
export function commandsOf(instruction: Instruction, model: DockerfileModel, knowledge: Knowledge): readonly Command[] {
  const form = scriptForm(instruction);
  if (!form) return [];
  if (form.form === "shell") return model.scripts(instruction).flatMap(({ commands }) => commands);
  const state = model.before(instruction);
  const words = form.args.map(({ text, span, line, at }) => ({
    text,
    span,
    mapped: sliceMapped(line, at, at + text.length),
  }));
  return commandsOfWords(words, {
    place: model.place(instruction),
    lookup: scriptLookup(state, instruction.type === "Run"),
    tables: knowledge.command,
    shDialect: model.stageOf(instruction)?.root?.shellDialect,
  });
}

/** SHELL's own words are no script. */
function scriptForm(instruction: Instruction): CommandForm | undefined {
  switch (instruction.type) {
    case "Run":
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
      return instruction.command;
    default:
      return undefined;
  }
}

const unreadable: ShellInfo = { dialect: "other", errexit: false, pipefail: false };

/** Whoever writes "# escape=`" means Windows: on a base that is not known the shell may be PowerShell, which must not be read as sh. */
function mayBeWindows({ document }: DockerfileModel, { shellSetBy }: State, root: BaseImageFacts | undefined): boolean {
  return document.escape === "`" && root === undefined && shellSetBy === undefined;
}

function shellOf(state: State, shDialect: Dialect | undefined): ShellInfo {
  return dialectOf(state.shell.value, shDialect);
}

/** A script sees ENV, in a RUN also ARG; what a container gets at run time may be overridden, so it is never certain. */
function scriptLookup(state: State, build: boolean): Lookup {
  return (name) => {
    const value = build ? state.variable(name) : runtimeValue(state.environment(name), name);
    return name === "HOME" ? state.home : value;
  };
}

function runtimeValue(value: Fact<string> | undefined, name: string): Fact<string> | undefined {
  return value ?? unknownFact(`${name} may be given to the container`);
}
