import { expect, it } from "vitest";
import type { ImageRef } from "../../../src/nodes/image-ref.ts";
import { imagePlace } from "../../../src/rule-kit/values/image-place.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["FROM alpine:«3.20»"],
  ["FROM docker.io/library/alpine:«3.20» AS a"],
  ['FROM "alpine:«3.20»"'],
  ["ARG P=docker.io/library/\nFROM ${P}alpine:«3.20»"],
  ["ARG V=«3.20»\nFROM alpine:$V"],
  ["ARG V='«3.20»'\nFROM alpine:${V}"],
  ["ARG B=alpine:«3.20»\nFROM $B"],
  ["ARG P=docker.io/library/\nARG V=«3.20»\nFROM ${P}alpine:${V}"],
])("finds the tag in %s", (marked) => {
  const text = marked.replace(/[«»]/g, "");
  expect(tagPlace(text)?.span).toEqual({ start: marked.indexOf("«"), end: marked.indexOf("»") - 1 });
});

it.each([
  "ARG M=20\nFROM alpine:3.$M",
  "ARG M=20\nARG V=3.$M\nFROM alpine:$V",
  "ARG V=3.2\nFROM alpine:${V}0",
  "FROM alpine:${V:-3.20}",
  "ARG V\nFROM alpine:${V:-3.20}",
])("finds no place of its own for the tag in %j", (text) => {
  expect(tagPlace(text)).toBeUndefined();
});

it("tells that an argument changes with it", () => {
  expect(tagPlace("FROM alpine:3.20")?.effect).toBe("base");
  expect(tagPlace("ARG V=3.20\nFROM alpine:$V")?.effect).toEqual(["base", "args"]);
});

function tagPlace(text: string) {
  const [image] = modelOf(text).images as readonly [ImageRef];
  const tag = image.reference.known ? image.reference.value.tagSpan : undefined;
  return tag && imagePlace(image, tag, text);
}
