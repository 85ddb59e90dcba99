import { defineRule } from "../../src/author.ts";
import { ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "compose-no-cgroup-parent",
  summary: "Services stay in the control group that the engine gives them",
  why: "In another control group a container escapes the limits that the host sets for containers, or shares those of something else.",
  topic: "compose",
  category: "security",
  severity: "warning",
  kinds: ["compose"],
  recommended: false,
  cis: ["5.25"],
  aliases: { kics: ["4d9f44c6-2f4a-4317-9bb5-267adbea0232"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#cgroup_parent",
  messages: { set: "{container} runs in a control group of its own choice: remove cgroup_parent" },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    «cgroup_parent: system»",
      good: "services:\n  app:\n    image: example.com/app:1\n    mem_limit: 256m",
    },
  ],
  on: {
    Entry: {
      when: { keys: ["services.*.cgroup_parent"] },
      handle: ({ span, place }) => ({ at: span, message: "set", data: { container: ownerName(place) } }),
    },
  },
});
