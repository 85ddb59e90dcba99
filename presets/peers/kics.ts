import { kics as codes } from "./codes/kics.ts";
import { peerPresets } from "./peer-preset.ts";

export const kics = peerPresets({
  peer: "kics",
  title: "KICS",
  codes,
  rules: {},
});
