import { defineRule, report } from "../../src/author.ts";
import { keyedLabels, labelSchema } from "../../src/kit.ts";

export default defineRule({
  id: "no-extra-labels",
  summary: "The image has no other labels than those that were agreed on",
  why: "A misspelt label looks like one of its own: only a closed list tells the two apart.",
  topic: "metadata",
  category: "maintainability",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3050"] },
  options: {
    "label-schema": labelSchema,
    "strict-labels": {
      type: "boolean",
      default: false,
      description: "Whether an empty schema allows no label at all (true), or says nothing (false).",
    },
  },
  messages: { extra: "{label} is not one of the labels that were agreed on" },
  examples: [
    {
      options: { "label-schema": { maintainer: "email" } },
      bad: "FROM debian:12\nLABEL «maintaner»=shop@example.com",
      good: "FROM debian:12\nLABEL maintainer=shop@example.com",
    },
    { title: "Without a schema", good: "FROM debian:12\nLABEL team=shop" },
    { title: "No labels", options: { "strict-labels": true }, bad: "FROM debian:12\nLABEL «team»=shop" },
  ],
  on: {
    Label(label, { model, options }) {
      const schema = options["label-schema"];
      const agreed = new Set(Object.keys(schema));
      if (agreed.size === 0 && !options["strict-labels"]) return [];
      return keyedLabels(label, model).flatMap(({ key, pair }) =>
        key.known && !agreed.has(key.value) ? report(pair.key, "extra", { data: { label: key.value } }) : [],
      );
    },
  },
});
