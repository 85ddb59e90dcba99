import { defineRule, type ImageRef, imageName, insert, type ProposedFix, unknown } from "../../src/author.ts";
import {
  imagePlace,
  mayBeBuiltHere,
  perModel,
  readBase,
  valueFlow,
  type WrittenBase,
  writtenBases,
} from "../../src/kit.ts";
import { pinnedTag } from "../../src/knowledge/base-images/pinned-tag.ts";

export default defineRule({
  id: "pin-base-image-tag",
  summary: "Images are pinned by a tag or a digest",
  why: "Without a tag an image name stands for the moving tag `latest`, so the same file may build a different image tomorrow.",
  topic: "base-image",
  category: "reproducibility",
  severity: "warning",
  fix: "unsafe",
  recommended: true,
  aliases: {
    hadolint: ["DL3006"],
    trivy: ["DS-0001", "KSV-0013"],
    checkov: ["CKV_DOCKER_7", "CKV_K8S_14"],
    kics: ["9efb0b2d-89c9-41a3-91ca-dcc0aec911fd"],
    semgrep: ["missing-image-version"],
    dockerfilelint: ["missing_tag"],
    dockerfile_lint: ["no_tag"],
    sonar: ["S6596"],
    "dockerfile-roast": ["DF001"],
    dockleaner: ["DL3006"],
    dclint: ["service-image-require-explicit-tag"],
    "kube-linter": ["latest-tag"],
    "kube-score": ["container-image-tag"],
    zizmor: ["unpinned-images"],
    datree: ["CONTAINERS_MISSING_IMAGE_VALUE_VERSION"],
  },
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Short names of images that need no tag.",
    },
    reading: {
      type: "string",
      enum: ["meaning", "words", "first", "defaults", "above"],
      default: "meaning",
      description:
        "Whether variables have their values (meaning), or only the words of FROM count, where one that begins with a variable is passed over (words), or those of the first such FROM, variables included (first), or the words with the defaults of ARGs in place of variables, and nothing where there are none (defaults), or with what ARGs above set (above).",
    },
  },
  messages: { untagged: "{image} has no tag, so the moving tag latest is used: pin a version" },
  examples: [
    { bad: "FROM «node»\nUSER node", fixedUnsafe: "FROM node:24\nUSER node", good: "FROM node:22.11\nUSER node" },
    {
      title: "The value of a variable counts",
      bad: "ARG BASE=alpine\nFROM «${BASE}»",
      fixedUnsafe: "ARG BASE=alpine:3.23\nFROM ${BASE}",
    },
    { good: "ARG BASE=alpine:3.20\nFROM ${BASE}" },
    {
      kind: "compose",
      bad: "services:\n  db:\n    image: «postgres»",
      fixedUnsafe: "services:\n  db:\n    image: postgres:18",
      good: "services:\n  db:\n    image: postgres:17.2",
    },
    {
      kind: "kubernetes",
      bad: "kind: Pod\nspec:\n  containers:\n    - name: db\n      image: «postgres»",
      fixedUnsafe: "kind: Pod\nspec:\n  containers:\n    - name: db\n      image: postgres:18",
      good: "kind: Pod\nspec:\n  containers:\n    - name: db\n      image: postgres:17.2",
    },
  ],
  on: {
    From(from, { model, options }) {
      const { reading } = options;
      if (reading === "meaning") return;
      const base = readBase(from, model, reading);
      if (!base || !isUntagged(base)) return;
      if (reading === "words" && startsWithVariable(base.name)) return;
      if (reading === "first" && firstUntagged(model) !== base) return;
      return { at: base.word, message: "untagged", data: { image: base.name } };
    },
    ImageRef(image, { options, source, project, knowledge }) {
      if (options.reading !== "meaning") return;
      const { name, tag, digest } = image.parts;
      if ((tag.known && tag.value !== undefined) || (digest.known && digest.value !== undefined)) return;
      if (!tag.known) return unknown(image, tag.reason);
      if (!digest.known) return unknown(image, digest.reason);
      if (!name.known && options.allow.length > 0) return unknown(image, name.reason);
      if (name.known && options.allow.includes(name.value)) return;
      if (image.ambiguous)
        return unknown(image, `${imageName(image)} may be a named context of a caller that is not known`);
      if (mayBeBuiltHere(image, project, knowledge)) return unknown(image, "the project may build it itself");
      return {
        at: image,
        message: "untagged",
        data: { image: imageName(image) },
        fixes: fix(image, source.text),
        ...valueFlow(image.reference, image.span),
      };
    },
  },
});

function fix(image: ImageRef, source: string): ProposedFix | undefined {
  if (!image.reference.known) return undefined;
  const { name, text } = image.reference.value;
  const pinned = pinnedTag(name);
  // The last part of the name shows where it ends.
  const start = text.lastIndexOf("/") + 1;
  const place = imagePlace(image, { start, end: text.length }, source);
  if (!pinned || !place) return undefined;
  const title = `Use the tag ${pinned.tag}, ${pinned.because}`;
  return { title, safe: false, effect: place.effect, edits: insert(place.span.end, `:${pinned.tag}`) };
}

/** Behind the registry. */
function startsWithVariable(name: string): boolean {
  return /^(?:[\w-]*[.:][\w.:-]*\/)?\$/.test(name);
}

function isUntagged({ tag, digest }: WrittenBase): boolean {
  return tag === undefined && !digest;
}

const firstUntagged = perModel((model) => writtenBases(model).find(isUntagged));
