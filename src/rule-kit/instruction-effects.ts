import type { FixEffect } from "../finding.ts";
import type { InstructionType } from "../kinds/dockerfile/nodes.ts";

const commands: readonly FixEffect[] = ["layers", "mounts", "commands", "options", "cleanup", "ownership"];

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
  Run: commands,
  Shell: ["shell"],
  Stopsignal: ["stopsignal"],
  UnknownInstruction: ["commands"],
  User: ["user"],
  Volume: ["volumes"],
  Workdir: ["workdir"],
};

/** The parts of the meaning that an instruction of a type can say anything about. */
export function effectsOf(type: InstructionType): readonly FixEffect[] {
  return effects[type];
}

/** As `effectsOf`, for a keyword in upper case: "COPY". */
export function effectsOfKeyword(keyword: string): readonly FixEffect[] {
  const type = (keyword[0] ?? "") + keyword.slice(1).toLowerCase();
  return Object.hasOwn(effects, type) ? effectsOf(type as InstructionType) : [];
}

/** Every part: for fixes that take a whole stage away. */
export const allEffects: readonly FixEffect[] = [...new Set(Object.values(effects).flat())];
