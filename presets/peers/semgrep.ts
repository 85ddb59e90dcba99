import { semgrep as codes } from "./codes/semgrep.ts";
import { peerPresets } from "./peer-preset.ts";
import { wordRules } from "./words.ts";

export const semgrep = peerPresets({
  peer: "semgrep",
  title: "Semgrep's rules",
  codes,
  rules: {
    ...wordRules("Semgrep"),
    "no-constant-platform": {
      options: { which: "every" },
      why: "a stage is reported although it is named for its platform, and so is any other variable",
    },
    "no-root-user": { options: { stages: "last" }, why: "the last USER of the file decides, also where root is meant" },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: { patterns: "password secret token key cert api auth".split(" ").map((part) => `*${part}*`) },
      why: "a part of the name decides, whatever the value",
    },
    pipefail: {
      options: { which: "every" },
      why: "every pipe is reported that no SHELL with pipefail precedes, although the script sets it itself or nothing in it can fail",
    },
    "pip-no-cache": {
      options: { reading: "words", stages: "all" },
      why: "Semgrep compares words, in build stages too",
    },
    "prefer-exec-form": { options: { which: "every" }, why: "every shell form is reported, below a SHELL too" },
    "require-user": { options: { which: "file" }, why: "a USER is asked for whatever the base image sets" },
  },
});
