import { defineRule } from "../../src/author.ts";
import { appendRemedy, cleanOptions, cleanStores, isCall } from "../../src/kit.ts";

export default defineRule({
  id: "zypper-clean",
  summary: "Metadata and downloads of zypper are deleted in the layer that downloaded them",
  why: "A later layer cannot free space: tens of megabytes of repository metadata stay in the image.",
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
  options: cleanOptions,
  messages: { left: "{command} leaves its package metadata in this layer" },
  examples: [
    {
      bad: "FROM opensuse/leap:15.6\nRUN «zypper -n install» tar",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper -n install tar && zypper clean --all",
    },
    { good: "FROM opensuse/leap:15.6\nRUN zypper -n install tar && zypper clean -a" },
    {
      title: "zypper clean without --all keeps the metadata",
      bad: "FROM opensuse/leap:15.6\nRUN «zypper -n in» tar && zypper clean",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper -n in tar && zypper clean && zypper clean --all",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["zypper"],
      what: "both",
      written: {
        stores: (command) => isCall(command, "zypper", "install", "in"),
        cleans: (command) => isCall(command, "zypper", "clean", "cc"),
        mounts: ["/var/cache/zypp"],
      },
      fix: (left, run, { model }) => appendRemedy(left, run, model),
    }),
  },
});
