import { defineRule } from "../../src/author.ts";
import { pinPackages, searchedPinOptions } from "../../src/kit.ts";

export default defineRule({
  id: "pin-gem-packages",
  summary: "Gems are pinned to a version",
  why: "The version of an unpinned gem depends on what is published on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3028"],
    kics: ["22cd11f7-9c6c-4f6e-84c0-02058120b341"],
    "dockerfile-roast": ["DF053"],
  },
  options: searchedPinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM ruby:3.3\nRUN gem install «rake»" },
    { good: "FROM ruby:3.3\nRUN gem install rake:13.2.1 && gem install bundler -v '~> 2.5'" },
  ],
  on: {
    Run: pinPackages({
      searched: { installs: /gem (?:--?[a-zA-Z]+ *){0,20}install/ },
      managers: ["gem"],
      written: {
        calls: ({ name }) => name === "gem",
        subcommands: ["install", "i"],
        valued: "every",
        exempt: ({ words }) => words.some(({ text }) => /^(?:-v|--version(?:=.*)?)$/.test(text)),
        isPinned: (word) => word.includes(":"),
      },
    }),
  },
});
