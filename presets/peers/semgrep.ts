import { semgrep as codes } from "./codes/semgrep.ts";
import { peerPresets } from "./peer-preset.ts";

export const semgrep = peerPresets({
  peer: "semgrep",
  title: "Semgrep",
  codes,
  rules: {},
});
