import { expect, it } from "vitest";
import { rootName, rootSpan } from "../../../src/rule-kit/stages/stage-names.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

const digest = `sha256:${"0".repeat(64)}`;

it.each([
  ["FROM alpine:3.20", "alpine:3.20", "alpine:3.20"],
  [`FROM alpine:3.20@${digest}`, "alpine:3.20", `alpine:3.20@${digest}`],
  ["FROM scratch", "scratch", "scratch"],
  ["FROM alpine:3.20 AS a\nFROM a AS b\nFROM b", "alpine:3.20", "alpine:3.20"],
  ["ARG X\nFROM $X", "the base image", "$X"],
  ["FROM", "the base image", "FROM"],
])("names what a stage stands on: %s", (text, name, place) => {
  const model = modelOf(text);
  const stage = model.stages.at(-1)!;
  expect(rootName(stage)).toBe(name);
  expect(at(model.document, rootSpan(stage))).toBe(place);
});
