import { defineRule } from "../../src/author.ts";
import { platformFault } from "../../src/kit.ts";

export default defineRule({
  id: "valid-platform",
  summary: "--platform names an operating system and an architecture",
  why: "Docker rejects a platform that is not of the form os/arch or os/arch/variant.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["build-error/platform-value"], dockadvisor: ["FromInvalidPlatform"] },
  messages: { invalid: "{fault}" },
  examples: [
    { bad: "FROM --platform=«linux/arm/v7/hf» alpine:3.20", good: "FROM --platform=linux/arm/v7 alpine:3.20" },
    { title: "The value of a variable counts", bad: "ARG PLATFORM=x64\nFROM --platform=«$PLATFORM» alpine:3.20" },
    { good: "FROM --platform=$BUILDPLATFORM golang:1.24" },
  ],
  on: {
    From(from, { model }) {
      const word = from.platform?.value;
      if (!word || word.text === "") return;
      const value = model.resolve(word, from);
      if (!value.known) return;
      const fault = value.value === "" ? `${word.text} is empty: give a platform` : platformFault(value.value);
      if (fault) return { at: word, message: "invalid", data: { fault } };
    },
  },
});
