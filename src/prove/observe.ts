import { type BuildRequest, build, removeImage } from "./build.ts";
import { type DockerOptions, lastLine, uniqueName } from "./docker.ts";
import { imageId, type Snapshot, snapshotOf } from "./snapshot.ts";
import { type Behaviour, type Trial, tryImage } from "./start.ts";

/** What a Dockerfile comes to. */
export type Observation = FailedBuild | BuiltImage;

export interface FailedBuild {
  readonly built: false;
  /** What the engine said last, and all of it. */
  readonly reason: string;
  readonly log: string;
}

export interface BuiltImage {
  readonly built: true;
  readonly image: Snapshot;
  /** In the order of the trials. */
  readonly runs: readonly Behaviour[];
}

export interface ObserveOptions extends Pick<DockerOptions, "client" | "signal"> {
  /** Images that were looked at and tried in the same way, by their id: another look would show the same. */
  readonly known?: Map<string, BuiltImage> | undefined;
}

/**
 * Builds an image, looks at it, tries it, and leaves nothing behind.
 * @throws EngineFault when the engine fails, and what the signal says when that breaks it off
 */
export async function observe(
  request: BuildRequest,
  trials: readonly Trial[],
  { known, ...options }: ObserveOptions = {},
): Promise<Observation> {
  const name = uniqueName();
  try {
    const log = await build(name, request, options);
    options.signal?.throwIfAborted();
    if (log !== undefined) return { built: false, reason: reasonIn(log), log };
    const id = known && (await imageId(name, options));
    const old = id === undefined ? undefined : known?.get(id);
    if (old) return old;
    const image = await snapshotOf(name, options);
    const runs: Behaviour[] = [];
    for (const trial of trials) runs.push(await tryImage(name, trial, options));
    options.signal?.throwIfAborted();
    const observed = { built: true, image, runs } as const;
    if (id !== undefined) known?.set(id, observed);
    return observed;
  } finally {
    await removeImage(name, options);
  }
}

/** Hints may follow it. */
function reasonIn(log: string): string {
  return (
    log
      .match(/^ERROR: .*/gm)
      ?.at(-1)
      ?.slice("ERROR: ".length) ?? lastLine(log)
  );
}
