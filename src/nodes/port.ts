import type { Fact } from "../syntax/fact.ts";
import type { PortParts } from "../syntax/port.ts";
import type { Spanned } from "../text/span.ts";
import type { Place } from "./place.ts";

/** A port of a container, declared or published. */
export interface Port extends Spanned, PortParts {
  readonly type: "Port";
  readonly place: Place;
  /** As the short form writes it, variables resolved: "127.0.0.1:8080:80/tcp", "80". */
  readonly value: Fact<string>;
  /** Whether it is opened on the host, rather than declared by an image. */
  readonly published: boolean;
}
