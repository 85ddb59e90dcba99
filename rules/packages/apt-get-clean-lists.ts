import { defineRule } from "../../src/author.ts";
import { appendRemedy, areListsUnneeded, cleanStores, stagesOption } from "../../src/kit.ts";

export default defineRule({
  id: "apt-get-clean-lists",
  summary: "apt's package lists are deleted in the layer that downloaded them",
  why: "A later layer can hide files but not take their bytes back; the lists weigh tens of megabytes and go stale.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3009"],
    kics: ["df746b39-6564-4fed-bf85-e9c44382303c"],
    semgrep: ["remove-package-lists", "remove-package-cache"],
    dockerfilelint: ["apt-get_missing_rm"],
    dockerfile_lint: ["no_apt-get_clean"],
    parfum: ["aptGetInstallThenRemoveAptLists"],
    sonar: ["S6587"],
    "dockerfile-roast": ["DF004"],
    dockleaner: ["DL3009"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
  options: stagesOption,
  messages: { left: "{command} leaves its package lists in this layer" },
  examples: [
    {
      bad: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl",
      fixed: "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
    },
    {
      title: "A cache mount keeps the lists out of the layer",
      good: "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \\\n    apt-get update && apt-get install -y curl",
    },
    {
      title: "Deleting them in a later layer is too late",
      bad: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*",
      fixed:
        "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN rm -rf /var/lib/apt/lists/*",
    },
    {
      title: "A builder's layers do not ship",
      good: "FROM debian:12 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM debian:12\nCOPY --from=build /app /app",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["apt"],
      what: "lists",
      fix(left, run, { model }) {
        const fix = appendRemedy(left, run, model);
        // Without an update of its own a later install would fail.
        const unneeded = areListsUnneeded(run, model);
        return fix && { ...fix, requires: { ...fix.requires, "nothing later needs the lists": unneeded } };
      },
    }),
  },
});
