import { trivy as codes } from "./codes/trivy.ts";
import { peerPresets } from "./peer-preset.ts";

export const trivy = peerPresets({
  peer: "trivy",
  title: "Trivy",
  codes,
  rules: {},
});
