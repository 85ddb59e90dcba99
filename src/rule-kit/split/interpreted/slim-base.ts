import type { Stage } from "../../../kinds/dockerfile/model/types.ts";
import { readTag } from "../../../knowledge/base-images/tag.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { basename } from "../../../syntax/posix-path.ts";

/** The image of a language on the same release without what builds need, and its major version where the tag says it. */
export interface SlimBase {
  readonly image: string;
  readonly major: number | undefined;
  /** Whether it is the image that the stage is built on. */
  readonly isSame: boolean;
}

/** The slim variant of an official image: on the same Debian, so that its C library is the same. */
export function slimBase(stage: Stage, name: string): Fact<SlimBase> {
  const { base } = stage;
  const reference = base.kind === "image" && base.image.reference.known ? base.image.reference.value : undefined;
  if (!reference || basename(reference.name) !== name || stage.root?.official !== true) {
    return unknownFact("its base is not known");
  }
  const { text, tag, digest } = reference;
  if (digest !== undefined) return unknownFact("its base image is known by its digest only");
  const read = readTag(tag ?? "latest");
  const version = Number.parseInt(read.version ?? "", 10);
  const major = Number.isNaN(version) ? undefined : version;
  if (/(?:^|-)(?:slim|alpine)/.test(tag ?? "")) return known({ image: text, major, isSame: true });
  if (tag === undefined) return known({ image: `${text}:slim`, major, isSame: false });
  const slim = tag === "latest" ? "slim" : `${tag}-slim`;
  return known({ image: `${text.slice(0, text.length - tag.length)}${slim}`, major, isSame: false });
}
