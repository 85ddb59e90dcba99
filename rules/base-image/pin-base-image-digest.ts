import { defineRule, imageName, imageText, unknown } from "../../src/author.ts";
import { valueFlow } from "../../src/kit.ts";

export default defineRule({
  id: "pin-base-image-digest",
  summary: "Images are pinned by digest",
  why: "A tag can be moved to other content; a digest always names the same bytes.",
  topic: "base-image",
  category: "reproducibility",
  severity: "info",
  recommended: false,
  optIn: true,
  presets: ["reproducible"],
  aliases: {
    zizmor: ["unpinned-images"],
    sonar: ["S7023"],
    checkov: ["CKV_K8S_43"],
    "kube-linter": ["image-sha", "image-not-pinned-by-digest"],
    semgrep: ["dockerfile-source-not-pinned"],
    datree: ["CONTAINERS_MISSING_IMAGE_VALUE_DIGEST"],
  },
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Short names of images that need no digest.",
    },
  },
  messages: { unpinned: "{image} is not pinned by digest" },
  examples: [
    { bad: "FROM «node:22.11»", good: `FROM node:22.11@sha256:${"0".repeat(64)}` },
    { kind: "compose", bad: "services:\n  db:\n    image: «postgres:17.2»" },
  ],
  on: {
    ImageRef(image, { options }) {
      const { name, digest } = image.parts;
      if (!digest.known) return unknown(image, digest.reason);
      if (digest.value !== undefined) return;
      if (!name.known && options.allow.length > 0) return unknown(image, name.reason);
      if (name.known && options.allow.includes(name.value)) return;
      if (image.ambiguous)
        return unknown(image, `${imageName(image)} may be a named context of a caller that is not known`);
      const data = { image: imageText(image) };
      return { at: image, message: "unpinned", data, ...valueFlow(image.reference, image.span) };
    },
  },
});
