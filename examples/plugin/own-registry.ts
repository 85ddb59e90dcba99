import { defineRule } from "plimsoll";
export default defineRule({
  id: "own-registry", topic: "base-image", category: "security", severity: "error",
  summary: "Images come from registry.example.com", recommended: true,
  why: "Our registry scans its images; images from elsewhere are not scanned.",
  messages: { foreign: "{image} does not come from registry.example.com" },
  examples: [{ bad: "FROM «node:24»", good: "FROM registry.example.com/node:24" }],
  on: {
    ImageRef({ span, reference: image }) {
      if (image.known && image.value.registry !== "registry.example.com")
        return { at: span, message: "foreign", data: { image: image.value.text } };
    },
  },
});
