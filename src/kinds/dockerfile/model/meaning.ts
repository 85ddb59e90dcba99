import type { FixEffect } from "../../../finding.ts";
import type { Command } from "../../../nodes/command.ts";
import { sourceKind } from "../../../syntax/copy-source.ts";
import { known } from "../../../syntax/fact.ts";
import type { Meaning } from "../../kind.ts";
import type { Add, CommandForm, Copy, Flag, Instruction, KeyValue, Run, RunMount, Word } from "../nodes.ts";
import { isCleanup } from "./cleanup.ts";
import { expandWord } from "./expand.ts";
import type { DockerfileModel, Stage } from "./types.ts";

/**
 * What a Dockerfile means, as a sequence: each piece that decides about the build or the image, in the order in which
 * it takes effect, tagged with the part of the meaning it belongs to. Notation (case, quoting, line breaks, comments)
 * leaves no trace. Two files with the same sequence build the same image.
 */
export function meaningOf(model: DockerfileModel): readonly Meaning[] {
  const { document } = model;
  const pieces: Meaning[] = document.directives
    .filter(({ name }) => isDirectiveName(name))
    .map(({ name, value }) => ({ aspect: "directives", text: joined(name, value) }));
  const named = stageReferences(model);
  const add = (aspect: FixEffect, text: string) => pieces.push({ aspect, text });
  for (const instruction of document.globals) describe(instruction, model, add, named);
  for (const stage of document.stages) {
    const { image, platform } = stage.from;
    add("stages", joined(stage.name));
    add("base", joined(wordText(image, model, named), platform && flagText(platform, model)));
    for (const instruction of stage.instructions) describe(instruction, model, add, named);
  }
  return pieces;
}

/** Pieces of a text, so that where one ends and the next one starts is never in doubt. */
function joined(...parts: readonly (string | number | undefined)[]): string {
  return parts.join("\0");
}

type AddPiece = (aspect: FixEffect, text: string) => void;

/** What words that name a stage of the file stand for, however they name it: in any case, or by number. */
type StageReferences = ReadonlyMap<Word, string>;

function stageReferences(model: DockerfileModel): StageReferences {
  const references = new Map<Word, string>();
  for (const { from, base, transfers } of model.stages) {
    if (base.kind === "stage" && from.image) references.set(from.image, stageText(base.stage));
    for (const transfer of transfers) {
      if (transfer.from.kind === "stage") references.set(transfer.word, stageText(transfer.from.stage));
    }
  }
  return references;
}

function stageText({ name, index }: Stage): string {
  return `stage ${name ?? index}`;
}

/** Docker takes any other name for a comment. */
function isDirectiveName(name: string): boolean {
  return name === "syntax" || name === "escape" || name === "check";
}

function describe(instruction: Instruction, model: DockerfileModel, add: AddPiece, named: StageReferences): void {
  switch (instruction.type) {
    case "Run":
      describeRun(instruction, model, add, named);
      return;
    case "Copy":
    case "Add":
      describeCopy(instruction, model, add, named);
      return;
    case "Env":
    case "Arg":
    case "Label": {
      const aspect = instruction.type === "Env" ? "env" : instruction.type === "Arg" ? "args" : "labels";
      for (const pair of instruction.pairs) add(aspect, pairText(pair, model));
      return;
    }
    case "User":
      add("user", wordText(instruction.user, model));
      return;
    case "Workdir":
      add("workdir", wordText(instruction.path, model));
      return;
    case "Shell":
      add("shell", formText(instruction.command));
      return;
    case "Cmd":
      add("cmd", formText(instruction.command));
      return;
    case "Entrypoint":
      add("entrypoint", formText(instruction.command));
      return;
    case "Healthcheck": {
      const { test, flags, command } = instruction;
      add("healthcheck", joined(test?.text, flagsText(flags, model), command && formText(command)));
      return;
    }
    case "Expose":
      for (const port of instruction.ports) add("ports", symbolic(port, model).toLowerCase());
      return;
    case "Volume":
      for (const path of instruction.paths) add("volumes", symbolic(path, model));
      return;
    case "Stopsignal":
      add("stopsignal", wordText(instruction.signal, model));
      return;
    case "Maintainer":
      add("labels", `maintainer ${instruction.name?.text}`);
      return;
    case "Onbuild":
      if (instruction.instruction) {
        describe(instruction.instruction, model, (aspect, text) => add(aspect, `onbuild ${text}`), named);
      }
      return;
    case "From":
      return;
    case "UnknownInstruction":
      add("commands", joined(instruction.keyword.text, instruction.args.text));
      return;
  }
}

