import type { Span } from "../text/span.ts";

/**
 * A reference to an image in a registry, split by the grammar of the distribution project
 * (`[registry/]repository[:tag][@digest]`). Offsets are relative to the start of the reference's text.
 */
export interface ImageReference {
  /** The text that was parsed. */
  readonly text: string;
  /** "docker.io" when the text names none. */
  readonly registry: string;
  readonly registryExplicit: boolean;
  /** Without registry; the implied `library/` of docker.io is left out: "node", "bitnami/node". */
  readonly repository: string;
  /** registry and repository in the shortest usual form: "node", "bitnami/node", "gcr.io/distroless/static". */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly nameSpan: Span;
  readonly tagSpan: Span | undefined;
  readonly digestSpan: Span | undefined;
}
