import { type BuildRequest, build, removeImage } from "./build.ts";
import { lastLine, uniqueName } from "./docker.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import { type Behaviour, type Trial, tryImage } from "./start.ts";

/** What a Dockerfile comes to. */
export type Observation =
  | {
      readonly built: false /** What the engine said last, and all of it. */;
      readonly reason: string;
      readonly log: string;
    }
  | {
      readonly built: true;
      readonly image: Snapshot /** In the order of the trials. */;
      readonly runs: readonly Behaviour[];
    };

/**
 * Builds an image, looks at it, tries it, and leaves nothing behind.
 * @throws Error when the engine fails, or the signal breaks it off
 */
export async function observe(
  request: BuildRequest,
  trials: readonly Trial[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<Observation> {
  const name = uniqueName();
  try {
    const log = await build(name, request, options);
    options.signal?.throwIfAborted();
    if (log !== undefined) return { built: false, reason: lastLine(log), log };
    const image = await snapshotOf(name, options);
    const runs: Behaviour[] = [];
    for (const trial of trials) runs.push(await tryImage(name, trial, options));
    options.signal?.throwIfAborted();
    return { built: true, image, runs };
  } finally {
    await removeImage(name);
  }
}
