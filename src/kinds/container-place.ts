import type { Knowledge } from "../knowledge/index.ts";
import { type ImageRef, imageFacts } from "../nodes/image-ref.ts";
import type { Owner, Place, PlaceState } from "../nodes/place.ts";
import { type Fact, known, knownValue, unknownFact } from "../syntax/fact.ts";
import type { ImageReference } from "../syntax/image-reference.ts";

/** What a container says of the surroundings of what runs in it. */
export interface Surroundings {
  readonly image: ImageRef | undefined;
  /** The user and the working directory, be they the container's own or its image's. */
  readonly runsAs: Fact<string>;
  readonly runsIn: Fact<string>;
  /** The value of a variable that it sets; undefined where it sets none. */
  variable(name: string): Fact<string> | undefined;
}

/** Where the parts of a container stand; everything is worked out when asked for. */
export class ContainerPlace implements Place {
  readonly phase = "run";
  readonly ships = true;
  readonly kind: string;
  readonly owner: Owner;
  readonly #surroundings: Surroundings;

  constructor(kind: string, owner: Owner, surroundings: Surroundings) {
    this.kind = kind;
    this.owner = owner;
    this.#surroundings = surroundings;
  }

  /** What is built has a name, but is no image of a registry. */
  get image(): Fact<ImageReference> | undefined {
    return this.#surroundings.image?.reference;
  }

  get state(): PlaceState {
    const surroundings = this.#surroundings;
    const { runsAs, runsIn } = surroundings;
    return {
      user: runsAs,
      workdir: runsIn,
      shell: byImage,
      environment: (name) => surroundings.variable(name) ?? unknownFact(`${name} may be given to the container`),
    };
  }
}

/** What an image gives a container that does not say it itself. */
export function fromImage(image: ImageRef | undefined, knowledge: Knowledge, fact: "user" | "workdir"): Fact<string> {
  const value = image && imageFacts(image, knowledge)?.[fact];
  if (value === undefined) return byImage;
  return known(value, [{ what: "base-image", label: `base image ${knownValue(image?.reference)?.name}` }]);
}

const byImage = unknownFact("the image decides");