function describeRun(run: Run, model: DockerfileModel, add: AddPiece, named: StageReferences): void {
  add("layers", "layer");
  for (const flag of run.flags) {
    const mount = run.mounts.find((one) => one.flag === flag);
    add("mounts", mount ? mountText(mount, model, named) : flagText(flag, model));
  }
  const scripts = model.scripts(run);
  const readable = scripts.every((script) => script.tree && script.errors.length === 0);
  if (run.command.form === "shell" && !readable) {
    add("commands", joined(run.command.text.text, ...run.heredocs.map(({ body }) => body.text)));
    return;
  }
  for (const command of model.commands(run)) describeCommand(command, add);
}

const ways = ["conditional", "loop", "subshell", "background", "tolerated"] as const;

function describeCommand(command: Command, add: AddPiece): void {
  const aspect = aspectOf(command);
  const text = (argument: { readonly value: string | undefined; readonly word: { readonly raw: string } }) =>
    argument.value ?? argument.word.raw;
  const how = ways.filter((way) => command.flow[way]).join(" ");
  const piped = command.pipeline?.commands.indexOf(command);
  const operands = command.operands.map(text);
  add(aspect, joined(command.program ?? command.name.raw, command.subcommand, how, piped, ...operands));
  const options = command.options.map(({ name, value }) => joined(name, value && text(value))).sort();
  const environment = command.environment.map(({ name, value }) => joined(name, value ?? "?"));
  const wrappers = command.wrappers.map(({ program }) => program);
  add(aspect === "commands" ? "options" : aspect, joined(...wrappers, ...environment, ...options));
  for (const { operator, descriptor, target } of command.redirects) {
    add(aspect, joined(descriptor, operator, target && text(target)));
  }
}

function aspectOf(command: Command): FixEffect {
  if (command.program === "chown" || command.program === "chgrp" || command.program === "chmod") return "ownership";
  return isCleanup(command) ? "cleanup" : "commands";
}

/** As its flag, with the stage it reads from by whatever name. */
function mountText({ flag, from }: RunMount, model: DockerfileModel, named: StageReferences): string {
  const stage = from && named.get(from);
  if (!from || !flag.value || stage === undefined || from.line !== flag.value.line) return flagText(flag, model);
  const start = from.at - flag.value.at;
  const { text } = flag.value;
  return joined(flag.name, text.slice(0, start) + stage + text.slice(start + from.text.length));
}

function describeCopy(copy: Copy | Add, model: DockerfileModel, add: AddPiece, named: StageReferences): void {
  const sources = copy.sources.map((source) => symbolic(source, model));
  const plain = copy.type === "Copy" || (copy.heredocs.length === 0 && sources.every(isPlainSource));
  const ownership = new Set<Flag | undefined>([copy.chown, copy.chmod]);
  const others = copy.flags.filter((flag) => !ownership.has(flag) && flag !== copy.from);
  const from = wordText(copy.from?.value, model, named);
  const destination = wordText(copy.destination, model);
  add("copies", joined(plain ? "copy" : "add", from, flagsText(others, model), ...sources, destination));
  for (const { body, expand } of copy.heredocs) add("copies", joined(String(expand), body.text));
  for (const flag of ownership) if (flag) add("ownership", flagText(flag, model));
}

/** ADD does the same as COPY for it: a local path that is no archive. */
function isPlainSource(source: string): boolean {
  return sourceKind(source) === "local" && !/[*?[\u0001]/.test(source);
}

function formText(form: CommandForm): string {
  return form.form === "exec" ? JSON.stringify(form.args.map(({ text }) => text)) : form.text.text;
}

function pairText(pair: KeyValue, model: DockerfileModel): string {
  return pair.value ? joined(symbolic(pair.key, model), symbolic(pair.value, model)) : symbolic(pair.key, model);
}

function wordText(word: Word | undefined, model: DockerfileModel, named?: StageReferences): string {
  return word ? (named?.get(word) ?? symbolic(word, model)) : "";
}

function flagsText(flags: readonly Flag[], model: DockerfileModel): string {
  return joined(...flags.map((flag) => flagText(flag, model)).sort());
}

function flagText(flag: Flag, model: DockerfileModel): string {
  return joined(flag.name, flag.value && symbolic(flag.value, model));
}

/** A word after quote removal, with variables left as symbols. */
function symbolic(word: Word, model: DockerfileModel): string {
  const { value, uses } = expandWord(word.text, model.document.escape, (name) => known(`\u0001${name}\u0002`));
  if (!value.known) return word.text;
  const modified = uses.filter(({ modifier }) => modifier !== undefined);
  return joined(value.value, ...modified.map(({ start, end }) => word.text.slice(start, end)));
}
