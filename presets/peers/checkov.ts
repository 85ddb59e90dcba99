import { checkov as codes } from "./codes/checkov.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";
import { words } from "./words.ts";

const firstFrom: PeerSetting = {
  options: { reading: "first" },
  why: "Checkov stops at the first such FROM, and reports a variable whatever its value",
};

export const checkov = peerPresets({
  peer: "checkov",
  title: "Checkov",
  codes,
  rules: {
    "absolute-workdir": {
      options: { which: "every" },
      why: "a path relative to the WORKDIR before is reported, although it depends on nothing else",
    },
    "copy-over-add": {
      options: { which: "unlisted" },
      why: "every ADD is reported, of archives and URLs too",
    },
    "no-apt": words("Checkov"),
    "no-latest-base-image": firstFrom,
    "no-root-user": { options: { stages: "last" }, why: "the last USER of the file decides, also where root is meant" },
    "no-sudo": { options: { users: "any" }, why: "sudo is reported even where an ordinary user needs it" },
    "pin-base-image-tag": firstFrom,
    "require-healthcheck": {
      options: { profile: "file" },
      why: "one in any stage is enough, none is not, whatever the base image has and the container does",
    },
    "require-user": {
      options: { which: "file" },
      why: "one in any stage is enough, none is not, whatever the base image sets",
    },
    "update-with-install": {
      options: { reading: "count" },
      why: "Checkov counts the words update and install over the file, and reports every update where there are more of those",
    },
  },
});
