import { kics as codes } from "./codes/kics.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";
import { sshOnly, wordRules, words } from "./words.ts";

const searched: PeerSetting = {
  options: { reading: "text", stages: "all" },
  why: "KICS divides the text at `&&` or `;`, and sees what begins a part",
};

const parts: PeerSetting = {
  options: { reading: "parts", stages: "all" },
  why: "KICS searches the text: one option or one command counts, wherever else it stands, and nothing else does",
};

const searchedPackages: PeerSetting = {
  options: { reading: "text" },
  why: "KICS searches the text of a RUN for its first installation, and takes the words behind it for packages",
};

const resolved: PeerSetting = {
  options: { reading: "above" },
  why: "variables have what ARGs above set, in whatever stage, and others count as written",
};

export const kics = peerPresets({
  peer: "kics",
  title: "KICS",
  codes,
  rules: {
    ...wordRules("KICS"),
    "apk-no-cache": parts,
    "apt-get-clean-lists": searched,
    "apt-get-no-recommends": parts,
    "copy-over-add": {
      options: { which: "unlisted", accept: ["*.tar", "*.tar.*", "*.tgz"] },
      why: "every ADD is reported that is not of a tar archive by its name, of URLs too",
    },
    "dnf-clean-all": parts,
    "merge-consecutive-runs": {
      options: { which: "lines" },
      why: "two RUNs in consecutive lines are reported, once and in the last stage, whatever that does to the build cache",
    },
    "no-admin-ports": sshOnly("KICS"),
    "no-cd": {
      options: { where: "relative" },
      why: "a cd is reported wherever it stands in a RUN, unless its path is absolute",
    },
    "no-constant-platform": {
      options: { which: "flag" },
      why: "every `--platform` is reported, also that of the builder or the target",
    },
    "no-host-admin-commands": {
      options: { reading: "text" },
      why: "KICS searches the text for the names of commands, whatever they do there",
    },
    "no-latest-base-image": resolved,
    "no-root-user": {
      options: { stages: "last-stage" },
      why: "the last USER of the last stage decides, also where root is meant",
    },
    "no-secret-values": "off",
    "no-secret-variable-names": "off",
    "pin-apk-packages": searchedPackages,
    "pin-apt-packages": searchedPackages,
    "pin-base-image-tag": resolved,
    "pin-dnf-packages": searchedPackages,
    "pin-gem-packages": searchedPackages,
    "pin-pip-packages": searchedPackages,
    "pin-yum-packages": searchedPackages,
    "pin-zypper-packages": searchedPackages,
    pipefail: {
      options: { which: "named" },
      why: "a RUN is reported whose text names bash, ash or zsh before a pipe",
    },
    "pip-no-cache": parts,
    "prefer-exec-form": {
      options: { which: "every" },
      why: "every shell form is reported, below a SHELL too",
    },
    "require-healthcheck": {
      options: { profile: "last-stage" },
      why: "the last stage needs one of its own, whatever its base image has",
    },
    "require-user": {
      options: { which: "last-stage" },
      why: "the last stage needs one of its own, whatever its base image sets",
    },
    "update-with-install": words("KICS"),
    "yum-clean-all": parts,
  },
});
