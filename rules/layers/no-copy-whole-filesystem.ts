import {
  type Copy,
  type DockerfileModel,
  defineRule,
  knownValue,
  type Stage,
  type StageBase,
  unknown,
  type Word,
} from "../../src/author.ts";
import { normalizePath, perPart } from "../../src/kit.ts";

export default defineRule({
  id: "no-copy-whole-filesystem",
  summary: "The whole file system of another stage or image is not copied over an image",
  why: "The copy takes along all that the other stage needed to build, and overwrites what the base image brings.",
  topic: "layers",
  category: "size",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3067"] },
  options: {
    sources: {
      type: "string",
      enum: ["systems", "all"],
      default: "systems",
      description:
        "Whether only what is known to be a whole system counts, and only where it is copied over another one (systems), or every copy of a root (all).",
    },
  },
  messages: { whole: "The whole file system of {from} is copied over this image: copy the files that it needs" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nFROM alpine:3.20\nCOPY --from=build «/» /",
      good: "FROM golang:1.24 AS build\nFROM alpine:3.20\nCOPY --from=build /go/bin/app /usr/bin/",
    },
    {
      title: "One layer of all on purpose",
      good: "FROM debian:12 AS rootfs\nRUN rm -rf /usr/share/doc\nFROM scratch\nCOPY --from=rootfs / /",
    },
    {
      title: "An image that holds nothing but what is wanted",
      good: "FROM tonistiigi/xx:1.6.1 AS xx\nFROM golang:1.24\nCOPY --from=xx / /",
    },
    {
      title: "Where the sources are listed at all times",
      options: { sources: "all" },
      bad: "FROM debian:12 AS rootfs\nFROM scratch\nCOPY --from=rootfs «/» /",
    },
  ],
  on: {
    Copy(copy, { model, options }) {
      const { from, destination } = copy;
      if (!from?.value || !destination || !isRoot(destination, copy, model)) return;
      const source = copy.sources.find((word) => isRoot(word, copy, model));
      if (!source) return;
      if (options.sources === "systems") {
        const stage = model.stageOf(copy);
        const copied = stage && transfersOf(stage, model).get(copy);
        if (stage?.fromScratch || copied?.kind === "scratch") return;
        const system = copied && systemOf(copied);
        if (system === undefined) return unknown(source, "the image may hold only what is wanted");
        if (!system) return;
      }
      return { at: source, message: "whole", data: { from: from.value.text } };
    },
  },
});

const transfersOf = perPart(
  ({ transfers }: Stage): ReadonlyMap<unknown, StageBase> =>
    new Map(transfers.map(({ instruction, from }) => [instruction, from])),
);

/** Whether a stage or image has a shell, and with it the rest of a system; undefined where that is not known. */
function systemOf(base: StageBase): boolean | undefined {
  if (base.kind === "stage") return base.stage.fromScratch ? false : base.stage.root?.shell;
  return base.kind === "image" ? base.facts?.shell : undefined;
}

function isRoot(word: Word, copy: Copy, model: DockerfileModel): boolean {
  const path = knownValue(model.resolve(word, copy));
  return path !== undefined && path !== "" && path !== "." && normalizePath(path) === "/";
}
