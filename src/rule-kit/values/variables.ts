import type { DockerfileDocument } from "../../kinds/dockerfile/nodes.ts";

/**
 * Whether the modifier of an expansion provides for a variable that is not set: `-`, `+` and `?`, with or without a
 * colon.
 */
export function mindsUnset(modifier: string | undefined): boolean {
  return modifier !== undefined && /[-+?]$/.test(modifier);
}

/**
 * Whether a use in a word that Docker expands comes to nothing when the variable is not set: not with a modifier that
 * provides for it, nor with one that Docker does not know, where the build stops.
 */
export function emptyWhenUnset(modifier: string | undefined): boolean {
  return modifier === undefined || /^(?:##?|%%?|\/\/?)$/.test(modifier);
}

/** Names of the arguments above the first FROM. */
export function globalArgs({ globals }: DockerfileDocument): readonly string[] {
  return globals.flatMap((one) => (one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : []));
}
