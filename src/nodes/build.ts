import type { Fact } from "../syntax/fact.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { EnvVar } from "./env-var.ts";
import type { Place } from "./place.ts";

/** An image build that some file asks for. Each part has the place where it is said. */
export interface Build extends Spanned {
  readonly type: "Build";
  readonly place: Place;
  /** A directory, relative to the file, or a URL; undefined where the notation leaves it out. */
  readonly context: BuildPart | undefined;
  /** Relative to the context; on a command line to the directory that it runs in. */
  readonly dockerfile: BuildPart | undefined;
  /** A Dockerfile that is written out in the file itself: its text's place. */
  readonly inline: Spanned | undefined;
  readonly target: BuildPart | undefined;
  readonly args: readonly EnvVar[];
  /** Named contexts. */
  readonly contexts: readonly { readonly name: BuildPart; readonly value: BuildPart | undefined }[];
  readonly platforms: readonly BuildPart[];
  /** By the name that RUN mounts them under. */
  readonly secrets: readonly BuildPart[];
  readonly ssh: readonly BuildPart[];
  readonly tags: readonly BuildPart[];
  readonly cacheFrom: readonly BuildPart[];
  readonly cacheTo: readonly BuildPart[];
  /** "provenance", "sbom". */
  readonly attestations: readonly { readonly name: string; readonly value: BuildPart }[];
  readonly labels: readonly EnvVar[];
  /** Whether the image is pushed as soon as it is built; undefined where that is not said. */
  readonly push: Fact<boolean> | undefined;
}

/** A word of a build with its place. */
export interface BuildPart extends Spanned {
  readonly value: Fact<string>;
  /** Without quotes. */
  readonly contentSpan: Span;
}

/** A build as far as it is said; the rest is left out. */
export function buildOf(said: Pick<Build, "span" | "place"> & Partial<Omit<Build, "type">>): Build {
  return { ...nothing, ...said };
}

const nothing: Omit<Build, "span" | "place"> = {
  type: "Build",
  context: undefined,
  dockerfile: undefined,
  inline: undefined,
  target: undefined,
  args: [],
  contexts: [],
  platforms: [],
  secrets: [],
  ssh: [],
  tags: [],
  cacheFrom: [],
  cacheTo: [],
  attestations: [],
  labels: [],
  push: undefined,
};
