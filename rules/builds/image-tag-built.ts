import {
  defineRule,
  type ImageBuild,
  type ImageRef,
  imageText,
  knownValue,
  type RelatedPlace,
  report,
  unknown,
} from "../../src/author.ts";
import { basename, editDistance } from "../../src/kit.ts";

export default defineRule({
  id: "image-tag-built",
  summary: "An image that the project builds is run and built on under a name and a tag that it builds",
  why: "Under another tag an older image is used, or none is found: the tag was changed in one file and not in the other. Reported where the tags are nearly the same, and where the image has no registry that another project could push it to. Under a name with one wrong letter there is none, or that of a stranger.",
  topic: "builds",
  category: "correctness",
  severity: "warning",
  recommended: false,
  precision: "medium",
  reference: "https://docs.docker.com/reference/cli/docker/buildx/build/#tag",
  messages: {
    near: "The project does not build {image}: did you mean {built}?",
    other: "The project builds {built}, and not {image}",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  api:\n    image: example.com/shop/api:v1.4.0\n    build: .\n  worker:\n    image: «example.com/shop/api:1.4.0»\n    command: worker",
      good: "services:\n  api:\n    image: example.com/shop/api:v1.4.0\n    build: .\n  worker:\n    image: example.com/shop/api:v1.4.0\n    command: worker",
      message: "near",
    },
    {
      title: "A misspelled name",
      kind: "compose",
      bad: "services:\n  api:\n    image: ghcr.io/acme/backend:v1\n    build: .\n  worker:\n    image: «ghcr.io/acme/bakcend:v1»\n    command: worker",
      good: "services:\n  api:\n    image: ghcr.io/acme/backend:v1\n    build: .\n  worker:\n    image: ghcr.io/acme/backend:v1\n    command: worker",
      message: "near",
    },
    {
      title: "A release of an image that is built for development",
      kind: "compose",
      good: "services:\n  api:\n    image: example.com/shop/api:dev\n    build: .\n  worker:\n    image: example.com/shop/api:1.4.0\n    command: worker",
    },
  ],
  on: {
    ImageRef(image, { project, knowledge }) {
      const { reference, ambiguous, span } = image;
      if (!reference.known || ambiguous || reference.value.digest !== undefined) return;
      const { name, tag = "latest", repository, registry } = reference.value;
      const { builds, complete, similar } = project.imageBuilds(name);
      const [meant, ...others] = complete ? similar.filter((one) => isMisspelled(name, one)) : [];
      if (meant !== undefined && others.length === 0) return misspelled(image, tag, project.imageBuilds(meant).builds);
      if (builds.length === 0 || builds.length > maxBuilds) return;
      const tags = new Set(builds.map(({ parts }) => (parts.tag.known ? (parts.tag.value ?? "latest") : undefined)));
      if (tags.has(tag)) return;
      if (tags.has(undefined)) return unknown(span, "a build whose tag is not known may make it");
      const near = [...tags].find((one) => one !== undefined && isNear(one, tag));
      // Only Docker pushes to the part of its registry that names without a slash stand for.
      const isLocal =
        registry === "docker.io" && !repository.includes("/") && !knowledge.baseImage(name, tag, undefined);
      if (near === undefined && !(isLocal && complete)) return;
      const built = (near === undefined ? [...tags] : [near]).map((one) => `${name}:${one}`).join(", ");
      const data = { image: imageText(image), built };
      return { at: span, message: near === undefined ? "other" : "near", data, related: firstOf(builds) };
    },
  },
});

/** Of an image that has more builds nothing is told. */
const maxBuilds = 64;

/** Of an image that is built under another name, if it is built with the same tag: two names may be of two images. */
function misspelled(image: ImageRef, tag: string, builds: readonly ImageBuild[]) {
  if (builds.length > maxBuilds) return undefined;
  const same = builds.filter(({ parts }) => parts.tag.known && (parts.tag.value ?? "latest") === tag);
  const built = same[0] && knownValue(same[0].name.value);
  if (built === undefined) return undefined;
  return report(image, "near", { data: { image: imageText(image), built }, related: firstOf(same) });
}

function firstOf(builds: readonly ImageBuild[]): readonly RelatedPlace[] {
  return builds
    .slice(0, 1)
    .map(({ asker, name }) => ({ at: name.contentSpan, path: asker.source.path, message: "It is built here" }));
}

/**
 * Whether names in one registry or organisation that differ in one character are meant to be one: not those that are
 * numbered, short ones, or one in the plural. Letters and digits that look alike are.
 */
function isMisspelled(name: string, built: string): boolean {
  const [a, b] = [basename(name), basename(built)];
  if (!name.includes("/") || a.length < 3 || b.length < 3) return false;
  if (looks(a) === looks(b)) return true;
  if (a.replace(/\d+/g, "") === b.replace(/\d+/g, "") || `${a}s` === b || `${b}s` === a) return false;
  return Math.max(a.length, b.length) > 5 && a[0] === b[0];
}

/** A name with one character for those that look alike. */
function looks(name: string): string {
  return name.replace(/[1il]/g, "l").replace(/[0o]/g, "o").replace(/[_.]/g, "-");
}

/** Whether tags are the same but for a v before the version, case, or one letter of a word. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one, other].map((tag) => tag.toLowerCase().replace(/^v(?=\d)/, "")) as [string, string];
  if (a === b) return true;
  return /^[a-z]{5,}$/.test(a) && /^[a-z]{5,}$/.test(b) && editDistance(a, b) === 1;
}
