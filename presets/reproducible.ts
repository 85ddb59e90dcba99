import type { Preset } from "./types.ts";

const reproducible: Preset = {
  name: "reproducible",
  summary: "Rules under which the same files build the same image tomorrow.",
  addsToRecommended: true,
  selects: (rule) => (rule.category === "reproducibility" && !rule.optIn) || rule.presets.includes("reproducible"),
};

export default reproducible;
