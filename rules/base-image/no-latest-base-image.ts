import { matchesGlob } from "../../src/knowledge/base-images/pattern.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { ImageRef } from "../../src/nodes/image-ref.ts";
import { defineRule, type Report, type UnknownReport, unknown } from "../../src/rule.ts";
import { valueFlow } from "../../src/rule-kit/values/value-flow.ts";
import { originSpan } from "../../src/text/offset-map.ts";
import type { Span } from "../../src/text/span.ts";

export default defineRule({
  id: "no-latest-base-image",
  summary: "Images are not named by the tag latest",
  why: "`latest` is whatever was pushed last, new major versions included: the same file builds another image tomorrow.",
  topic: "base-image",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile", "compose"],
  recommended: true,
  aliases: {
    hadolint: ["DL3007"],
    trivy: ["DS-0001"],
    checkov: ["CKV_DOCKER_7"],
    kics: ["f45ea400-6bbe-4501-9fc7-1c3d75c32067"],
    semgrep: ["avoid-latest-version"],
    dockerfilelint: ["latest_tag"],
    dockerfile_lint: ["is_latest_tag"],
    sonar: ["S6596"],
    "dockerfile-roast": ["DF001", "DF024"],
    dockleaner: ["DL3007"],
  },
  options: {
    tags: {
      type: "array",
      items: { type: "string" },
      default: ["latest"],
      description: "Tags that move; `*` stands for any characters.",
    },
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Image names that may float, by their short name.",
    },
  },
  messages: { floating: "{image}:{tag} is another image whenever somebody pushes one" },
  examples: [
    { bad: "FROM node:«latest»", good: "FROM node:22.11" },
    { title: "A digest holds it still", good: `FROM node:latest@sha256:${"0".repeat(64)}` },
    { bad: "ARG TAG=latest\nFROM «node:${TAG}»", good: "ARG TAG=22.11\nFROM node:${TAG}" },
    {
      kind: "compose",
      bad: "services:\n  db:\n    image: postgres:«latest»",
      good: "services:\n  db:\n    image: postgres:17.2",
    },
  ],
  on: {
    ImageRef(image, { options, knowledge }) {
      if (!image.reference.known) return behindVariables(image, options, knowledge);
      const { name, tag, digest } = image.reference.value;
      if (tag === undefined || digest !== undefined || options.allow.includes(name)) return;
      if (!options.tags.some((pattern) => matchesGlob(pattern, tag))) return;
      // Where the publisher serves nothing but moving tags, only a digest could be asked for.
      if (knowledge.baseImage(name, tag, digest)?.rolling) return;
      const flow = valueFlow(image.reference, image.span);
      return { at: tagSpan(image) ?? image, message: "floating", data: { image: name, tag }, ...flow };
    },
  },
});

/** A name that starts with a variable nobody knows (`$REGISTRY/app:latest`) has its tag in plain sight all the same. */
function behindVariables(
  image: ImageRef,
  options: { readonly tags: readonly string[]; readonly allow: readonly string[] },
  knowledge: Knowledge,
): Report<"floating"> | UnknownReport {
  const { word, reference } = image;
  const [, name = "", tag = ""] = /^([^@]*[\w}]):(\w[\w.-]*)$/.exec(word?.text ?? "") ?? [];
  const reason = reference.known ? "" : reference.reason;
  if (!word || tag === "" || /\$\{[^}]*$/.test(name) || !options.tags.some((pattern) => matchesGlob(pattern, tag))) {
    return unknown(image, reason);
  }
  const path = name.slice(name.lastIndexOf("$")).replace(/^[^/]*\/?/, "");
  const rolling = [path, `gcr.io/${path}`].some((one) => knowledge.baseImage(one, tag, undefined)?.rolling);
  // Which image may float is told by its name.
  if (rolling || options.allow.length > 0) return unknown(image, reason);
  const end = word.at + word.text.length;
  return {
    at: originSpan(word.line, end - tag.length, end),
    message: "floating",
    data: { image: name, tag },
  };
}

/** The tag's own place, where the reference stands in the file as it is. */
function tagSpan({ word, reference }: ImageRef): Span | undefined {
  if (!word || !reference.known) return undefined;
  const { text, tagSpan: tag } = reference.value;
  const offset = word.text.indexOf(text);
  if (!tag || offset < 0) return undefined;
  return originSpan(word.line, word.at + offset + tag.start, word.at + offset + tag.end);
}
