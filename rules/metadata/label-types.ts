import { defineRule, unknown } from "../../src/author.ts";
import { isOfType, keyedLabels, type LabelType, labelSchema, lookUp } from "../../src/kit.ts";

export default defineRule({
  id: "label-types",
  summary: "The value of a label is of the type that was agreed on",
  why: "What reads a label by a program, a link or a version for instance, cannot use another sort of value.",
  topic: "metadata",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"],
    "dockerfile-roast": ["DF074"],
    dockerlint: ["label_no_empty_value"],
  },
  options: { "label-schema": labelSchema },
  messages: {
    empty: "The label {label} is empty: give it a value",
    type: "The value of the label {label} is not {type}",
  },
  examples: [
    {
      options: { "label-schema": { "org.opencontainers.image.version": "semver" } },
      bad: "FROM debian:12\nLABEL org.opencontainers.image.version=«1.2»",
      good: "FROM debian:12\nLABEL org.opencontainers.image.version=1.2.0",
      message: "type",
    },
    {
      options: { "label-schema": { team: "text" } },
      bad: 'FROM debian:12\nLABEL team=«""»',
      good: "FROM debian:12\nLABEL team=shop",
      message: "empty",
    },
    {
      title: "An expression of several licenses",
      options: { "label-schema": { "org.opencontainers.image.licenses": "spdx" } },
      good: 'FROM debian:12\nLABEL org.opencontainers.image.licenses="MIT OR Apache-2.0"',
    },
  ],
  on: {
    *Label(label, { model, options }) {
      for (const { key, pair } of keyedLabels(label, model)) {
        const type = key.known ? lookUp(options["label-schema"], key.value) : undefined;
        if (!type || !key.known) continue;
        const at = pair.value?.text ? pair.value : pair.key;
        const value = pair.value && model.resolve(pair.value, label);
        if (value && !value.known) yield unknown(at, value.reason);
        else if (!value || value.value === "") yield { at, message: "empty" as const, data: { label: key.value } };
        else if (!isOfType(value.value, type)) {
          yield { at, message: "type" as const, data: { label: key.value, type: names[type] } };
        }
      }
    },
  },
});

const names: Readonly<Record<LabelType, string>> = {
  text: "a text",
  url: "an absolute URL",
  semver: "a semantic version such as 1.2.0",
  hash: "the hash of a Git commit",
  rfc3339: "a time of RFC 3339 such as 2026-11-30T12:00:00Z",
  spdx: "an SPDX license expression",
  email: "an email address",
};
