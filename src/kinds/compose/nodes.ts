import type { Build } from "../../nodes/build.ts";
import type { Command } from "../../nodes/command.ts";
import type { Container } from "../../nodes/container.ts";
import type { Entry } from "../../nodes/entry.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Mount } from "../../nodes/mount.ts";
import type { Owner } from "../../nodes/place.ts";
import type { Port } from "../../nodes/port.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { Fact } from "../../syntax/fact.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { YamlPair } from "../../syntax/yaml/text.ts";
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
  readonly args: readonly YamlPair[];
  readonly additionalContexts: readonly { readonly name: Scalar; readonly value: Scalar | undefined }[];
  /** Whether it takes the place of what it would be merged into: `build: !override`. */
  readonly alone: boolean;
  /** Keys whose values take the place of those that they would be merged into, or do away with them. */
  readonly replaces: ReadonlySet<string>;
}

/** An entry of `services`, as written in it; what it runs is its `Container`. */
export interface Service extends Spanned {
  readonly type: "Service";
  readonly name: Scalar;
  /** The owner that the places of its parts name. */
  readonly owner: Owner;
  /** Its keys and their values; undefined for none. */
  readonly node: YamlNode | undefined;
  /** `image` where it names what this service, or another one of this file, builds. */
  readonly builtImage: Scalar | undefined;
  /** What it extends may build too. */
  readonly build: ComposeBuild | undefined;
  /** Whether it does away with the build that it would be merged into: `build: !reset`. */
  readonly resetsBuild: boolean;
  readonly extends: { readonly service: string; readonly file: string | undefined } | undefined;
  readonly profiles: readonly Scalar[];
}

/** A name by which a service refers to something that has to be defined. */
export interface ComposeReference extends Spanned {
  readonly by: Owner;
  /** The top-level key under which it is defined: "services", "networks", "volumes", "secrets", "configs", "models". */
  readonly section: string;
  readonly name: string;
  /** Whether it is, in this file or one that is read with it; unknown where that is not all seen. */
  readonly defined: Fact<boolean>;
  /** What is defined there. */
  readonly candidates: ReadonlySet<string>;
  /** Whether it is a service that has to be started before. */
  readonly startsAfter: boolean;
}

export interface ComposeNodes {
  Build: Build;
  Command: Command;
  Container: Container;
  Entry: Entry;
  EnvVar: EnvVar;
  ImageRef: ImageRef;
  Mount: Mount;
  Port: Port;
  Problem: Problem;
  Service: Service;
}

/**
 * What is said of a service, here and in other files: those of services that it extends, and those that are read as one
 * with its own, such as compose.override.yaml. Places behind the end of the file's text are in those: what is reported
 * there is left to them.
 */
export interface MergedService {
  /** The service over what it extends and what files that are read before say of it. */
  readonly node: YamlNode | undefined;
  /** The same with what files that are read after lay over it. */
  readonly whole: YamlNode | undefined;
}

/** What the services of a file come to. */
export interface ComposeModel {
  /** One for each service, in order. */
  readonly services: readonly MergedService[];
  /** One for each service, in order. */
  readonly containers: readonly Container[];
  /** What services refer to. */
  readonly references: readonly ComposeReference[];
}

export interface ComposeDocument extends YamlDocument {
  readonly kind: "compose";
  readonly services: readonly Service[];
  /** Names that services give to what they build, as written. */
  readonly builtImages: ReadonlySet<string>;
}
