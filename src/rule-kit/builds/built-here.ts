import type { Knowledge } from "../../knowledge/index.ts";
import { type ImageRef, imageFacts } from "../../nodes/image-ref.ts";
import type { ProjectView } from "../../rule.ts";
import { knownValue } from "../../syntax/fact.ts";

/**
 * Whether the project may build an image itself, so that it is what the build before made, and no other version is there
 * to pin: one that a Dockerfile builds on, under that tag as far as those of the builds are known. What containers run may
 * be a release, unless its name leads to no registry that the project could push it to.
 */
export function mayBeBuiltHere(image: ImageRef, project: ProjectView, knowledge: Knowledge): boolean {
  const name = knownValue(image.parts.name);
  if (name === undefined || imageFacts(image, knowledge)) return false;
  if (image.role === "service" && name.includes("/")) return false;
  const tag = knownValue(image.parts.tag) ?? "latest";
  return project
    .imageBuilds(name)
    .builds.some(({ parts }) => !parts.tag.known || (parts.tag.value ?? "latest") === tag);
}
