import { defineRule, type ImageRef, imageText, unknown } from "../../src/author.ts";
import { valueFlow } from "../../src/kit.ts";
import { defaultRegistry, dockerHosts, matchesGlob, matchesImage } from "../../src/knowledge/base-images/pattern.ts";

export default defineRule({
  id: "trusted-registries",
  summary: "Images come from trusted registries",
  why: "An image runs with access to everything that the build can read, so it should come from a source that you trust.",
  topic: "base-image",
  category: "security",
  severity: "error",
  recommended: true,
  cwe: [829],
  cis: ["4.2"],
  aliases: {
    hadolint: ["DL3026"],
    dockerfile_lint: ["specified_registry", "not_from_fedora|from_not_redhat"],
    "dockerfile-benchmarker": ["CIS-4.2"],
    "dockerfile-roast": ["DF065"],
    trivy: ["KSV-0125"],
  },
  options: {
    registries: {
      type: "array",
      items: { type: "string" },
      default: [],
      description:
        "Registries (`docker.io`, `*.example.com`) and images (`registry.example.com/team/*`, `docker.io/library/*`) that may be used. An empty list turns the rule off.",
    },
  },
  messages: { untrusted: "{image} comes from {registry}, which is not a trusted registry" },
  examples: [
    {
      options: { registries: ["registry.example.com"] },
      bad: "FROM «other.example.com/base:1»",
      good: "FROM registry.example.com/base:1",
    },
    {
      title: "COPY and mounts count too",
      options: { registries: ["docker.io/library/*"] },
      bad: "FROM alpine:3.20\nCOPY --from=«ghcr.io/example/tool:1» /tool /tool",
    },
    {
      kind: "compose",
      options: { registries: ["*.example.com"] },
      bad: "services:\n  db:\n    image: «postgres:17.2»",
      good: "services:\n  db:\n    image: registry.example.com/postgres:17.2",
    },
  ],
  on: {
    ImageRef(image, { options }) {
      if (options.registries.length === 0) return;
      const trust = options.registries.map((pattern) => trusts(pattern, image));
      if (trust.includes(true)) return;
      const { reference } = image;
      const { registry } = image.parts;
      if (!reference.known && trust.includes(undefined)) return unknown(image, reference.reason);
      if (!registry.known) return unknown(image, registry.reason);
      if (image.ambiguous)
        return unknown(image, `${imageText(image)} may be a named context of a caller that is not known`);
      const data = { image: imageText(image), registry: registry.value };
      return { at: image, message: "untrusted", data, ...valueFlow(reference, image.span) };
    },
  },
});

/**
 * Whether a pattern covers an image; undefined where what is not known of it decides. A pattern that starts with a
 * registry is held against the registry first, so that a star in it never reaches beyond the slash: `*.example.com` does
 * not cover `evil.example.org/a.example.com/b`.
 */
function trusts(pattern: string, { reference, parts: { registry } }: ImageRef): boolean | undefined {
  if (pattern === "*") return true;
  const [host = "", ...path] = pattern.split("/");
  const alone = path.length === 0;
  const image = reference.known ? reference.value : undefined;
  if (!isHost(host, alone)) return image && matchesImage(pattern, image);
  if (!registry.known) return undefined;
  const wanted = dockerHosts.has(host) || host === "hub.docker.com" ? defaultRegistry : host;
  if (!matchesGlob(wanted, registry.value)) return false;
  if (alone) return true;
  return image && matchesImage(`${registry.value}/${path.join("/")}`, image);
}

/** A name alone with a colon is an image with a tag (`node:22`), unless what stands before it can only be a host. */
function isHost(text: string, alone: boolean): boolean {
  if (alone) return /^(?:localhost|[^:.]+\.[^:]+)(?::\d+)?$/.test(text);
  return text === "localhost" || text.includes(".") || text.includes(":");
}
