import {
  defineRule,
  type ImageRef,
  imageName,
  type Knowledge,
  originSpan,
  type ProposedFix,
  replace,
  type Span,
  unknown,
} from "../../src/author.ts";
import {
  imagePlace,
  mayBeBuiltHere,
  perPart,
  readBase,
  valueFlow,
  type WrittenBase,
  writtenBases,
} from "../../src/kit.ts";
import { isMovingVariant } from "../../src/knowledge/base-images/moving-variant.ts";
import { matchesGlob } from "../../src/knowledge/base-images/pattern.ts";
import { pinnedTag } from "../../src/knowledge/base-images/pinned-tag.ts";

export default defineRule({
  id: "no-latest-base-image",
  summary: "Images do not use the moving tag latest, or a variant without a version",
  why: "`latest` moves with every release, even to new major versions, so the same file may build a different image tomorrow. `golang:alpine` is `golang:latest` on Alpine, and moves like it.",
  topic: "base-image",
  category: "reproducibility",
  severity: "warning",
  fix: "unsafe",
  recommended: true,
  aliases: {
    hadolint: ["DL3007"],
    trivy: ["DS-0001", "KSV-0013"],
    checkov: ["CKV_DOCKER_7", "CKV_K8S_14"],
    kics: ["f45ea400-6bbe-4501-9fc7-1c3d75c32067"],
    semgrep: ["avoid-latest-version"],
    dockerfilelint: ["latest_tag"],
    dockerfile_lint: ["is_latest_tag"],
    sonar: ["S6596"],
    "dockerfile-roast": ["DF001", "DF024"],
    dockleaner: ["DL3007"],
    dclint: ["service-image-require-explicit-tag"],
    "kube-linter": ["latest-tag"],
    "kube-score": ["container-image-tag"],
    datree: ["CONTAINERS_MISSING_IMAGE_VALUE_VERSION"],
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
      description: "Short names of images that may use a moving tag.",
    },
    reading: {
      type: "string",
      enum: ["meaning", "words", "first", "defaults", "above"],
      default: "meaning",
      description:
        "Whether variables have their values and variants without a version move, too (meaning), or only a tag as FROM writes it (words), or those of the first such FROM, variables included (first), or the words with the defaults of ARGs in place of variables, and nothing where there are none (defaults), or with what ARGs above set (above).",
    },
  },
  messages: { floating: "{image}:{tag} is a moving tag: pin a version" },
  examples: [
    { bad: "FROM node:«latest»", fixedUnsafe: "FROM node:24", good: "FROM node:22.11" },
    { title: "A digest pins the image", good: `FROM node:latest@sha256:${"0".repeat(64)}` },
    { bad: "FROM golang:«alpine»", fixedUnsafe: "FROM golang:1.26-alpine", good: "FROM golang:1.26-alpine" },
    {
      bad: "ARG TAG=latest\nFROM node:«${TAG}»",
      fixedUnsafe: "ARG TAG=24\nFROM node:${TAG}",
      good: "ARG TAG=22.11\nFROM node:${TAG}",
    },
    {
      kind: "compose",
      bad: "services:\n  db:\n    image: postgres:«latest»",
      fixedUnsafe: "services:\n  db:\n    image: postgres:18",
      good: "services:\n  db:\n    image: postgres:17.2",
    },
    {
      title: "What a kustomization puts in place of an image",
      kind: "kubernetes",
      bad: "kind: Kustomization\nimages:\n  - name: app\n    newTag: «latest»",
      good: "kind: Kustomization\nimages:\n  - name: app\n    newTag: 1.4.2",
    },
  ],
  on: {
    From(from, { model, options }) {
      const { reading } = options;
      if (reading === "meaning") return;
      const base = readBase(from, model, reading);
      if (!base || !isMoving(base, options.tags)) return;
      if (reading === "first" && firstMoving(options.tags, model) !== base) return;
      return { at: base.word, message: "floating", data: { image: base.name, tag: base.tag ?? "" } };
    },
    ImageRef(image, { options, knowledge, source, project }) {
      if (options.reading !== "meaning") return;
      const { name, tag, digest } = image.parts;
      if (digest.known && digest.value !== undefined) return;
      if (!tag.known) return unknown(image, tag.reason);
      const moving = tag.value;
      if (moving === undefined) return;
      const isVariant = name.known && isMovingVariant(name.value, moving);
      if (!isVariant && !options.tags.some((pattern) => matchesGlob(pattern, moving))) return;
      if (!digest.known) return unknown(image, digest.reason);
      // Which image may float is told by its name, and so is where the publisher serves nothing but moving tags.
      if (!name.known && (options.allow.length > 0 || mayRoll(image, moving, knowledge)))
        return unknown(image, name.reason);
      if (name.known && (options.allow.includes(name.value) || isRolling(name.value, moving, knowledge))) return;
      if (mayBeBuiltHere(image, project, knowledge)) return unknown(image, "the project may build it itself");
      const data = { image: imageName(image), tag: moving };
      const written = tagSpan(image, moving);
      return {
        at: written ?? variableSpan(image) ?? image,
        message: "floating",
        data,
        fixes: fix(image, moving, source.text),
        ...valueFlow(image.reference, image.span),
      };
    },
  },
});

