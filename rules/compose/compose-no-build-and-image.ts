import { defineRule } from "../../src/author.ts";
import { at } from "../../src/kit.ts";

export default defineRule({
  id: "compose-no-build-and-image",
  summary: "A service with both build and image says by pull_policy which one is used",
  why: "With both, whether Compose pulls the image or builds it depends on what the host has already.",
  topic: "compose",
  category: "reproducibility",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  // An image that is built here and pushed from here needs a name.
  optIn: true,
  aliases: { dclint: ["no-build-and-image"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#pull_policy",
  messages: { both: "Service {service} has both build and image: set pull_policy, or remove one of them" },
  examples: [
    {
      bad: "services:\n  app:\n    build: .\n    «image»: example.com/app:1",
      good: "services:\n  app:\n    build: .\n    image: example.com/app:1\n    pull_policy: build",
    },
  ],
  on: {
    Service({ node, name }) {
      const [image] = at(node, "image");
      if (!image?.key || at(node, "build").length === 0 || at(node, "pull_policy").length > 0) return;
      return { at: image.key, message: "both", data: { service: name.value } };
    },
  },
});
