import type { Owner, Place } from "../../nodes/place.ts";
import { unknownFact } from "../../syntax/fact.ts";

/** Where the build of a service's image stands: what holds in it is up to the Dockerfile. */
export function buildPlace(owner: Owner): Place {
  const state = { user: byDockerfile, workdir: byDockerfile, shell: byDockerfile, environment: () => byDockerfile };
  return { kind: "compose", owner, phase: "build", ships: false, image: undefined, state };
}

const byDockerfile = unknownFact("the Dockerfile decides");
