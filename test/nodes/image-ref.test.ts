import { expect, test } from "vitest";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { imageFacts, imageRef } from "../../src/nodes/image-ref.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { hole } from "../../src/syntax/template.ts";

const place = placeOf({
  kind: "test",
  owner: undefined,
  phase: "job",
  image: () => undefined,
  environment: () => [],
});
const named = (text: Fact<string>) => imageRef({ text, span: { start: 1, end: 2 }, place, role: "service" });

test("an image that is named by a text has its parts", () => {
  const origins = [{ what: "default", label: "x" }] as const;
  const image = named(known("ghcr.io/a/b:1", origins));
  expect(image).toMatchObject({ type: "ImageRef", span: { start: 1, end: 2 }, role: "service", ambiguous: false });
  expect(image.reference).toMatchObject({ known: true, value: { name: "ghcr.io/a/b", tag: "1" }, origins });
  expect(image.parts.registry).toMatchObject({ known: true, value: "ghcr.io" });
});

test("an image whose text is not known has the parts that are", () => {
  const { reference, parts } = named(unknownFact("T is not given", [], `ghcr.io/a/b:${hole}`));
  expect(reference).toMatchObject({ known: false, reason: "T is not given" });
  expect(parts.name).toMatchObject({ known: true, value: "ghcr.io/a/b" });
  expect(parts.tag).toMatchObject({ known: false });
});

test("a text that is no reference leaves the image unknown", () => {
  const { reference } = named(known("A:B:C"));
  expect(reference).toMatchObject({ known: false, reason: expect.any(String) });
});

test("facts are those of the image, where it is sure to be one", () => {
  const image = named(known("debian:12"));
  expect(imageFacts(image, defaultKnowledge)).toMatchObject({ packageManager: "apt" });
  expect(imageFacts({ ...image, ambiguous: true }, defaultKnowledge)).toBeUndefined();
  expect(imageFacts(named(unknownFact("x")), defaultKnowledge)).toBeUndefined();
});
