import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Arg, Env, Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import type { Holds, ProposedFix } from "../../report.ts";
import { isPosixFamily } from "../../syntax/shell/script.ts";
import { firstMentions } from "../../text/mentions.ts";
import { insertFlag } from "../edits/flags.ts";
import { commandEffects } from "../edits/instruction-effects.ts";
import { removeLines } from "../edits/remove-lines.ts";
import { perModel } from "../model/per-model.ts";

/**
 * Hands the value of an ARG or ENV to the one RUN that names it by a secret mount, in a variable of the same name. The
 * build then has to be called with it. Undefined where another instruction names it too, where the RUN writes it to a
 * file that the mount would not keep out of the image, and for a frontend that knows no such mount.
 */
export function mountSecret(instruction: Arg | Env, model: DockerfileModel): ProposedFix | undefined {
  const { pairs, onbuild, span, type } = instruction;
  const { document } = model;
  const name = pairs[0]?.key.text;
  if (name === undefined || pairs.length !== 1 || onbuild || !/^\w+$/.test(name)) return undefined;
  const [own = -1, user = -1, ...others] = mentions(model).get(name) ?? [];
  const run = document.instructions[user];
  if (document.instructions[own] !== instruction || others.length > 0 || run?.type !== "Run") return undefined;
  if (run.onbuild || run.stage !== instruction.stage) return undefined;
  if (!readsHere(run, name, model)) return undefined;
  const title = `Mount ${name} for the RUN that names it: the build must be called with --secret id=${name}`;
  return {
    title: type === "Env" ? `${title}, and the container given it` : title,
    safe: false,
    requires: { "the frontend mounts secrets as variables": knowsEnvironmentSecrets(model) },
    effect: [type === "Env" ? "env" : "args", "mounts", ...commandEffects],
    edits: [removeLines(document.source.text, span), insertFlag(run, `--mount=type=secret,id=${name},env=${name}`)],
  };
}

/** The instructions that name a variable which an ARG or ENV of its own sets: three of them tell that there are too many. */
const mentions = perModel(({ document: { instructions, source } }) => {
  const names = instructions.flatMap((one) =>
    (one.type === "Env" || one.type === "Arg") && one.pairs.length === 1 ? one.pairs.map(({ key }) => key.text) : [],
  );
  const texts = instructions.map(({ span }) => source.text.slice(span.start, span.end));
  return firstMentions(names, texts, 3);
});

/** `env=` came with the frontend 1.10; without a directive it is the engine's own. */
function knowsEnvironmentSecrets({ document: { directives } }: DockerfileModel): Holds {
  const syntax = directives.find(({ name }) => name === "syntax")?.value;
  if (syntax === undefined) return { unless: "the engine's frontend is older than 1.10" };
  if (/^docker\/dockerfile:(?:1|latest)$/.test(syntax)) return true;
  return Number(/^docker\/dockerfile:1\.(\d+)(?:\.\d+)?$/.exec(syntax)?.[1]) >= 10;
}

/** What is looked at of a RUN: enough for any that people write. */
const mostCommands = 64;

/** Whether commands of a POSIX shell name the variable, and put it into no file that is known. */
function readsHere(run: Run, name: string, model: DockerfileModel): boolean {
  if (model.commands(run).length > mostCommands || model.effects(run).length > mostCommands) return false;
  const scripts = model.scripts(run);
  if (scripts.length === 0 || !scripts.every(({ dialect, errors }) => isPosixFamily(dialect) && errors.length === 0))
    return false;
  const written = new Set<Command | undefined>(
    model
      .effects(run)
      .flatMap(({ action, what, command }) => (action === "create" && what === "file" ? [command] : [])),
  );
  const naming = model
    .commands(run)
    .filter(({ span }) => model.document.source.text.slice(span.start, span.end).includes(name));
  return naming.length > 0 && naming.every((command) => command.redirects.length === 0 && !written.has(command));
}
