import type { DockerfileDocument } from "../../kinds/dockerfile/nodes.ts";

/** `-`, `+` and `?`, with or without a colon. */
export function mindsUnset(modifier: string | undefined): boolean {
  return modifier !== undefined && /[-+?]$/.test(modifier);
}

/** Names of the arguments above the first FROM. */
export function globalArgs({ globals }: DockerfileDocument): readonly string[] {
  return globals.flatMap((one) => (one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : []));
}
