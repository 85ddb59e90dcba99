import { expect, it } from "vitest";
import type { Markup } from "../../src/kinds/editor.ts";
import { imageHover } from "../../src/kinds/image-hover.ts";
import type { BaseImageFacts } from "../../src/knowledge/types.ts";
import { imageRef } from "../../src/nodes/image-ref.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";
import { verbatim } from "../../src/text/offset-map.ts";

const place = placeOf({ kind: "test", owner: undefined, phase: "job", image: () => undefined, environment: () => [] });
const span = { start: 3, end: 8 };
const named = (text: string, written = text) =>
  imageRef({
    text: known(text),
    span,
    place,
    role: "base",
    word: { span, text: written, line: verbatim(written, 3), at: 0 },
  });
const markup: Markup = {
  markdown: true,
  code: (text) => `<${text}>`,
  strong: (text) => `*${text}*`,
  link: (label) => label,
  text: (text) => text,
  block: (code) => code,
};
const rowsOf = (facts: BaseImageFacts) => imageHover(named("a:1"), facts, markup).parts[1]?.split("\n");

it("names the image, and how it is written where that differs", () => {
  expect(imageHover(named("a:1"), undefined, markup)).toEqual({
    span,
    parts: ["*Image* <a:1>", "Nothing is known about this image"],
  });
  expect(imageHover(named("a:1", "$A"), undefined, markup).parts[0]).toBe("*Image* <a:1>, written <$A>");
});

it("gives the reason where it is not known", () => {
  const image = imageRef({ text: unknownFact("A is not given"), span, place, role: "base" });
  expect(imageHover(image, {}, markup).parts).toEqual(["The image is not known: A is not given"]);
});

it("has a row for each fact, in the order in which people ask", () => {
  const facts: BaseImageFacts = {
    deprecated: "use b",
    endOfLife: "2028-01-01",
    endOfLifeOf: "Debian 12",
    family: "debian",
    libc: "glibc",
    packageManager: "apt",
    release: "12",
    shell: true,
    shellDialect: "dash",
    user: "root",
    workdir: "/app",
  };
  expect(rowsOf(facts)).toEqual([
    "- Family: debian 12",
    "- C library: glibc",
    "- Shell: /bin/sh is dash",
    "- Package manager: apt",
    "- Default user: root",
    "- Working directory: /app",
    "- Support ends: 2028-01-01 (Debian 12)",
    "- Deprecated: use b",
  ]);
});

it.each<[BaseImageFacts, string]>([
  [{ family: "alpine" }, "- Family: alpine"],
  [{ shell: false }, "- Shell: none"],
  [{ shell: true }, "- Shell: /bin/sh"],
  [{ endOfLife: "2028-01-01" }, "- Support ends: 2028-01-01"],
  [{ deprecated: "" }, "- Deprecated: yes"],
])("has no row for what it does not know: %j", (facts, row) => {
  expect(rowsOf(facts)).toEqual([row]);
});
