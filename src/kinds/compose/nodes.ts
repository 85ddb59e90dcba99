import type { Build } from "../../nodes/build.ts";
import type { Entry } from "../../nodes/entry.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import type { Port } from "../../nodes/port.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { ExecWord } from "../../syntax/shell/exec-form.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Span, Spanned } from "../../text/span.ts";
import type { YamlDocument } from "../yaml.ts";

/** A scalar with its place. `value` is the string that Compose sees, variables (`${X}`) unresolved. */
export interface Scalar extends Spanned {
  readonly value: string;
  /** The value without quotes or block indicators; equals `span` for plain scalars. */
  readonly contentSpan: Span;
}

/** `services.NAME.build`, as written: variables (`${X}`) are replaced when it is linked. */
export interface ComposeBuild extends Spanned {
  readonly node: Build;
  readonly context: Scalar | undefined;
  readonly dockerfile: Scalar | undefined;
  readonly dockerfileInline: YamlScalar | undefined;
  readonly target: Scalar | undefined;
  /** Without a value where Compose takes it from its own environment. */
  readonly args: readonly { readonly name: Scalar; readonly value: Scalar | undefined }[];
  readonly additionalContexts: readonly { readonly name: Scalar; readonly value: Scalar | undefined }[];
}

/** `services.NAME.healthcheck`. */
export interface ServiceHealthcheck extends Spanned {
  readonly place: Place;
  /** Switches the image's own check off. */
  readonly disabled: boolean;
  /** Has a test, which takes the place of the image's. */
  readonly replaces: boolean;
  /** What the test runs, variables of Compose replaced; undefined where there is none, or its characters cannot be placed. */
  readonly command:
    | { readonly form: "exec"; readonly words: readonly ExecWord[] }
    | { readonly form: "shell"; readonly text: MappedText }
    | undefined;
}

export interface Service extends Spanned {
  readonly type: "Service";
  readonly name: Scalar;
  /** An image to be pulled; undefined where this file builds it. */
  readonly image: ImageRef | undefined;
  /** `image` where it names what this service, or another one of this file, builds. */
  readonly builtImage: Scalar | undefined;
  /** As written in this service: what it extends may build too. */
  readonly build: ComposeBuild | undefined;
  readonly extends: { readonly service: string; readonly file: string | undefined } | undefined;
  readonly environment: readonly EnvVar[];
  readonly ports: readonly Port[];
  readonly profiles: readonly Scalar[];
  readonly healthcheck: ServiceHealthcheck | undefined;
  /** Where what belongs to it stands: to the build of its image, or to the container. */
  place(phase: "build" | "run"): Place;
  /** Where volumes are mounted in the container. */
  readonly mounts: readonly string[];
}

export interface ComposeNodes {
  Build: Build;
  Entry: Entry;
  Service: Service;
  ImageRef: ImageRef;
  EnvVar: EnvVar;
  Port: Port;
  Problem: Problem;
}

export interface ComposeDocument extends YamlDocument {
  readonly kind: "compose";
  readonly services: readonly Service[];
}
