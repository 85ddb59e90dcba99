import type { DockerfileModel, LayerEffect } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Instruction, Run } from "../../kinds/dockerfile/nodes.ts";
import { setsUpAtOnce } from "../../knowledge/programs/side-effects.ts";
import type { Command } from "../../nodes/command.ts";
import { isWithin } from "../../syntax/posix-path.ts";
import { removeFromList } from "../../syntax/shell/edit.ts";
import { type Edit, remove } from "../../text/edit.ts";
import { commentsWithin } from "../edits/comment-block.ts";
import { insertFlag } from "../edits/flags.ts";
import { isLinked, namesAccount } from "../files/copy-ownership.ts";
import { previousInstruction } from "../stages/lineage.ts";

/** What a command sets below some paths: an owner or a mode, as COPY takes it. */
export interface Ownership {
  readonly change: "owner" | "mode";
  readonly value: string;
}

/** Instructions that no file of the image comes from, nor reads one. */
const passive: ReadonlySet<Instruction["type"]> = new Set(["Env", "Arg", "Label", "Expose", "User", "Workdir"]);

/** What is looked at of a RUN, and in front of it: enough for any file that people write. */
const maxSteps = 64;

/**
 * Gives the copies right before a RUN the ownership that a command of the RUN sets, and takes the command out. Undefined
 * where that is not plainly the same: the RUN puts something there before, the account is made in it, something else than
 * those copies lies there, or a copy has an owner or a mode of its own.
 */
export function ownedCopies(
  command: Command,
  stored: readonly LayerEffect[],
  run: Run,
  { change, value }: Ownership,
  model: DockerfileModel,
): readonly Edit[] | undefined {
  if (model.commands(run).length > maxSteps || model.effects(run).length > maxSteps) return undefined;
  const paths = model.effects(run).flatMap((effect) => (effect.command === command ? [effect.path ?? ""] : []));
  const copies = copiesInto(paths, run, model);
  if (!copies || !stored.every(({ instruction }) => copies.some((copy) => copy === instruction))) return undefined;
  if (!paths.every((path) => copies.some((copy) => landsIn(copy, [path], model)))) return undefined;
  if (!copies.every((copy) => takes(copy, { change, value }, model))) return undefined;
  const removed = withoutCommand(command, paths, run, change === "owner" && namesAccount(value), model);
  return (
    removed && [
      ...copies.map((copy) => insertFlag(copy, `--${change === "owner" ? "chown" : "chmod"}=${value}`)),
      removed,
    ]
  );
}

/** The copies that land below some paths, of those that nothing but other settings parts from the RUN. */
function copiesInto(paths: readonly string[], run: Run, model: DockerfileModel): readonly (Copy | Add)[] | undefined {
  const copies: (Copy | Add)[] = [];
  let one = previousInstruction(run, model);
  for (let i = 0; i < maxSteps && one; i++, one = previousInstruction(one, model)) {
    if (one.type !== "Copy" && one.type !== "Add") {
      if (passive.has(one.type)) continue;
      break;
    }
    if (landsIn(one, paths, model)) copies.push(one);
    else if (touches(one, paths, model)) return undefined;
  }
  return copies.length > 0 ? copies : undefined;
}

function landsIn(copy: Copy | Add, paths: readonly string[], model: DockerfileModel): boolean {
  const effects = model.effects(copy);
  return (
    effects.length > 0 &&
    effects.every(({ path }) => path !== undefined && paths.some((parent) => isWithin(path, parent)))
  );
}

/** A copy whose places are not known may land anywhere; one above may bring what lies below. */
function touches(copy: Copy | Add, paths: readonly string[], model: DockerfileModel): boolean {
  return model
    .effects(copy)
    .some(
      ({ path }) => !path?.startsWith("/") || paths.some((other) => isWithin(path, other) || isWithin(other, path)),
    );
}

/** What is unpacked has owners and modes of its own, and an empty layer knows no accounts. */
function takes(copy: Copy | Add, { change, value }: Ownership, model: DockerfileModel): boolean {
  if (copy.type === "Add" && model.effects(copy).some(({ what }) => what === "archive")) return false;
  if (change === "mode") return !copy.chmod;
  return !copy.chown && !(isLinked(copy) && namesAccount(value));
}

/** Takes the command out, or the RUN with it where it does nothing else. */
function withoutCommand(
  command: Command,
  paths: readonly string[],
  run: Run,
  named: boolean,
  model: DockerfileModel,
): Edit | undefined {
  const { document } = model;
  const commands = model.commands(run);
  const index = commands.indexOf(command);
  if (run.flags.length > 0 || run.heredocs.length > 0 || run.onbuild) return undefined;
  const { wrappers, environment, redirects, flow, script } = command;
  if (wrappers.length > 0 || environment.length > 0 || redirects.length > 0 || flow.tolerated || flow.background)
    return undefined;
  if (!model.scripts(run).includes(script) || script.errors.length > 0) return undefined;
  // What the RUN itself puts there, or whom it makes, is not there yet when COPY runs.
  const earlier = commands.slice(0, index);
  if (!earlier.every((one) => setsUpAtOnce.has(one.program ?? ""))) return undefined;
  if (named && earlier.some(({ program }) => /^(?:user|group)(?:add|mod)$|^add(?:user|group)$/.test(program ?? "")))
    return undefined;
  const makesThere = model
    .effects(run)
    .some(
      ({ action, path, command: by }) =>
        action === "create" &&
        by &&
        earlier.includes(by) &&
        (path === undefined || paths.some((other) => isWithin(path, other))),
    );
  if (makesThere) return undefined;
  if (commands.length > 1) return removeFromList(command, { source: document.source.text, escape: document.escape });
  const previous = previousInstruction(run, model);
  if (!previous || commentsWithin(document, previous.span.end, run.span.end)) return undefined;
  return remove({ start: previous.span.end, end: run.span.end });
}
