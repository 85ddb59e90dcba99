import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docker, missingEngine } from "../../src/prove/docker.ts";
import { type Observation, observe } from "../../src/prove/observe.ts";
import type { Trial } from "../../src/prove/start.ts";
import { cli } from "./plimsoll.ts";

/** What there is not that the builds need; undefined where nothing is missing. */
export const missing: string | undefined = existsSync(cli)
  ? ((await missingEngine()) ?? (await missingBases()))
  : "dist is missing";

/** Cases count on packages that only the stand-ins have, and on there being no network. */
async function missingBases(): Promise<string | undefined> {
  const label = '{{index .Config.Labels "org.opencontainers.image.description"}}';
  const names = ["busybox:1.35", "debian:bookworm-slim", "node:20", "golang:1.26", "golang:1.21"];
  const { code, stdout } = await docker(["image", "inspect", "--format", label, ...names]);
  const standIns = stdout.split("\n").filter((line) => line.startsWith("Stand-in for"));
  return code === 0 && standIns.length === names.length
    ? undefined
    : "its bases are not those of scripts/builds/bases.sh";
}

/** Builds and runs without any network, so that it depends on nothing but the bases. */
export function observeIn(
  directory: string,
  run: readonly string[] | { readonly port: number; readonly path: string } = [],
): Promise<Observation> {
  const trial: Trial = "port" in run ? { how: "http", ...run } : { how: "command", args: run };
  return observe({ context: directory, dockerfile: dockerfileIn(directory), network: "none" }, [trial]);
}

/** Without the line that names a frontend, which would have to come from a registry. */
function dockerfileIn(directory: string): string {
  const path = join(directory, "Dockerfile");
  const text = readFileSync(path, "utf8");
  const own = text.replace(/^#\s*syntax\s*=.*/im, "#");
  if (own === text) return path;
  const copy = join(directory, "..", "Dockerfile");
  writeFileSync(copy, own);
  return copy;
}
