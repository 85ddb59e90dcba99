import type { Fact } from "../syntax/fact.ts";
import type { ImageReference } from "../syntax/image-reference.ts";
import type { Spanned } from "../text/span.ts";

/** Where a shared node stands: what a rule may ask of it without knowing the kind of the document. */
export interface Place {
  /** Name of the kind of document: "dockerfile". */
  readonly kind: string;
  /** What it belongs to; undefined for what belongs to the whole file. */
  readonly owner: Owner | undefined;
  /** When it takes effect: while an image is built, in the running container, or in a job of a pipeline. */
  readonly phase: "build" | "run" | "job";
  /** Whether it ends in the image that is shipped, or in a container that runs. */
  readonly ships: boolean;
  /** The image it runs on; undefined where there is none (scratch), or where it starts from something else. */
  readonly image: Fact<ImageReference> | undefined;
  /** What holds there. */
  readonly state: PlaceState;
}

/** A stage, a service, a step: the part of a document that a shared node belongs to. */
export interface Owner extends Spanned {
  /** "stage", "service", "step", "container". */
  readonly type: string;
  /** As written; undefined where it has no name of its own. */
  readonly name: string | undefined;
  /** For messages: "stage build", "service web", "step 3 of job test". */
  readonly label: string;
}

/** The surroundings in which something runs. */
export interface PlaceState {
  /** As written, group included, variables resolved. */
  readonly user: Fact<string>;
  readonly workdir: Fact<string>;
  /** Words of the shell that reads scripts there. */
  readonly shell: Fact<readonly string[]>;
  /**
   * The value of a variable as a command there sees it. Undefined: nothing sets it. An unknown fact: it is set, or may
   * be, with a value that cannot be told.
   */
  environment(name: string): Fact<string> | undefined;
}

/** The same place for what takes effect while an image is built. */
export function inPhaseOfBuild(place: Place, owner = place.owner): Place {
  return {
    kind: place.kind,
    owner,
    phase: "build",
    ships: place.ships,
    get image() {
      return place.image;
    },
    get state() {
      return place.state;
    },
  };
}
