import { defineRule } from "../../src/author.ts";
import { pinOptions, pinPackages } from "../../src/kit.ts";

export default defineRule({
  id: "pin-go-tools",
  summary: "Go tools are pinned to a version",
  why: "`@latest` depends on what is tagged on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3062"],
    "dockerfile-roast": ["DF054"],
  },
  options: pinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM golang:1.24\nRUN go install «example.com/cmd/tool@latest»" },
    { good: "FROM golang:1.24\nRUN go install example.com/cmd/tool@v1.2.3" },
    {
      title: "go.mod pins the versions of the module's own tools",
      good: "FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN go install example.com/cmd/tool ./cmd/...",
    },
  ],
  on: {
    Run: pinPackages({
      managers: ["go"],
      written: {
        calls: ({ name }) => name === "go",
        subcommands: ["install", "get", "run", "tool"],
        place: "first",
        exempt: ({ words }) => words.find(({ text }) => !text.startsWith("-"))?.text === "tool",
        isPinned: (word) => /^(?:\.|\/)/.test(word) || (/@/.test(word) && !/@(?:latest|none)$/.test(word)),
      },
      // Without `@` the version is that in go.mod, but for `go get`, which takes the newest.
      exempt:
        ({ subcommand }) =>
        ({ operator }) =>
          operator === undefined && subcommand !== "get",
    }),
  },
});
