import type { Build } from "../../nodes/build.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { YamlDocument } from "../yaml.ts";

/** An entry of `builds`: Go programs that goreleaser compiles for each platform. */
export interface GoreleaserBuild extends Spanned {
  readonly type: "GoreleaserBuild";
  readonly place: Place;
  /** Of `flags` and of GOFLAGS; each is unknown where a template decides. */
  readonly flags: readonly Fact<string>[];
  /** Words of `ldflags`; undefined where there are none and goreleaser gives its own, which strip the program. */
  readonly ldflags: readonly Fact<string>[] | undefined;
  readonly gcflags: readonly Fact<string>[];
  /** Where its flags are said, or the entry begins. */
  readonly flagsSpan: Span;
  readonly ldflagsSpan: Span;
}

/** What its walk yields: nodes of its own, and those that general rules are about. */
export interface GoreleaserNodes extends Pick<SharedNodes, "Build" | "EnvVar" | "ImageRef" | "Problem"> {
  readonly GoreleaserBuild: GoreleaserBuild;
}

export interface GoreleaserDocument extends YamlDocument {
  readonly kind: "goreleaser";
  readonly programs: readonly GoreleaserBuild[];
  /** Of `dockers` and `dockers_v2`. */
  readonly images: readonly Build[];
  /** What `kos` build on. */
  readonly bases: readonly ImageRef[];
}
