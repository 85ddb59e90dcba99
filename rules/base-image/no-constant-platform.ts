import { defineRule, type Flag, type ProposedFix, type Stage } from "../../src/author.ts";
import { removeFlag } from "../../src/kit.ts";

export default defineRule({
  id: "no-constant-platform",
  summary: "FROM --platform is not a constant",
  why: "With a constant platform the result is the same whichever platform the build asks for, and the build is emulated where it differs from the builder's own.",
  topic: "base-image",
  category: "reproducibility",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3029"],
    buildkit: ["FromPlatformFlagConstDisallowed"],
    kics: ["b16e8501-ef3c-44e1-a543-a093238099c9"],
    semgrep: ["avoid-platform-with-from"],
    parfum: ["DL3029"],
    "dockerfile-roast": ["DF061"],
  },
  reference: "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
  options: {
    which: {
      type: "string",
      enum: ["lone", "every", "flag"],
      default: "lone",
      description:
        "Whether only constants are reported, apart from stages that are named for their platform and images of Windows (lone), every platform that is neither the builder's nor the target's (every), or every use of the flag (flag).",
    },
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Platforms that may be constant, as written, such as `linux/amd64`.",
    },
  },
  messages: { constant: "The platform is always {platform}, whatever platform the build targets" },
  examples: [
    {
      bad: "FROM --platform=«linux/amd64» golang:1.24 AS build",
      fixedUnsafe: "FROM golang:1.24 AS build",
      good: "FROM --platform=$BUILDPLATFORM golang:1.24 AS build",
    },
    {
      title: "The name of a stage may say that it is for one platform",
      good: "FROM --platform=linux/arm64 debian:12 AS build-arm64",
    },
    {
      title: "Windows images exist for Windows only",
      good: "FROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022",
    },
  ],
  on: {
    Stage(stage, { options, source }) {
      const { platform } = stage.from;
      if (!platform?.value?.text) return;
      const { text } = platform.value;
      if (options.allow.includes(text)) return;
      if (options.which !== "lone") {
        if (options.which === "every" && /BUILDPLATFORM|TARGETPLATFORM/.test(text)) return;
        return { at: platform.value, message: "constant", data: { platform: text } };
      }
      if (text.includes("$")) return;
      if (isOneOfSeveral(stage, text) || stage.root?.libc === "windows") return;
      return {
        at: platform.value,
        message: "constant",
        data: { platform: text },
        fixes: withoutFlag(platform, source.text),
      };
    },
  },
});

/** As BuildKit has it: a stage whose name holds the system or the architecture is chosen by it. */
function isOneOfSeveral({ name }: Stage, platform: string): boolean {
  if (name === undefined) return false;
  return platform
    .toLowerCase()
    .split("/")
    .slice(0, 2)
    .some((part) => name.includes(part));
}

function withoutFlag(platform: Flag, text: string): ProposedFix {
  return {
    title: "Remove --platform, so that the build chooses the platform",
    safe: false,
    effect: "base",
    edits: removeFlag(platform, text),
  };
}
