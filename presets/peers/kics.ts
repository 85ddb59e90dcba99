import { kics as codes } from "./codes/kics.ts";
import { peerPresets } from "./peer-preset.ts";
import { sshOnly, wordRules, words } from "./words.ts";

export const kics = peerPresets({
  peer: "kics",
  title: "KICS",
  codes,
  rules: {
    ...wordRules("KICS"),
    "copy-over-add": {
      options: { which: "unlisted", accept: ["*.tar", "*.tar.*", "*.tgz"] },
      why: "every ADD is reported that is not of a tar archive by its name, of URLs too",
    },
    "merge-consecutive-runs": {
      options: { which: "plain" },
      why: "any two consecutive RUNs are reported, whatever that does to the build cache",
    },
    "no-admin-ports": sshOnly("KICS"),
    "no-root-user": {
      options: { stages: "words" },
      why: "every stage is judged, and root is reported where it is meant",
    },
    "no-secret-values": "off",
    "no-secret-variable-names": "off",
    "pip-no-cache": {
      options: { reading: "words", stages: "all" },
      why: "KICS compares words, in build stages too",
    },
    "prefer-exec-form": {
      options: { which: "every" },
      why: "every shell form is reported, below a SHELL too",
    },
    "require-healthcheck": {
      options: { profile: "stages" },
      why: "each stage needs one, whatever its base image has",
    },
    "require-user": {
      options: { which: "file" },
      why: "a USER is asked for whatever the base image sets",
    },
    "update-with-install": words("KICS"),
  },
});
