import type { DockerfileDocument } from "../../kinds/dockerfile/nodes.ts";
import { isDockerfileFrontend } from "../../knowledge/frontends.ts";

/** Whether `# syntax=` hands a Dockerfile to a frontend that is not Docker's: what it reads is more than is written. */
export function hasOtherFrontend({ directives }: DockerfileDocument): boolean {
  return directives.some(({ name, value }) => name === "syntax" && !isDockerfileFrontend(value));
}
