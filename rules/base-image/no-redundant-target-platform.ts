import { defineRule } from "../../src/author.ts";
import { removeFlag } from "../../src/kit.ts";

export default defineRule({
  id: "no-redundant-target-platform",
  summary: "FROM does not ask for the platform that it gets by default",
  why: "The target platform is the default of FROM: naming it changes nothing, and hides the stages in which the platform matters.",
  topic: "base-image",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { hadolint: ["DL3065"], buildkit: ["RedundantTargetPlatform"] },
  reference: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
  messages: { redundant: "--platform={platform} is redundant: it is the default" },
  examples: [
    { bad: "FROM «--platform=$TARGETPLATFORM» alpine:3.20", fixed: "FROM alpine:3.20" },
    { good: "FROM --platform=$BUILDPLATFORM golang:1.24" },
  ],
  on: {
    Stage(stage, { document, source }) {
      const { platform } = stage.from;
      if (!platform?.value) return;
      const { text } = platform.value;
      if (!/^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/.test(text)) return;
      // A stage that starts from another one takes over that one's platform, which may be the builder's.
      if (stage.chain.slice(0, -1).some(({ from }) => from.platform !== undefined)) return;
      // The file may give the variable a value of its own.
      const own = document.globals.some(
        (instruction) =>
          instruction.type === "Arg" &&
          instruction.pairs.some(({ key, value }) => key.text === "TARGETPLATFORM" && value),
      );
      if (own) return;
      return {
        at: platform,
        message: "redundant",
        data: { platform: text },
        fixes: {
          title: "Remove the redundant --platform",
          safe: true,
          effect: "base",
          edits: removeFlag(platform, source.text),
        },
      };
    },
  },
});
