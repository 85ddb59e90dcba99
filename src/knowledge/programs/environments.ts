import { wordSet } from "../words.ts";

/** Programs that run another in an environment of their own, with a search path that the image does not have. */
export const environmentRunners = wordSet(
  "asdf bun bundle chroot conda direnv mamba micromamba mise nodenv npm npx pdm pipenv pixi pnpm poetry pyenv rbenv" +
    " rye uv yarn",
);
