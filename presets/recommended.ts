import type { Preset } from "./types.ts";

const recommended: Preset = {
  name: "recommended",
  summary: "Few rules, right, and worth stopping for; on when a configuration names no other.",
  selects: (rule) => rule.recommended,
};

export default recommended;
