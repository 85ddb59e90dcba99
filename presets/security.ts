import type { Preset } from "./types.ts";

const security: Preset = {
  name: "security",
  summary: "Rules about privileges, secrets, untrusted downloads and what an attacker could use.",
  addsToRecommended: true,
  selects: (rule) => (rule.category === "security" && !rule.optIn) || rule.presets.includes("security"),
};

export default security;
