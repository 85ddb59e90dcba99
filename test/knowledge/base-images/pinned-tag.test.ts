import { expect, test } from "vitest";
import { pinnedTag } from "../../../src/knowledge/base-images/pinned-tag.ts";

test.each([
  ["node", "24", "which is supported longest"],
  ["busybox", "1.38", "the newest that is known"],
  ["mirror.gcr.io/library/busybox", "1.38", "the newest that is known"],
  ["redhat/ubi9", "9.7", "the newest that is known"],
  ["registry.access.redhat.com/ubi10/ubi-minimal", "10.1", "the newest that is known"],
  ["ubi8/ubi", "8.10", "the newest that is known"],
])("%s is named with %s, %s", (name, tag, because) => {
  expect(pinnedTag(name)).toEqual({ tag, because });
});

test.each([
  "registry.access.redhat.com/ubi9/nodejs-20",
  "redhat/ubi7",
  "openjdk",
  "constructor",
  "example.com/busybox",
])("of %s no tag is known", (name) => expect(pinnedTag(name)).toBeUndefined());
