import { type BaseImageFacts, defineRule, imageText } from "../../src/author.ts";
import { platformOfName } from "../../src/knowledge/base-images/image-name.ts";

export default defineRule({
  id: "base-image-platform-available",
  summary: "The base image exists for the platform that FROM asks for",
  why: "The build fails, or its programs start under emulation only, where the image is for another operating system or architecture.",
  topic: "base-image",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { buildkit: ["InvalidBaseImagePlatform"], tally: ["tally/platform-mismatch"] },
  reference: "https://docs.docker.com/reference/build-checks/invalid-base-image-platform/",
  messages: { other: "{image} is for {actual}, not for {platform}: choose the image of that platform" },
  examples: [
    {
      bad: "FROM --platform=«linux/amd64» arm64v8/debian:12",
      good: "FROM --platform=linux/arm64 arm64v8/debian:12",
    },
    {
      title: "A system's own images",
      bad: "FROM --platform=«linux/amd64» mcr.microsoft.com/windows/nanoserver:ltsc2022",
    },
    { title: "What an image is for is not known by every name", good: "FROM --platform=linux/arm64 debian:12" },
  ],
  on: {
    Stage({ from, base, root }, { model }) {
      const word = from.platform?.value;
      const asked = word && model.resolve(word, from);
      if (!asked?.known || base.kind !== "image" || !base.image.reference.known) return;
      const actual = platformOf(base.image.reference.value, root);
      const platform = asked.value.toLowerCase();
      if (actual && isOther(platform, actual)) {
        return {
          at: word as NonNullable<typeof word>,
          message: "other",
          data: { image: imageText(base.image), actual, platform: asked.value },
        };
      }
    },
  },
});

/** The platform of an image, or its system alone. */
function platformOf(
  { registry, repository }: { registry: string; repository: string },
  root: BaseImageFacts | undefined,
) {
  const named = registry === "docker.io" ? platformOfName(repository) : undefined;
  return named ?? (root?.libc === "windows" ? "windows" : undefined);
}

/** Whether two platforms differ in what both name. An architecture alone is one of Linux or Windows. */
function isOther(asked: string, actual: string): boolean {
  const [system, architecture] = asked.includes("/")
    ? asked.split("/")
    : systems.has(asked)
      ? [asked]
      : [undefined, asked];
  const [actualSystem, actualArchitecture] = actual.split("/");
  if (system !== undefined && system.replace(/\(.*/, "") !== actualSystem) return true;
  if (architecture === undefined || actualArchitecture === undefined) return false;
  return (spellings.get(architecture) ?? architecture) !== actualArchitecture;
}

const systems = new Set(["linux", "windows", "freebsd", "darwin"]);

const spellings: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["x86-64", "amd64"],
  ["aarch64", "arm64"],
  ["i386", "386"],
  ["armhf", "arm"],
  ["armel", "arm"],
]);
