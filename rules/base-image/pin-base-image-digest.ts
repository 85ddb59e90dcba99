import { defineRule, unknown } from "../../src/rule.ts";
import { valueFlow } from "../../src/rule-kit/values/value-flow.ts";

export default defineRule({
  id: "pin-base-image-digest",
  summary: "Images are named by digest",
  why: "A tag can be pushed again with other content; only a digest names the same bytes for ever.",
  topic: "base-image",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile", "compose"],
  recommended: false,
  optIn: true,
  presets: ["reproducible"],
  aliases: { sonar: ["S7023"], semgrep: ["dockerfile-source-not-pinned"] },
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Image names that may go without a digest, by their short name.",
    },
  },
  messages: { unpinned: "{image} has no digest" },
  examples: [
    { bad: "FROM «node:22.11»", good: `FROM node:22.11@sha256:${"0".repeat(64)}` },
    { kind: "compose", bad: "services:\n  db:\n    image: «postgres:17.2»" },
  ],
  on: {
    ImageRef(image, { options }) {
      if (!image.reference.known) return unknown(image, image.reference.reason);
      const { name, text, digest } = image.reference.value;
      if (digest !== undefined || options.allow.includes(name)) return;
      if (image.ambiguous) return unknown(image, `${name} may be a named context of a caller that is not known`);
      return { at: image, message: "unpinned", data: { image: text }, ...valueFlow(image.reference, image.span) };
    },
  },
});
