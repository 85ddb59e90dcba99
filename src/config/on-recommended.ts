import { presets } from "../../presets/index.ts";
import type { Preset } from "../../presets/types.ts";

interface PresetStep {
  readonly preset: Preset;
}

const recommended: PresetStep = { preset: presets.find(({ name }) => name === "recommended") as Preset };

/** Puts `recommended` below everything where a preset that adds to it is named, but not as `only:NAME`. */
export function onRecommended<S extends object>(
  steps: readonly (PresetStep | S)[],
  names: readonly string[],
): readonly (PresetStep | S)[] {
  const adds = steps.some(
    (step) => "preset" in step && step.preset.addsToRecommended && names.includes(step.preset.name),
  );
  const isThere = steps.some((step) => "preset" in step && step.preset === recommended.preset);
  return adds && !isThere ? [recommended, ...steps] : steps;
}
