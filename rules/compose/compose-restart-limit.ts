import { defineRule } from "../../src/author.ts";

export default defineRule({
  id: "compose-restart-limit",
  summary: "Restarts after a failure are limited in number",
  why: "A service that fails at once is otherwise started again and again, and takes the host's time from all others.",
  topic: "compose",
  category: "maintainability",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  cis: ["5.15"],
  aliases: { kics: ["2fc99041-ddad-49d5-853f-e35e70a48391"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#restart",
  options: {
    most: { type: "integer", minimum: 1, default: 5, description: "How many restarts are allowed." },
  },
  messages: {
    unlimited: "The service is restarted without end when it fails: write on-failure:{most}",
    many: "The service is restarted {count} times when it fails: allow {most} at most",
  },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    restart: «on-failure»",
      good: "services:\n  app:\n    image: example.com/app:1\n    restart: on-failure:5",
      message: "unlimited",
    },
    { bad: "services:\n  app:\n    image: example.com/app:1\n    restart: «on-failure:10»", message: "many" },
  ],
  on: {
    Entry: {
      when: { keys: ["services.*.restart"] },
      handle({ value }, { options: { most } }) {
        const [, failure, count] = (value?.type === "scalar" && /^(on-failure)(?::(\d+))?$/.exec(value.value)) || [];
        if (!value || failure === undefined || Number(count) <= most) return;
        if (count === undefined) return { at: value, message: "unlimited", data: { most } };
        return { at: value, message: "many", data: { count, most } };
      },
    },
  },
});
