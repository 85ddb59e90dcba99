import type { Preset } from "./types.ts";

const strict: Preset = {
  name: "strict",
  summary: "Every rule but those that contradict another or are a matter of house policy.",
  selects: (rule) => !rule.optIn,
};

export default strict;
