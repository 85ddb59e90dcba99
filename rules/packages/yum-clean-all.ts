import { defineRule } from "../../src/author.ts";
import {
  appendRemedy,
  cleanStores,
  hasWord,
  isCall,
  isForcedRemoval,
  isInLastStage,
  mentions,
  searchedCleanOptions,
  textsOf,
  writtenCommands,
} from "../../src/kit.ts";

export default defineRule({
  id: "yum-clean-all",
  summary: "Metadata and downloads of yum are deleted in the layer that downloaded them",
  why: "A later layer cannot free space: the cache of yum stays in the image, often more than a hundred megabytes.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3032"],
    trivy: ["DS-0015"],
    kics: ["00481784-25aa-4a55-8633-3136dfcf4f37"],
    semgrep: ["missing-yum-clean-all"],
    dockerfile_lint: ["no_yum_clean_all"],
    parfum: ["yumInstallRmVarCacheYum"],
    "dockerfile-roast": ["DF004", "DF047"],
  },
  options: searchedCleanOptions,
  messages: { left: "{command} leaves its package metadata in this layer" },
  examples: [
    {
      bad: "FROM amazonlinux:2\nRUN «yum install» -y tar",
      fixed: "FROM amazonlinux:2\nRUN yum install -y tar && yum clean all",
    },
    { good: "FROM amazonlinux:2\nRUN yum install -y tar && rm -rf /var/cache/yum" },
    {
      title: "Cleaning before the installation has no effect",
      bad: "FROM amazonlinux:2\nRUN yum clean all && «yum -y install» tar",
      fixed: "FROM amazonlinux:2\nRUN yum clean all && yum -y install tar && yum clean all",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["yum"],
      what: "both",
      written: {
        stores: (command) => isCall(command, "yum", "install"),
        cleans: (command) => isCall(command, "yum", "clean") || isForcedRemoval(command),
      },
      searched(run, model, reading) {
        if (reading === "parts") return isInLastStage(run, model) && textsOf(run).some(leavesMetadata);
        const commands = writtenCommands(run, model);
        const stored = commands.findLastIndex((command) => mentions(command, ["yum"], ["install"]));
        return stored > commands.findLastIndex((command) => hasWord(command, "all"));
      },
      fix: (left, run, { model }) => appendRemedy(left, run, model),
    }),
  },
});

function leavesMetadata(text: string): boolean {
  const found = /yum (?:-[a-zA-Z]+ *){0,20}install/.exec(text);
  return found !== null && text.indexOf("yum clean all") < text.indexOf(found[0]);
}
