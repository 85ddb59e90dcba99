import type { Command } from "../../nodes/command.ts";

/** Programs that run another in an environment of their own, with a search path that the image does not have. */
const environments = new Set(
  (
    "asdf bun bundle chroot conda direnv mamba micromamba mise nodenv npm npx pdm pipenv pixi pnpm poetry pyenv rbenv " +
    "rye uv yarn"
  ).split(" "),
);

/** Whether a command finds programs elsewhere than the image has them. */
export function hasOwnEnvironment({ wrappers }: Command): boolean {
  for (const { program } of wrappers) if (environments.has(program)) return true;
  return false;
}
