import type { DockerfileDocument } from "../../kinds/dockerfile/nodes.ts";

/**
 * Whether the modifier of an expansion provides for a variable that is not set: `-`, `+` and `?`, with or without a
 * colon.
 */
export function mindsUnset(modifier: string | undefined): boolean {
  return modifier !== undefined && /[-+?]$/.test(modifier);
}

/** Names of the arguments above the first FROM. */
export function globalArgs({ globals }: DockerfileDocument): readonly string[] {
  return globals.flatMap((one) => (one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : []));
}
