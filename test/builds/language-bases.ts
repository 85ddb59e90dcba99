import { docker } from "../../src/prove/docker.ts";
import { missing } from "./engine.ts";

/** What there is not for builds on these bases of scripts/builds/language-bases.sh; undefined where nothing is missing. */
export async function missingFor(...names: readonly string[]): Promise<string | undefined> {
  if (missing !== undefined) return missing;
  const { code } = await docker(["image", "inspect", ...names]);
  return code === 0 ? undefined : `there is no stand-in for ${names.join(" or ")}`;
}
