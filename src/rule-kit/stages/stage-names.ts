import type { Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Span } from "../../text/span.ts";

/** The FROM that decides what a stage stands on: its own, or that of the stage it starts from. */
function rootOf(stage: Stage): Stage {
  return stage.chain[0] ?? stage;
}

/**
 * What a stage stands on, through its parent stages, for messages: "scratch", "alpine:3.20"; "the base image" where
 * that is not known.
 */
export function rootName(stage: Stage): string {
  const { base } = rootOf(stage);
  if (base.kind === "scratch") return "scratch";
  if (base.kind !== "image") return "the base image";
  const { reference } = base.image;
  if (!reference.known) return "the base image";
  const { text, digest } = reference.value;
  return digest === undefined ? text : text.slice(0, text.indexOf("@"));
}

/** Where that image is named, to point at. */
export function rootSpan(stage: Stage): Span {
  const { from } = rootOf(stage);
  return from.image?.span ?? from.keyword.span;
}
