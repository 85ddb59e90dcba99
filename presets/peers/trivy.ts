import { trivy as codes } from "./codes/trivy.ts";
import { peerPresets } from "./peer-preset.ts";
import { exceptWords, secretWords } from "./secret-words.ts";
import { wordRules, words } from "./words.ts";

export const trivy = peerPresets({
  peer: "trivy",
  title: "Trivy",
  codes,
  rules: {
    ...wordRules("Trivy"),
    "copy-over-add": {
      options: { which: "unlisted", accept: ["*.tar*", "*http://*", "*https://*", "*git@*"] },
      why: "the words of a source decide, so that a variable is reported",
    },
    "no-root-user": { options: { stages: "last" }, why: "the last USER of the file decides, also where root is meant" },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: { patterns: [...secretWords, "usr", "*_usr", "psw", "*_psw"], except: exceptWords, stages: "final" },
      why: "the name decides, whatever the value: a placeholder and a path are reported",
    },
    "require-healthcheck": {
      options: { profile: "file" },
      why: "one in any stage is enough, none is not, whatever the base image has and the container does",
    },
    "require-user": {
      options: { which: "file" },
      why: "one in any stage is enough, none is not, whatever the base image sets",
    },
    "update-with-install": words("Trivy"),
  },
});
