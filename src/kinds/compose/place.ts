import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Owner, Place, PlaceState } from "../../nodes/place.ts";
import { type Fact, unknownFact } from "../../syntax/fact.ts";
import type { ImageReference } from "../../syntax/image-reference.ts";

/** What a container says of the surroundings of what runs in it. */
export interface Surroundings {
  readonly image: ImageRef | undefined;
  readonly environment: readonly EnvVar[];
  /** The user and the working directory, be they the service's or its image's. */
  readonly runsAs: Fact<string>;
  readonly runsIn: Fact<string>;
}

/** Where the parts of a container stand; everything is worked out when asked for. */
export class ContainerPlace implements Place {
  readonly kind = "compose";
  readonly phase = "run";
  readonly ships = true;
  readonly owner: Owner;
  readonly #surroundings: Surroundings;

  constructor(owner: Owner, surroundings: Surroundings) {
    this.owner = owner;
    this.#surroundings = surroundings;
  }

  /** What is built has a name, but is no image of a registry. */
  get image(): Fact<ImageReference> | undefined {
    return this.#surroundings.image?.reference;
  }

  get state(): PlaceState {
    const { runsAs, runsIn, environment } = this.#surroundings;
    return {
      user: runsAs,
      workdir: runsIn,
      shell: byImage,
      environment: (name) => environment.findLast((one) => one.name === name)?.value ?? given(name),
    };
  }
}

/** Where the build of a service's image stands: what holds in it is up to the Dockerfile. */
export function buildPlace(owner: Owner): Place {
  const state = { user: byDockerfile, workdir: byDockerfile, shell: byDockerfile, environment: () => byDockerfile };
  return { kind: "compose", owner, phase: "build", ships: false, image: undefined, state };
}

export const byImage = unknownFact("the image decides");
const byDockerfile = unknownFact("the Dockerfile decides");

function given(name: string): Fact<string> {
  return unknownFact(`${name} may be given to the container`);
}
