import type { Preset } from "./types.ts";

const goStatic: Preset = {
  name: "go-static",
  summary: "Rules for static Go programs in minimal images: linking, certificates, zone data, numeric users.",
  addsToRecommended: true,
  selects: (rule) => (rule.topic === "go" && !rule.optIn) || rule.presets.includes("go-static"),
};

export default goStatic;
