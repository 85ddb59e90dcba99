import { expect, it } from "vitest";
import type { Markup } from "../../src/kinds/editor.ts";
import type { Document } from "../../src/kinds/kind.ts";
import { type Part, partsEditor, partsWhy } from "../../src/kinds/parts.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { imageRef } from "../../src/nodes/image-ref.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";

const variable = { name: "CI", value: known("true") } as EnvVar;
const owner = { type: "job", name: "a", label: "job a", span: { start: 0, end: 20 } };

function part(image: string | undefined, named = true): Part {
  const place = placeOf({
    kind: "test",
    owner: named ? owner : undefined,
    phase: "job",
    image: () => ref,
    environment: () => [variable],
  });
  const ref =
    image === undefined
      ? undefined
      : imageRef({ text: known(image), span: { start: 5, end: 9 }, place, role: "service" });
  return {
    span: { start: 0, end: 20 },
    place,
    image: ref,
    environment: [variable, { ...variable, name: "X", value: undefined }],
  };
}

const document: Document = { kind: "test", source: { path: "a", text: "" } };
const markup: Markup = {
  markdown: false,
  code: (text) => text,
  strong: (text) => text,
  link: (label) => label,
  text: (text) => text,
  block: (code) => code,
};
const hoverAt = (offset: number, ...parts: readonly Part[]) =>
  partsEditor(() => parts).hover?.({ document, models: [defaultKnowledge], lineOf: () => 1 }, offset, markup);

it("outlines parts by their labels, and selects the image", () => {
  expect(partsEditor(() => [part("debian:12"), part(undefined, false)]).outline?.(document)).toEqual([
    {
      name: "job a",
      detail: "debian:12",
      type: "section",
      span: { start: 0, end: 20 },
      selection: { start: 5, end: 9 },
      children: [],
    },
    {
      name: "test",
      detail: "",
      type: "section",
      span: { start: 0, end: 20 },
      selection: { start: 0, end: 20 },
      children: [],
    },
  ]);
});

it("shows what is known of the image under the pointer", () => {
  expect(hoverAt(9, part(undefined), part("debian:12"))?.parts.join("\n")).toContain("Package manager: apt");
  expect(hoverAt(5, part("example.com/own:1"))?.parts).toContain("Nothing is known about this image");
  for (const offset of [4, 10]) expect(hoverAt(offset, part("debian:12"))).toBeUndefined();
});

it("says where a part stands and what is set there", () => {
  const why = partsWhy(() => [part("debian:12"), part(undefined, false)]);
  const subject = why.subject(document, () => true);
  expect(subject).toMatchObject({ name: "job a", span: { start: 0, end: 20 } });
  expect(why.subject(document, () => false)).toBeUndefined();
  const byImage = unknownFact("the image decides");
  expect(subject && why.facts(subject.node, [defaultKnowledge], "")).toEqual([
    { name: "image", value: known("debian:12") },
    { name: "user", value: byImage },
    { name: "directory", value: byImage },
    { name: "shell", value: byImage },
    { name: "$CI", value: known("true") },
  ]);
  expect(why.facts(part(undefined, false), [], "").map(({ name }) => name)).not.toContain("image");
});
