import type { Preset } from "./types.ts";

const size: Preset = {
  name: "size",
  summary: "Rules that keep bytes out of the image.",
  addsToRecommended: true,
  selects: (rule) => (rule.category === "size" && !rule.optIn) || rule.presets.includes("size"),
};

export default size;
