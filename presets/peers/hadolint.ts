import { hadolint as codes } from "./codes/hadolint.ts";
import { peerPresets } from "./peer-preset.ts";

export const hadolint = peerPresets({
  peer: "hadolint",
  title: "hadolint",
  codes,
  rules: {},
});
