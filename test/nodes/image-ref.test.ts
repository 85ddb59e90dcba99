import { expect, test } from "vitest";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { imageFacts, imageName, imageRef, imageText } from "../../src/nodes/image-ref.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { hole } from "../../src/syntax/template.ts";
import type { Word } from "../../src/text/word.ts";

const place = placeOf({
  kind: "test",
  owner: undefined,
  phase: "job",
  image: () => undefined,
  environment: () => [],
});
const named = (text: Fact<string>, word?: string) =>
  imageRef({
    text,
    span: { start: 1, end: 2 },
    place,
    role: "service",
    word: word === undefined ? undefined : ({ text: word } as Word),
  });

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

test.each([
  [known("ghcr.io/a/b:1"), "$IMAGE", "ghcr.io/a/b:1", "ghcr.io/a/b"],
  [unknownFact("T is not given", [], `a/b:${hole}`), "a/b:$T", "a/b:$T", "a/b"],
  [unknownFact("R is not given"), "$R:1.2-slim", "$R:1.2-slim", "$R"],
  [unknownFact("R is not given"), "${R}:1", "${R}:1", "${R}"],
  [unknownFact("R is not given"), "${R:-a}", "${R:-a}", "${R:-a}"],
  [unknownFact("R is not given"), "$R:5000/a", "$R:5000/a", "$R:5000/a"],
  [unknownFact("R is not given"), undefined, "The image", "The image"],
])("for messages: %j, written %j", (text, word, whole, name) => {
  const image = named(text, word);
  expect(imageText(image)).toBe(whole);
  expect(imageName(image)).toBe(name);
});
