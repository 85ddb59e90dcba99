import { buildVariable } from "../../../knowledge/build-variables.ts";
import { plainWordsOrExit } from "../../../nodes/plain-words.ts";
import type { Fact } from "../../../syntax/fact.ts";
import type { Meaning } from "../../kind.ts";
import type { Cmd, Entrypoint, Healthcheck, Instruction, Word } from "../nodes.ts";
import type { DockerfileAspect } from "../types.ts";
import type { DockerfileModel, Stage } from "./types.ts";

/**
 * The settings of the image that is built, as a container finds them, whichever instructions of whichever stage say so.
 * Left out are variables that only a build reads.
 */
export function outcomeOf(model: DockerfileModel): readonly Meaning[] {
  const stage = model.target;
  if (!stage) return [];
  const { end } = stage;
  const piece = (aspect: DockerfileAspect, ...texts: readonly string[]): Meaning => ({
    aspect,
    text: texts.join("\0"),
  });
  return [
    piece("user", textOf(end.user)),
    piece("workdir", textOf(end.workdir)),
    ...variablesOf(stage).map((name) => piece("env", name, textOf(end.environment(name)))),
    piece("ports", ...wordsOf(end.ports, stage, model)),
    piece("volumes", ...wordsOf(end.volumes, stage, model)),
    ...[...end.labels].map(([name, { value }]) => piece("labels", name, value?.text ?? "")).sort(byText),
    piece("stopsignal", argumentsOf(end.stopSignal)),
    piece("entrypoint", ...startOf(end.entrypoint, model)),
    piece("cmd", ...startOf(end.cmd, model)),
    piece(
      "healthcheck",
      ...(end.healthcheck?.flags ?? []).map(({ name, value }) => `${name}=${value?.text}`).sort(),
      ...startOf(end.healthcheck, model),
    ),
  ];
}

function byText(a: Meaning, b: Meaning): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

function textOf(fact: Fact<string> | undefined): string {
  if (!fact) return "";
  return fact.known ? fact.value : `? ${fact.reason}`;
}

/** The variables that ENV sets in a stage and its parents. */
function variablesOf({ chain }: Stage): readonly string[] {
  const names = chain
    .flatMap(({ instructions }) => instructions)
    .flatMap((one) => (one.type === "Env" ? one.pairs.map(({ key }) => key.text) : []));
  return [...new Set(names)].filter((name) => !buildVariable.test(name)).sort();
}

function wordsOf(words: readonly Word[], { instructions }: Stage, model: DockerfileModel): readonly string[] {
  const last = instructions.at(-1);
  const values = words.map((word) => (last ? textOf(model.resolve(word, last)) : word.text));
  return [...new Set(values)].sort();
}

function argumentsOf(instruction: Instruction | undefined): string {
  return instruction?.args.text ?? "";
}

/** The words that are started; the whole text where a shell has more to do than to start them. */
function startOf(instruction: Cmd | Entrypoint | Healthcheck | undefined, model: DockerfileModel): readonly string[] {
  const command = instruction?.command;
  if (!instruction || !command) return [];
  if (command.form === "exec") return command.args.map(({ text }) => text);
  const [script] = model.scripts(instruction);
  return (script && plainWordsOrExit(script)?.map(({ text }) => text)) ?? [command.text.text];
}
