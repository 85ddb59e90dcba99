import { type Fact, unknownFact } from "../syntax/fact.ts";
import type { EnvVar } from "./env-var.ts";
import type { ImageRef } from "./image-ref.ts";
import type { Place, PlaceState } from "./place.ts";

/** What a file says of a place. What stands there is asked for later, when all of it has been read. */
export interface KnownPlace extends Pick<Place, "kind" | "owner" | "phase">, Partial<Omit<PlaceState, "environment">> {
  readonly ships?: boolean;
  /** Undefined where it runs on no image, or on one that has no name. */
  image(): ImageRef | undefined;
  environment(): readonly EnvVar[];
}

/** The place of which no more is known: the image, or whoever runs it, decides about the rest. */
export function placeOf({
  kind,
  owner,
  phase,
  ships = phase === "run",
  image,
  environment,
  ...said
}: KnownPlace): Place {
  let values: ReadonlyMap<string, Fact<string> | undefined> | undefined;
  return {
    kind,
    owner,
    phase,
    ships,
    get image() {
      return image()?.reference;
    },
    state: {
      user: byImage,
      workdir: byImage,
      shell: byImage,
      ...said,
      environment(name) {
        values ??= new Map(environment().map((variable) => [variable.name, variable.value]));
        return values.get(name) ?? unknownFact(`${name} may be given from outside`);
      },
    },
  };
}

const byImage = unknownFact("the image decides");
