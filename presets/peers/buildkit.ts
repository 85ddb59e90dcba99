import { buildkit as codes } from "./codes/buildkit.ts";
import { peerPresets } from "./peer-preset.ts";

export const buildkit = peerPresets({
  peer: "buildkit",
  title: "BuildKit's checks",
  codes,
  rules: {},
});
