import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFile } from "../../io/write.ts";
import type { BuildRequest } from "../../prove/build.ts";
import { missingEngine } from "../../prove/docker.ts";
import { EngineFault } from "../../prove/must.ts";
import { type BuiltImage, type Observation, type ObserveOptions, observe } from "../../prove/observe.ts";
import type { LoneTrial } from "../../prove/start.ts";
import type { Recipe } from "./recipes.ts";
import type { Laboratory } from "./search.ts";

/** How a container shows what it does: one that serves has to be up by then. In milliseconds. */
const trial: LoneTrial = { how: "alone", patience: 10_000 };

export interface LaboratoryOptions extends Pick<ObserveOptions, "client" | "signal"> {
  /** What builds reach. */
  readonly network: BuildRequest["network"];
  /** For a build, in milliseconds. */
  readonly timeout: number;
  /** Told before each build. */
  onBuild(): void;
}

/**
 * Hands a function a place to build texts of a file in, which is removed: Dockerfiles are written there and nowhere else,
 * and contexts are only read.
 */
export async function withLaboratory<T>(
  recipes: readonly Recipe[],
  { client, signal, network, timeout, onBuild }: LaboratoryOptions,
  use: (laboratory: Laboratory) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-prove-"));
  const dockerfile = join(directory, "Dockerfile");
  const known = new Map(recipes.map((recipe) => [recipe, new Map<string, BuiltImage>()]));
  const observed = new Map<string, readonly Observation[]>();

  async function build(text: string, anew: boolean): Promise<readonly Observation[]> {
    const all: Observation[] = [];
    for (const recipe of recipes) {
      writeFile(dockerfile, recipe.dockerfile(text));
      const ignore = recipe.ignore(text);
      // One that is named after the Dockerfile counts before that of the context.
      if (ignore) writeFile(`${dockerfile}.dockerignore`, ignore);
      else rmSync(`${dockerfile}.dockerignore`, { force: true });
      onBuild();
      const request = { ...recipe.way, dockerfile, network, timeout, anew };
      const images = anew ? undefined : known.get(recipe);
      const one = await observe(request, [trial], { client, signal, known: images });
      const missing = one.built ? undefined : await missingEngine({ client, signal });
      signal?.throwIfAborted();
      if (missing !== undefined) throw new EngineFault(missing);
      all.push(one);
      if (!one.built) break;
    }
    return all;
  }

  try {
    return await use({
      async observe(text) {
        const all = observed.get(text) ?? (await build(text, false));
        observed.set(text, all);
        return all;
      },
      observeAnew: (text) => build(text, true),
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