function isRolling(name: string, tag: string, knowledge: Knowledge): boolean {
  return knowledge.baseImage(name, tag, undefined)?.rolling ?? false;
}

/** A name that starts with a variable nobody knows (`$REGISTRY/app:latest`) may be a mirror's of one that rolls. */
function mayRoll(image: ImageRef, tag: string, knowledge: Knowledge): boolean {
  const name = imageName(image);
  const path = name.slice(name.indexOf("/", name.lastIndexOf("$")) + 1);
  return [path, `gcr.io/${path}`].some((one) => isRolling(one, tag, knowledge));
}

/** The tag's own place, where the reference stands in the file as it is. */
function tagSpan({ word, reference }: ImageRef, tag: string): Span | undefined {
  if (!word) return undefined;
  const { text } = word;
  if (!reference.known) {
    if (!text.endsWith(tag)) return undefined;
    return originSpan(word.line, word.at + text.length - tag.length, word.at + text.length);
  }
  const { tagSpan: own, text: resolved } = reference.value;
  const offset = text.indexOf(resolved);
  if (!own || offset < 0) return undefined;
  return originSpan(word.line, word.at + offset + own.start, word.at + offset + own.end);
}

/** The place of the variable that gives the whole tag. */
function variableSpan({ word }: ImageRef): Span | undefined {
  const variable = word && /:(\$(?:\w+|\{\w+\}))$/.exec(word.text)?.[1];
  if (!variable) return undefined;
  return originSpan(word.line, word.at + word.text.length - variable.length, word.at + word.text.length);
}

function fix(image: ImageRef, moving: string, source: string): ProposedFix | undefined {
  // Of other variants there may be none of that release.
  if (!image.reference.known || (moving !== "latest" && moving !== "alpine")) return undefined;
  const { name, tagSpan: tag } = image.reference.value;
  const pinned = pinnedTag(name);
  const place = tag && imagePlace(image, tag, source);
  if (!pinned || !place) return undefined;
  const whole = moving === "latest" ? pinned.tag : `${pinned.tag}-${moving}`;
  const title = `Use the tag ${whole}, ${pinned.because}`;
  return { title, safe: false, effect: place.effect, edits: replace(place.span, whole) };
}

function isMoving({ tag, digest }: WrittenBase, tags: readonly string[]): boolean {
  return !digest && tag !== undefined && tags.some((pattern) => matchesGlob(pattern, tag));
}

const firstMoving = perPart((tags: readonly string[], model) =>
  writtenBases(model).find((base) => isMoving(base, tags)),
);
