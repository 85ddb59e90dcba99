import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Container } from "../../nodes/container.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { RelatedPlace } from "../../report.ts";
import type { LinkedBuild, ProjectView } from "../../rule.ts";
import type { Span, Spanned } from "../../text/span.ts";

/** An image as a Dockerfile of the run makes it. */
export interface BuiltImage {
  readonly model: DockerfileModel;
  /** The stage that is built. */
  readonly stage: Stage;
  /** Of the Dockerfile, or of the file that it is written in. */
  readonly path: string;
  /** A place of the Dockerfile for a report; none where it is written in another file, whose places are not its own. */
  related(at: Span | Spanned, message: string): readonly RelatedPlace[];
}

/** The document that a container stands in. */
type Asker = Parameters<ProjectView["buildOf"]>[0];

/** More builds of one image are not compared: they agree, or nothing is said. */
const maxBuilds = 8;

/**
 * How the image comes about that a container runs: one for each build of the run that may make it. "none" where nobody
 * builds it here, "unknown" where one of the builds cannot be read.
 */
export function builtImages(
  container: Container,
  document: Asker,
  project: ProjectView,
  knowledge: Knowledge,
): readonly [BuiltImage, ...BuiltImage[]] | "none" | "unknown" {
  const builds = buildsOf(container, document, project);
  if (builds.length > maxBuilds) return "unknown";
  const [first, ...others] = builds.map((build) => opened(build, knowledge));
  if (builds.length === 0) return "none";
  if (!first || !others.every((one) => one !== undefined)) return "unknown";
  return [first, ...others];
}

function buildsOf({ build, image, place }: Container, document: Asker, project: ProjectView): readonly LinkedBuild[] {
  const asker = build ?? place.owner;
  const own = asker && project.buildOf(document, asker);
  if (own) return [own];
  return image ? buildsOfImage(image, project) : [];
}

/** The builds that make an image by its name; those whose tag is not known may. */
export function buildsOfImage({ reference }: ImageRef, project: ProjectView): readonly LinkedBuild[] {
  if (!reference.known || reference.value.digest !== undefined) return [];
  const { name, tag = "latest" } = reference.value;
  return project
    .imageBuilds(name)
    .builds.filter(({ parts }) => !parts.tag.known || (parts.tag.value ?? "latest") === tag)
    .map(({ build }) => build);
}

function opened(build: LinkedBuild, knowledge: Knowledge): BuiltImage | undefined {
  if (!build.invocation.known) return undefined;
  const built = build.open("dockerfile", knowledge);
  const stage = built?.model.target;
  if (!built || !stage) return undefined;
  const { path } = built.document.source;
  const related: BuiltImage["related"] = (at, message) => (build.inline ? [] : [{ at, message, path }]);
  return { model: built.model, stage, path, related };
}
