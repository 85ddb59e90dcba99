import { defineRule } from "../../src/author.ts";
import { pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-apt-packages",
  summary: "apt packages are pinned to a version",
  why: "The version of an unpinned package depends on what the mirror has on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3008"],
    kics: ["965a08d7-ef86-4f14-8792-4a3b2098937e"],
    "dockerfile-roast": ["DF005"],
    dockleaner: ["DL3008"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM debian:12\nRUN apt-get update && apt-get install -y «curl» git=1:2.39.*" },
    {
      title: "A snapshot repository pins everything",
      good: "FROM debian:12\nRUN echo 'deb http://snapshot.example.com/archive/debian/20250101T000000Z bookworm main' > /etc/apt/sources.list\nRUN apt-get update && apt-get install -y curl",
    },
    { good: "FROM debian:12\nARG CURL=7.88.1-10\nRUN apt-get update && apt-get install -y curl=$CURL ./local.deb" },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /apt-get (?:--?[a-zA-Z]+ *){0,20}install/ },
      managers: ["apt"],
      written: {
        calls: ({ name }) => name === "apt-get",
        subcommands: ["install"],
        valued: ["-t", "--target-release"],
        isPinned: (word) => /[=/]|\.deb$/.test(word),
      },
      // Tasks (`lamp-server^`) have no version.
      exempt:
        () =>
        ({ name }) =>
          name?.endsWith("^") === true,
    }),
  },
});
