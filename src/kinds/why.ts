import type { EnvVar } from "../nodes/env-var.ts";
import type { Place } from "../nodes/place.ts";
import { type Fact, known } from "../syntax/fact.ts";
import type { Span } from "../text/span.ts";
import type { Document } from "./document.ts";

/** Something that is so at a place, as far as it can be told. */
export interface PlaceFact {
  /** "user", "$VERSION". */
  readonly name: string;
  readonly value: Fact<string>;
  /** For whom it is so, where the file is built in several ways that differ here: "service web of compose.yaml". */
  readonly builtBy?: string | undefined;
}

/** What stands at a place: the smallest thing that people have a word for. */
export interface Subject<N extends object = object> {
  /** "RUN". */
  readonly name: string;
  readonly span: Span;
  readonly node: N;
}

/** What can be said of a place of a document, for `plimsoll why`. */
export interface WhySupport<D extends Document = Document, M = unknown, N extends object = object> {
  /** The first thing for whose span the test holds; undefined where nothing but layout and comments is. */
  subject(document: D, isThere: (span: Span) => boolean): Subject<N> | undefined;
  /** What is known there, once for each way to build where they differ. `unnamed` is a build that no file asks for. */
  facts(node: N, models: readonly M[], unnamed: string): readonly PlaceFact[];
}

/** What is known of a place and of variables that are set there. */
export function placeFacts({ image, state }: Place, variables: readonly EnvVar[] = []): readonly PlaceFact[] {
  const { user, workdir, shell } = state;
  return [
    ...(image ? [{ name: "image", value: image.known ? known(image.value.text, image.origins) : image }] : []),
    { name: "user", value: user },
    { name: "directory", value: workdir },
    { name: "shell", value: shell.known ? known(shell.value.join(" "), shell.origins) : shell },
    ...variables.flatMap(({ name, value }) => (value ? [{ name: `$${name}`, value }] : [])),
  ];
}
