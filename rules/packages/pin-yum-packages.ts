import { defineRule } from "../../src/author.ts";
import { isNotPinnable, isRpmPinned, pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-yum-packages",
  summary: "yum packages are pinned to a version",
  why: "The version of an unpinned package depends on what the mirror has on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3033"],
    kics: ["6452c424-1d92-4deb-bb18-a03e95d579c4"],
    "dockerfile-roast": ["DF005"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM amazonlinux:2\nRUN yum install -y «tar» httpd-2.4.62 && yum clean all" },
    {
      title: "Groups and files have no version",
      good: "FROM amazonlinux:2\nRUN yum install -y @development https://example.com/tool.rpm && yum clean all",
    },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /yum (?:--?[a-zA-Z]+ *){0,20}(?:group|local)?install/ },
      managers: ["yum"],
      written: {
        calls: ({ name }) => name === "yum",
        subcommands: ["install"],
        isPinned: isRpmPinned,
      },
      exempt:
        () =>
        ({ name }) =>
          isNotPinnable(name),
    }),
  },
});
