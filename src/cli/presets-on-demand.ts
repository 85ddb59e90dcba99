import type { Preset } from "../../presets/types.ts";

// Stands in for the presets of other linters in the bundle of the command line: the tables of what those linters report
// are evaluated when one of the presets is named.

/** What is known of a preset beforehand. */
export interface PresetEntry extends Pick<Preset, "name" | "summary"> {
  readonly hasSettings: boolean;
}

export function presetsOnDemand(entries: readonly PresetEntry[], load: () => readonly Preset[]): readonly Preset[] {
  return entries.map(({ name, summary, hasSettings }, i) => {
    const preset = () => load()[i] as Preset;
    const selects: Preset["selects"] = (rule) => preset().selects(rule);
    const setting: Preset["setting"] = (rule) => (preset() as Required<Preset>).setting(rule);
    return hasSettings ? { name, summary, selects, setting } : { name, summary, selects };
  });
}
