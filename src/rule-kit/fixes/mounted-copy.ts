import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Copy, Instruction, Run, Word } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import type { Holds, ProposedFix } from "../../report.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, isWithin, normalizePath, removalCovers } from "../../syntax/posix-path.ts";
import { directoriesOf } from "../../syntax/shell/directories.ts";
import { removeArgument, removeFromList } from "../../syntax/shell/edit.ts";
import { type Edit, remove } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import { commentsWithin } from "../edits/comment-block.ts";
import { insertFlag } from "../edits/flags.ts";
import { removeLines } from "../edits/remove-lines.ts";
import { previousInstruction } from "../stages/lineage.ts";
import { directoryExists } from "./directories.ts";
import { all } from "./holds.ts";

/**
 * Mounts for a RUN what a COPY brings and a command of the RUN removes again. Undefined where that is not plainly the
 * same: another RUN in between may read it, the RUN changes it or removes only a part, or the COPY gives it an owner or
 * a mode.
 */
export function mountCopy(copy: Copy, removal: Command, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const { document } = model;
  if (model.commands(run).length > maxSteps || model.effects(run).length > maxSteps) return undefined;
  if (!isFollowedBy(copy, run, model) || commentsWithin(document, copy.span.start, copy.span.end)) return undefined;
  const mounts = mountsOf(copy, model);
  if (!mounts?.every(({ target }) => isOnlyRead(target, run, model))) return undefined;
  const removed = withoutRemoval(mounts, removal, run, model);
  if (!removed) return undefined;
  const names = mounts.map(({ target }) => basename(target)).join(" and ");
  const given = mounts.map(({ option, target }) => `--mount=type=bind,${option},target=${target}`).join(" ");
  return {
    title: `Mount ${names} for this RUN instead of copying`,
    safe: false,
    requires: {
      "the directories that COPY creates are not needed": all(mounts, ({ target }) =>
        directoryExists(dirname(target), copy, model),
      ),
      "nothing is written to the mount": all(mounts, ({ target, isTree }): Holds => {
        return !isTree || { unless: `something is written to ${target}` };
      }),
    },
    effect: ["copies", "mounts", "layers", "commands", "cleanup", "options"],
    edits: [removeParagraph(document.source.text, copy.span), insertFlag(run, given), ...removed],
  };
}

interface Mount {
  /** What is mounted, as options: `from=build,source=/out`. */
  readonly option: string;
  readonly target: string;
  /** Perhaps a directory. */
  readonly isTree: boolean;
}

/** What is looked at of a RUN, and in front of it: enough for any file that people write. */
const maxSteps = 64;

/** More would hide the command. */
const maxMounts = 3;

/** Names that mean the same in an option. */
const plain = /^[\w./@+-]+$/;

function mountsOf(copy: Copy, model: DockerfileModel): readonly Mount[] | undefined {
  const isPlain = copy.flags.every(({ name }) => name === "from" || name === "link");
  if (copy.onbuild || copy.heredocs.length > 0 || !isPlain) return undefined;
  const effects = model.effects(copy);
  if (effects.length !== copy.sources.length || effects.length > maxMounts) return undefined;
  const mounts = effects.map(({ path, recursive }, index) => mountOf(copy, copy.sources[index]!, path, recursive));
  return mounts.every((mount) => mount !== undefined) ? mounts : undefined;
}

function mountOf(copy: Copy, { text }: Word, target: string | undefined, isTree: boolean): Mount | undefined {
  const destination = copy.destination?.text ?? "";
  const from = copy.from?.value?.text;
  const source = from === undefined ? normalizePath(`/${text}`).slice(1) : text;
  if (source === "" || !target?.startsWith("/")) return undefined;
  if (![text, destination, target, from ?? source].every((written) => plain.test(written))) return undefined;
  // A tree goes into a directory by its content, a file by its name.
  if (isTree && /(?:\/|^\.)$/.test(destination)) return undefined;
  return { option: from === undefined ? `source=${source}` : `from=${from},source=${source}`, target, isTree };
}

/** Whether nothing stands between a COPY and a RUN that could read what is copied. */
function isFollowedBy(copy: Copy, run: Run, model: DockerfileModel): boolean {
  let one: Instruction | undefined = previousInstruction(run, model);
  for (let i = 0; i < maxSteps && one && one !== copy && passive.has(one.type); i++)
    one = previousInstruction(one, model);
  return one === copy;
}

const passive: ReadonlySet<Instruction["type"]> = new Set(["Copy", "Env", "Arg", "Label", "Expose", "User"]);

/**
 * Whether no command of a RUN is known to change what lies there, nor to take it away with more, for a mount stays; what
 * works in a directory of it leaves its files there.
 */
function isOnlyRead(target: string, run: Run, model: DockerfileModel): boolean {
  const { workdir, home } = model.before(run);
  const directories = directoriesOf(model.commands(run), knownValue(workdir), () => knownValue(home));
  if (directories.some((directory) => directory !== undefined && isWithin(directory, target))) return false;
  return !model.effects(run).some(({ path, action }) => {
    if (path === undefined || action === "read") return false;
    return action === "remove" ? path !== target && removalCovers(path, target) : isWithin(path, target);
  });
}

/** Takes out the removal, which fails on a mount: its words, or all of it where it removes nothing else. */
function withoutRemoval(
  mounts: readonly Mount[],
  removal: Command,
  run: Run,
  model: DockerfileModel,
): readonly Edit[] | undefined {
  const { document } = model;
  const layout = { source: document.source.text, escape: document.escape };
  if (removal.program !== "rm" || removal.wrappers.length > 0 || !model.scripts(run).includes(removal.script))
    return undefined;
  const paths = new Map(
    model.effects(run).map(({ span, path, command }) => [span.start, command === removal ? path : undefined]),
  );
  const words = mounts.map(({ target }) => removal.operands.find(({ span }) => paths.get(span.start) === target));
  if (words.some((word) => word === undefined)) return undefined;
  const kept = removal.operands.filter((operand) => !words.includes(operand));
  if (kept.length > 0) return words.map((word) => removeArgument(word!, layout));
  const edit = removeFromList(removal, layout);
  return edit && [edit];
}

/** Takes a blank line behind along where what stands before is no instruction. */
function removeParagraph(source: string, span: Span): Edit {
  const edit = removeLines(source, span);
  const blank = /^[ \t]*\r?\n/.exec(source.slice(edit.span.end))?.[0];
  const isHead = /(?:^|\n)(?:[ \t]*#[^\n]*)?\n$/.test(source.slice(0, edit.span.start));
  return blank && isHead ? remove({ start: edit.span.start, end: edit.span.end + blank.length }) : edit;
}
