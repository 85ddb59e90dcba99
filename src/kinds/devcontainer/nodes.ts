import type { Build } from "../../nodes/build.ts";
import type { SharedNodes } from "../../nodes/shared-nodes.ts";
import type { Part } from "../parts.ts";
import type { YamlDocument } from "../yaml.ts";

/** The container that a `devcontainer.json` describes. */
export interface Devcontainer extends Part {
  readonly type: "Devcontainer";
  /** Undefined where an image is named, or Compose starts the container. */
  readonly build: Build | undefined;
  /** Whether options for `docker build` may say more of the build. */
  readonly hasBuildOptions: boolean;
}

/** What its walk yields: nodes of its own, and those that general rules are about. */
export interface DevcontainerNodes extends Pick<SharedNodes, "Build" | "EnvVar" | "ImageRef"> {
  readonly Devcontainer: Devcontainer;
}

export interface DevcontainerDocument extends YamlDocument {
  readonly kind: "devcontainer";
  /** Undefined where the file holds nothing. */
  readonly container: Devcontainer | undefined;
}
