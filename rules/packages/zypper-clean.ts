import { defineRule } from "../../src/author.ts";
import { appendRemedy, cleanStores, stagesOption } from "../../src/kit.ts";

export default defineRule({
  id: "zypper-clean",
  summary: "zypper's metadata and downloads are cleaned in the layer that fetched them",
  why: "A later layer cannot take bytes back: the repositories' metadata stays in the image, tens of megabytes of it.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3036"],
    trivy: ["DS-0020"],
    kics: ["38300d1a-feb2-4a48-936a-d1ef1cd24313"],
    semgrep: ["missing-zypper-clean"],
    "dockerfile-roast": ["DF045"],
  },
  options: stagesOption,
  messages: { left: "{command} leaves zypper's metadata in this layer" },
  examples: [
    {
      bad: "FROM opensuse/leap:15.6\nRUN «zypper -n install» tar",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper -n install tar && zypper clean --all",
    },
    { good: "FROM opensuse/leap:15.6\nRUN zypper -n install tar && zypper clean -a" },
    {
      title: "Without --all zypper keeps the metadata",
      bad: "FROM opensuse/leap:15.6\nRUN «zypper -n in» tar && zypper clean",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper -n in tar && zypper clean && zypper clean --all",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["zypper"],
      what: "both",
      fix: (left, run, { model }) => appendRemedy(left, run, model),
    }),
  },
});
