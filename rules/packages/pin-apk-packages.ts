import { defineRule } from "../../src/author.ts";
import { pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-apk-packages",
  summary: "apk packages are pinned to a version",
  why: "The version of an unpinned package depends on what the mirror has on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3018"],
    kics: ["d3499f6d-1651-41bb-a9a7-de925fea487b"],
    "dockerfile-roast": ["DF052"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM alpine:3.20\nRUN apk add --no-cache «curl» 'gcc~=13'" },
    {
      title: "The value of a variable counts",
      good: 'FROM alpine:3.20\nARG PKGS="curl=8.9.1-r1 jq=1.7.1-r0"\nRUN apk add --no-cache $PKGS',
    },
    {
      title: "Values of options are not packages",
      good: "FROM alpine:3.20\nRUN apk add --no-cache --repositories-file /etc/apk/alt 'gcc~=13'",
    },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /apk (?:--?[a-zA-Z]+ *){0,20}add/, without: /(?:--virtual|-t)\s.?[a-zA-Z-]+\s/ },
      managers: ["apk"],
      written: {
        calls: ({ name }) => name === "apk",
        subcommands: ["add"],
        valued: ["-t", "--virtual", "-X", "--repository"],
        isPinned: (word) => /[=~<>]|\.apk$/.test(word),
      },
    }),
  },
});
