import type { Owner, Place, PlaceState } from "../../nodes/place.ts";
import { type Fact, unknownFact } from "../../syntax/fact.ts";
import type { ImageReference } from "../../syntax/image-reference.ts";
import type { Service } from "./nodes.ts";

/** Where the nodes of a service stand; everything is worked out when asked for, when the service has been read. */
export class ServicePlace implements Place {
  readonly kind = "compose";
  readonly phase: Place["phase"];
  readonly ships: boolean;
  readonly owner: Owner;
  private readonly service: () => Service;

  constructor(
    owner: Omit<Owner, "type" | "label"> & { readonly name: string },
    phase: "build" | "run",
    service: () => Service,
  ) {
    this.owner = { ...owner, type: "service", label: `service ${owner.name}` };
    this.phase = phase;
    this.ships = phase === "run";
    this.service = service;
  }

  /** What it builds has a name, but is no image of a registry. */
  get image(): Fact<ImageReference> | undefined {
    return this.service().image?.reference;
  }

  get state(): PlaceState {
    const { environment } = this.service();
    return {
      user: byImage,
      workdir: byImage,
      shell: byImage,
      environment: (name) => {
        const variable = environment.findLast((one) => one.name === name);
        return variable ? (variable.value ?? given(name)) : given(name);
      },
    };
  }
}

const byImage = unknownFact("the image decides");

function given(name: string): Fact<string> {
  return unknownFact(`${name} may be given to the container`);
}
