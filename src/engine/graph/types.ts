/** The builds and containers of a project, with what they are made from. What is not known is null, never guessed. */
export interface ProjectGraph {
  /** In the order of the files; what no file of the run holds comes last. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export type GraphNode = BuiltFile | GraphBuild | GraphContainer | GraphImage;

/** Where something stands. Lines count from 1. */
interface Standing {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  readonly line: number;
}

/** A file that is built: a Dockerfile. */
export interface BuiltFile extends Standing {
  readonly type: "dockerfile";
  /** Written in a file of another kind. */
  readonly inline: boolean;
  /** "missing" where some file builds what is not there; "unread" where it is there, but cannot be read. */
  readonly state: "read" | "missing" | "unread";
  /** Names of its stages, by their order where they have none. */
  readonly stages: readonly string[];
}

export interface GraphBuild extends Standing {
  readonly type: "build";
  /** "service web", "target app". */
  readonly label: string;
  /** The directory that it is built from. */
  readonly context: string | null;
  /** The ignore file that decides what of it is sent; null where there is none, or where that is not known. */
  readonly ignoreFile: string | null;
  /** Null for the last stage. */
  readonly target: string | null;
  /** Null for a value that is not known, or that may be a secret. */
  readonly args: readonly NamedValue[];
  /** Named contexts. */
  readonly contexts: readonly NamedValue[];
  readonly platforms: readonly (string | null)[];
  /** What its image is called. */
  readonly images: readonly (string | null)[];
}

export interface NamedValue {
  readonly name: string;
  readonly value: string | null;
}

export interface GraphContainer extends Standing {
  readonly type: "container";
  readonly label: string;
}

/** An image that no file of the run is known to build. */
export interface GraphImage {
  readonly type: "image";
  /** As far as it is known, else as it is written. */
  readonly name: string;
  readonly known: boolean;
}

/** What one node gives another: places in `nodes`, from what is there first to what is made of it. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /**
   * - "builds": a Dockerfile and the build of it
   * - "base", "copy": an image or a build, and the Dockerfile whose stages start from it or take files from it
   * - "runs": a build or an image, and the container that runs it
   */
  readonly type: "builds" | "base" | "copy" | "runs";
  /** False where a part of a name is not known that may tell them apart. */
  readonly certain: boolean;
}
