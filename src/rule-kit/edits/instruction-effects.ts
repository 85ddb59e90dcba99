import type { FixEffect } from "../../finding.ts";
import type { InstructionType } from "../../kinds/dockerfile/nodes.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";

/** What changes about commands once a variable that they read has another value. */
export const commandEffects: readonly FixEffect[] = ["commands", "options", "cleanup", "ownership"];

const effects: Readonly<Record<InstructionType, readonly FixEffect[]>> = {
  Add: ["copies", "ownership"],
  Arg: ["args"],
  Cmd: ["cmd"],
  Copy: ["copies", "ownership"],
  Entrypoint: ["entrypoint"],
  Env: ["env"],
  Expose: ["ports"],
  From: ["stages", "base"],
  Healthcheck: ["healthcheck"],
  Label: ["labels"],
  Maintainer: ["labels"],
  Onbuild: [],
  Run: ["layers", "mounts", ...commandEffects],
  Shell: ["shell"],
  Stopsignal: ["stopsignal"],
  UnknownInstruction: ["commands"],
  User: ["user"],
  Volume: ["volumes"],
  Workdir: ["workdir"],
};

/**
 * The parts of the meaning that an instruction of a type can say anything about: what a fix that adds, removes or
 * rewrites one declares as its effect.
 */
export function effectsOf(type: InstructionType): readonly FixEffect[] {
  return effects[type];
}

/** As `effectsOf`, for a keyword in upper case ("COPY"); none for one that Docker does not know. */
export function effectsOfKeyword(keyword: string): readonly FixEffect[] {
  return isKeyword(keyword) ? effectsOf(typeOf(keyword) as InstructionType) : [];
}

/** The keywords that Docker knows, in upper case. */
export const keywords: readonly string[] = Object.keys(effects)
  .filter((type) => type !== "UnknownInstruction")
  .map((type) => type.toUpperCase());

/** Whether a word in upper case is a keyword that Docker knows. */
export function isKeyword(word: string): boolean {
  return /^[A-Z]+$/.test(word) && Object.hasOwn(effects, typeOf(word));
}

function typeOf(keyword: string): string {
  return (keyword[0] ?? "") + keyword.slice(1).toLowerCase();
}

/** Every part: for fixes that take a whole stage away. */
export const allEffects: readonly FixEffect[] = [...new Set(Object.values(effects).flat())];

const imageEffects: Readonly<Record<ImageRef["role"], FixEffect>> = {
  base: "base",
  service: "base",
  copy: "copies",
  mount: "mounts",
};

/** The part of a meaning that changes with the image named in a place of a role. */
export function effectOfImage(role: ImageRef["role"]): FixEffect {
  return imageEffects[role];
}
