import { defineRule } from "../../src/author.ts";
import { pinOptions, pinPackages } from "../../src/kit.ts";

export default defineRule({
  id: "pin-pip-packages",
  summary: "Python packages are pinned to a version or come from a file",
  why: "The version of an unpinned package depends on what is published on the day of the build.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3013"],
    kics: ["02d9c71f-3ee8-4986-9c27-1a20d0d19bfc"],
    "dockerfile-roast": ["DF051"],
  },
  options: pinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM python:3.13\nRUN pip install --no-cache-dir «flask» 'requests~=2.32'" },
    { good: "FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt" },
    {
      title: "A constraints file pins the versions",
      good: "FROM python:3.13\nRUN pip install --no-cache-dir -c constraints.txt flask",
    },
  ],
  on: {
    Run: pinPackages({
      managers: ["pip", "pipx", "uv"],
      decidedBy: ["constraint", "constraints", "require-hashes"],
      // `uv add` and `uv sync` write and read a lockfile.
      exempt:
        ({ subcommand }) =>
        () =>
          subcommand === "add",
    }),
  },
});
