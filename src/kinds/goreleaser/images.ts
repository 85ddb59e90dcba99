import { type Build, type BuildPart, buildOf } from "../../nodes/build.ts";
import { buildByCommand } from "../../nodes/build-command.ts";
import { commandsIn } from "../../nodes/command.ts";
import { type Fact, known, type Unknown, unknownFact } from "../../syntax/fact.ts";
import { asTemplate, hole, templateOf } from "../../syntax/template.ts";
import { get, type YamlNode, type YamlReader } from "../yaml.ts";
import { entryPlace, partsOf } from "./reading.ts";

/** An image of `dockers`: https://goreleaser.com/customization/docker/ */
export function dockerImage(node: YamlNode, index: number, reader: YamlReader): Build {
  const place = entryPlace("dockers", node, index, "build");
  const words = reader.words(get(node, "build_flag_templates"));
  const flags = commandsIn([...callWords, ...words], place).flatMap((command) => buildByCommand(command) ?? []);
  return buildOf({
    ...flags[0],
    span: node.span,
    place,
    context: undefined,
    dockerfile: partsOf(get(node, "dockerfile"), reader)[0],
    tags: partsOf(get(node, "image_templates"), reader),
  });
}

/** Flags are handed to `docker build` as they are. */
const callWords = ["docker", "build"].map((text) => ({
  text,
  span: { start: 0, end: 0 },
  mapped: undefined,
  known: true,
}));

/** An image of `dockers_v2`: https://goreleaser.com/customization/dockers_v2/ */
export function dockerV2Image(node: YamlNode, index: number, reader: YamlReader): Build {
  const place = entryPlace("dockers_v2", node, index, "build");
  const platforms = partsOf(get(node, "platforms"), reader);
  return buildOf({
    span: node.span,
    place,
    dockerfile: partsOf(get(node, "dockerfile"), reader)[0],
    args: reader.variables(get(node, "build_args"), place),
    platforms: platforms.length > 0 ? platforms : usualPlatforms(node),
    tags: taggedImages(partsOf(get(node, "images"), reader), partsOf(get(node, "tags"), reader)),
    labels: reader.variables(get(node, "labels"), place),
  });
}

/** So many images with tags are told apart. */
const mostTagged = 1000;

/** Each image with each tag. Without tags, that of the release. */
function taggedImages(images: readonly BuildPart[], tags: readonly BuildPart[]): readonly BuildPart[] {
  const names = tagsOf(tags, images.length);
  return images.flatMap((image) => names.map((tag) => ({ ...image, value: tagged(image.value, tag) })));
}

function tagsOf(tags: readonly BuildPart[], images: number): readonly Fact<string>[] {
  if (tags.length === 0) return [unknownFact("the release gives the tag")];
  if (tags.length > 1 && tags.length * images > mostTagged) return [unknownFact("there are too many tags")];
  return tags.map(({ value }) => value);
}

function tagged(image: Fact<string>, tag: Fact<string>): Fact<string> {
  if (image.known && tag.known) return known(`${image.value}:${tag.value}`);
  const template = asTemplate(`${templateOf(image) ?? hole}:${templateOf(tag) ?? hole}`);
  const { reason } = (image.known ? tag : image) as Unknown;
  return unknownFact(reason, [], template);
}

/** What goreleaser builds for where nobody says. */
function usualPlatforms({ span }: YamlNode): readonly BuildPart[] {
  const at = { start: span.start, end: span.start };
  return ["linux/amd64", "linux/arm64"].map((platform) => ({ value: known(platform), span: at, contentSpan: at }));
}
