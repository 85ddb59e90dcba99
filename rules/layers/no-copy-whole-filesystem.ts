import { type Copy, type DockerfileModel, defineRule, knownValue, type Word } from "../../src/author.ts";
import { normalizePath } from "../../src/kit.ts";

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
    allowScratch: {
      type: "boolean",
      default: true,
      description: "Whether it is accepted in a stage that starts from `scratch`, where it makes one layer of all.",
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
      title: "Where that is not wanted either",
      options: { allowScratch: false },
      bad: "FROM debian:12 AS rootfs\nFROM scratch\nCOPY --from=rootfs «/» /",
    },
  ],
  on: {
    Copy(copy, { model, options }) {
      const { from, destination } = copy;
      if (!from?.value || !destination || !isRoot(destination, copy, model)) return;
      const stage = model.stageOf(copy);
      if (options.allowScratch && stage?.fromScratch) return;
      const source = copy.sources.find((word) => isRoot(word, copy, model));
      if (source) return { at: source, message: "whole", data: { from: from.value.text } };
    },
  },
});

function isRoot(word: Word, copy: Copy, model: DockerfileModel): boolean {
  const path = knownValue(model.resolve(word, copy));
  return path !== undefined && path !== "" && path !== "." && normalizePath(path) === "/";
}
