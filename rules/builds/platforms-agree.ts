import { type BuildPart, defineRule, knownValue, type Stage, unknown } from "../../src/author.ts";
import { platformOfName } from "../../src/knowledge/base-images/image-name.ts";

export default defineRule({
  id: "platforms-agree",
  summary: "What is built for a platform starts from an image of that platform",
  why: "With a constant `--platform` in FROM every image of the build holds the programs of that one platform, whatever the image says that it is for.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  recommended: true,
  reference: "https://docs.docker.com/build/building/multi-platform/",
  messages: {
    other: "{dockerfile} starts from {actual} whatever the build is for: an image for {platform} would not run there",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      platforms: [linux/amd64, «linux/arm64»]\n      dockerfile_inline: FROM --platform=linux/amd64 alpine:3.22",
      good: "services:\n  app:\n    build:\n      platforms: [linux/amd64, linux/arm64]\n      dockerfile_inline: FROM alpine:3.22",
    },
    {
      kind: "bake",
      bad: 'target "app" {\n  dockerfile-inline = "FROM arm64v8/alpine:3.22"\n  platforms = ["«linux/amd64»"]\n}\n',
      good: 'target "app" {\n  dockerfile-inline = "FROM arm64v8/alpine:3.22"\n  platforms = ["linux/arm64"]\n}\n',
    },
  ],
  on: {
    *Build(build, { document, project, knowledge }) {
      if (build.platforms.length === 0) return;
      const asked = project.buildOf(document, build);
      const built = asked?.open("dockerfile", knowledge);
      const stage = built?.model.target;
      if (!built || !stage) {
        yield unknown(build, "the Dockerfile cannot be read");
        return;
      }
      const actual = platformOf(stage);
      if (actual === undefined) return;
      const { path } = built.document.source;
      const at = stage.chain[0]?.from ?? stage.from;
      for (const part of build.platforms) {
        const platform = platformNamed(part);
        if (platform === undefined || isSame(platform, actual)) continue;
        yield {
          at: part.contentSpan,
          message: "other",
          data: { dockerfile: path, actual, platform },
          related: asked?.inline ? [] : [{ at, path, message: `Starts from ${actual}` }],
        };
      }
    },
  },
});

/** The platform that a stage starts from whatever it is built for: written down, or that of the image's own name. */
function platformOf({ chain }: Stage): string | undefined {
  const [root] = chain;
  const written = root?.from.platform?.value?.text;
  if (written !== undefined) return /^[a-z\d]+\/[a-z\d]+(?:\/v\d+)?$/.test(written) ? written : undefined;
  const reference = root?.base.kind === "image" ? knownValue(root.base.image.reference) : undefined;
  return reference?.registry === "docker.io" ? platformOfName(reference.repository) : undefined;
}

function platformNamed({ value }: BuildPart): string | undefined {
  const platform = knownValue(value)?.toLowerCase();
  return platform !== undefined && /^[a-z\d]+\/[a-z\d]+(?:\/v\d+)?$/.test(platform) ? platform : undefined;
}

/** Whether both name one system and architecture: a variant says how new a processor has to be. */
function isSame(one: string, other: string): boolean {
  const [system, architecture] = one.split("/");
  const [otherSystem, otherArchitecture] = other.split("/");
  return system === otherSystem && architecture === otherArchitecture;
}
