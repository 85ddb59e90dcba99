import type { BaseImageFacts, CommandTable } from "./types.ts";

/** Facts about the world, as a value: the built-in tables, perhaps extended by config or plugins. */
export interface Knowledge {
  /** The table of a program, by base name as written. */
  command(program: string): CommandTable | undefined;
  /** Facts about an image by its short name ("node", "gcr.io/distroless/static-debian12") and tag; undefined for an unknown image. */
  baseImage(name: string, tag: string | undefined, digest: string | undefined): BaseImageFacts | undefined;
}
