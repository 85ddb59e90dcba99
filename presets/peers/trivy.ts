import { trivy as codes } from "./codes/trivy.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";
import { publicWords, secretWords } from "./secret-words.ts";
import { sshOnly, wordRules, words } from "./words.ts";

const evaluated: PeerSetting = {
  options: { reading: "defaults" },
  why: "a variable without a default counts as an empty text, and a stage below as one above",
};

const searched: PeerSetting = {
  options: { reading: "text", stages: "all" },
  why: "Trivy searches the text: only the manager's own `clean all` counts as cleaning, not `rm` or a cache mount",
};

export const trivy = peerPresets({
  peer: "trivy",
  title: "Trivy",
  codes,
  rules: {
    ...wordRules("Trivy"),
    "apk-no-cache": {
      options: { reading: "text", stages: "all" },
      why: "`--no-cache` alone counts, not a cache mount or a removal, in build stages too",
    },
    "apt-get-no-recommends": {
      options: { reading: "text", stages: "all" },
      why: "Trivy searches the text of a RUN: one installation without recommended packages vouches for the others",
    },
    "container-resource-limits": {
      options: { limits: ["memory", "cpu"] },
      why: "Trivy asks for a limit of the CPU as well",
    },
    "copy-over-add": {
      options: { which: "unlisted", accept: ["*.tar*", "*http://*", "*https://*", "*git@*"] },
      why: "the words of a source decide, so that a variable is reported",
    },
    "no-admin-ports": sshOnly("Trivy"),
    "dnf-clean-all": searched,
    "no-cd": { options: { where: "parts" }, why: "Trivy divides the text at &&, and sees a cd that begins a part" },
    "no-curl-and-wget": {
      options: { which: "parts" },
      why: "Trivy divides the text at &&, and takes the RUNs of all stages together",
    },
    "no-latest-base-image": evaluated,
    "no-root-user": { options: { stages: "last" }, why: "the last USER of the file decides, also where root is meant" },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: { patterns: [...secretWords, "usr", "*_usr", "psw", "*_psw"], except: publicWords, stages: "final" },
      why: "the name decides, whatever the value: a placeholder and a path are reported",
    },
    "no-unconfined-container": {
      options: { default: ["AppArmor"] },
      why: "every other profile of AppArmor than the runtime's is reported",
    },
    "pin-base-image-tag": evaluated,
    "require-healthcheck": {
      options: { profile: "file" },
      why: "one in any stage is enough, none is not, whatever the base image has and the container does",
    },
    "require-user": {
      options: { which: "file" },
      why: "one in any stage is enough, none is not, whatever the base image sets",
    },
    "update-with-install": words("Trivy"),
    "yum-clean-all": searched,
  },
});
