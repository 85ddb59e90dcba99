import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Run } from "../../kinds/dockerfile/nodes.ts";
import { isNumeric } from "../../knowledge/users.ts";
import type { Command } from "../../nodes/command.ts";
import { type Edit, insert, remove } from "../../text/edit.ts";
import { commentsWithin } from "../edits/comment-block.ts";
import { previousInstruction } from "../stages/lineage.ts";

/**
 * Whether a copy is made on an empty layer of its own, which has no accounts. With --chmod BuildKit makes it in the stage
 * all the same.
 */
export function isLinked({ flags, chmod }: Copy | Add): boolean {
  const link = flags.find(({ name }) => name === "link");
  return link !== undefined && link.value?.text.toLowerCase() !== "false" && !chmod;
}

/** Whether an owner (`user`, `user:group`) is looked up among the accounts of an image; root is 0 without them. */
export function namesAccount(owner: string): boolean {
  return !owner.split(":").every((part) => part === "" || part === "root" || isNumeric(part));
}

/** The COPY or ADD right before a RUN of the same stage; undefined where something else stands there. */
export function copyBefore(run: Run, model: DockerfileModel): Copy | Add | undefined {
  const previous = previousInstruction(run, model);
  return previous?.type === "Copy" || previous?.type === "Add" ? previous : undefined;
}

/**
 * The command of a RUN that does one thing only, without flags, redirects or anybody else's name; undefined for any
 * other RUN.
 */
export function onlyCommand(run: Run, model: DockerfileModel): Command | undefined {
  const [command, ...others] = model.commands(run);
  if (!command || others.length > 0 || run.flags.length > 0 || run.heredocs.length > 0 || run.onbuild) return undefined;
  const { wrappers, environment, redirects, flow } = command;
  if (wrappers.length > 0 || environment.length > 0 || redirects.length > 0 || flow.tolerated || flow.background)
    return undefined;
  return model.scripts(run).some(({ errors, tree }) => errors.length > 0 || tree?.commands.length !== 1)
    ? undefined
    : command;
}

/**
 * Gives a COPY or ADD a flag and drops the RUN after it, which did the same; undefined when comments would be lost
 * with the RUN.
 */
export function moveIntoCopy(
  copy: Copy | Add,
  run: Run,
  flag: string,
  model: DockerfileModel,
): readonly Edit[] | undefined {
  if (commentsWithin(model.document, copy.span.end, run.span.end)) return undefined;
  return [insert(copy.keyword.span.end, ` ${flag}`), remove({ start: copy.span.end, end: run.span.end })];
}
