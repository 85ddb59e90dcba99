import type { Stage } from "../../kinds/dockerfile/model/types.ts";
import { eachPort, portParts } from "../../syntax/port.ts";
import { perPart } from "../model/per-model.ts";
import { chainInstructions } from "../stages/lineage.ts";

/** Wider ranges of ports are not written out. */
const maxWidth = 100;

/** The ports that the image of a stage exposes, its base image's among them; undefined where they are not all known. */
export const exposedPorts = perPart((stage: Stage, model): readonly number[] | undefined => {
  const ports = new Set(stage.root?.ports);
  for (const instruction of chainInstructions(stage)) {
    if (instruction.type !== "Expose") continue;
    for (const value of instruction.ports.flatMap((word) => eachPort(model.resolve(word, instruction)))) {
      const { container } = portParts(value);
      if (!container.known || container.value.last - container.value.first > maxWidth) return undefined;
      for (let port = container.value.first; port <= container.value.last; port++) ports.add(port);
    }
  }
  return stage.root?.ports && [...ports];
});
