import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { isWithin, resolvePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { runSteps } from "../commands/run-steps.ts";
import type { Brought } from "../files/brought-places.ts";

/** Who owns what when a stage is complete, as far as copies and commands of the file say so. */
export interface Owners {
  /** As `chown` has it; undefined for root. */
  ownerOf(path: string): string | undefined;
  /** Whether a copy would be another: it keeps the modes of what is in a directory, not its own, and no owner. */
  isChanged(path: string): boolean;
}

interface Change {
  readonly path: string;
  readonly recursive: boolean;
  /** Undefined where it is not known, or the mode is changed. */
  readonly owner: string | undefined;
}

/** Follows `--chown` of copies, and chown, chmod and `mkdir -m` of commands. */
export function ownersIn(stage: Stage, brought: readonly Brought[], model: DockerfileModel): Owners {
  const copied = brought.flatMap(({ copy, target, isDirectory }): Change[] => {
    const owner = copy.chown?.value?.text;
    return owner === undefined ? [] : [{ path: target, recursive: isDirectory, owner }];
  });
  const changes = [...copied, ...runSteps(stage, model).flatMap(changesOf)];
  return {
    ownerOf: (path) => changes.findLast((one) => one.owner !== undefined && covers(one, path))?.owner,
    isChanged: (path) => changes.some((one) => one.owner === undefined && covers(one, path)),
  };
}

function covers({ path, recursive }: Change, other: string): boolean {
  return path === other || (recursive && isWithin(other, path));
}

function changesOf({ command, directory }: ReturnType<typeof runSteps>[number]): readonly Change[] {
  const { program, operands } = command;
  const words = operands.map(({ value, word }) => value ?? word.text);
  const [owner] = operands.map(({ value }) => value);
  const recursive = option(command, "recursive") !== undefined;
  const all = (paths: readonly string[], owner: string | undefined) =>
    paths.map((path) => ({ path: resolvePath(path, directory), recursive, owner }));
  if (program === "chown") return all(words.slice(1), owner);
  if (program === "chmod") return all(words.slice(1), undefined);
  return program === "mkdir" && option(command, "mode") ? all(words, undefined) : [];
}
