import type { Source } from "../../text/source.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { EnvVar, ImageRef, Port } from "../dockerfile/model/types.ts";
import type { ParserProblem } from "../kind.ts";

/** A scalar with its place. `value` is the string that Compose sees, variables (`${X}`) unresolved. */
export interface Scalar extends Spanned {
  readonly value: string;
  /** The value without quotes or block indicators; equals `span` for plain scalars. */
  readonly contentSpan: Span;
}

/** `services.NAME.build`. */
export interface Build extends Spanned {
  readonly context: Scalar | undefined;
  readonly dockerfile: Scalar | undefined;
  readonly dockerfileInline: Scalar | undefined;
  readonly target: Scalar | undefined;
  readonly args: readonly { readonly name: Scalar; readonly value: Scalar | undefined }[];
  readonly additionalContexts: readonly { readonly name: Scalar; readonly value: Scalar | undefined }[];
}

export interface Service extends Spanned {
  readonly type: "Service";
  readonly name: Scalar;
  readonly image: ImageRef | undefined;
  readonly build: Build | undefined;
  readonly environment: readonly EnvVar[];
  readonly ports: readonly Port[];
  readonly profiles: readonly Scalar[];
}

export interface ComposeNodes {
  Service: Service;
  ImageRef: ImageRef;
  EnvVar: EnvVar;
  Port: Port;
  Problem: ParserProblem;
}

export interface ComposeDocument {
  readonly kind: "compose";
  readonly source: Source;
  readonly services: readonly Service[];
  readonly problems: readonly ParserProblem[];
  readonly comments: readonly { readonly span: Span; readonly text: string }[];
}
