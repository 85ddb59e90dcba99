import { checkov as codes } from "./codes/checkov.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";
import { sshOnly } from "./words.ts";

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
    "no-admin-ports": sshOnly("Checkov"),
    "no-apt": {
      options: { reading: "text" },
      why: "Checkov searches the text for apt between blanks, in each part between &&, and lets the letters rm pass",
    },
    "no-latest-base-image": firstFrom,
    "no-root-user": { options: { stages: "last" }, why: "the last USER of the file decides, also where root is meant" },
    "no-secret-commands": {
      options: { reading: "text" },
      why: "every chpasswd is reported, whatever it is given, and nothing else",
    },
    "no-sudo": {
      options: { users: "text" },
      why: "Checkov searches the text for sudo between blanks, in the names of packages too",
    },
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
