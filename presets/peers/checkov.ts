import { checkov as codes } from "./codes/checkov.ts";
import { peerPresets } from "./peer-preset.ts";

export const checkov = peerPresets({
  peer: "checkov",
  title: "Checkov",
  codes,
  rules: {},
});
