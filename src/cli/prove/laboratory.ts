import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildRequest } from "../../prove/build.ts";
import { missingEngine } from "../../prove/docker.ts";
import { type BuiltImage, type Observation, type ObserveOptions, observe } from "../../prove/observe.ts";
import type { LoneTrial } from "../../prove/start.ts";
import type { Laboratory } from "./search.ts";
import type { Ways } from "./ways.ts";

/** The engine went away: nothing more can be proven in this run. */
export class EngineGone extends Error {}

/** How a container shows what it does: one that serves has to be up by then. In milliseconds. */
const trial: LoneTrial = { how: "alone", patience: 10_000 };

export interface LaboratoryOptions extends Pick<ObserveOptions, "client" | "signal"> {
  /** Bytes of a text in the encoding of the file. */
  encode(text: string): Uint8Array;
  /** What builds reach. */
  readonly network: BuildRequest["network"];
  /** For a build, in milliseconds. */
  readonly timeout: number;
  /** Told before each build. */
  onBuild(): void;
}

/**
 * Hands a function a place to build texts of a file in, which is removed: what is built is written beside nothing of the
 * user's, and the context is only read.
 */
export async function withLaboratory<T>(
  { builds, ignore }: Ways,
  { client, signal, encode, network, timeout, onBuild }: LaboratoryOptions,
  use: (laboratory: Laboratory) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-prove-"));
  const dockerfile = join(directory, "Dockerfile");
  // One that is named after the Dockerfile counts before that of the context.
  if (ignore !== undefined) writeFileSync(`${dockerfile}.dockerignore`, ignore);
  const known = builds.map(() => new Map<string, BuiltImage>());
  const observed = new Map<string, readonly Observation[]>();

  async function build(text: string, anew: boolean): Promise<readonly Observation[]> {
    writeFileSync(dockerfile, encode(text));
    const all: Observation[] = [];
    for (const [index, way] of builds.entries()) {
      onBuild();
      const request = { ...way, dockerfile, network, timeout, anew };
      const one = await observe(request, [trial], { client, signal, ...(anew ? {} : { known: known[index] }) });
      const missing = one.built ? undefined : await missingEngine({ client, signal });
      signal?.throwIfAborted();
      if (missing !== undefined) throw new EngineGone(missing);
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
