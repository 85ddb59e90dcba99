import { describe, expect, it } from "vitest";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { type ImageParts, imageParts } from "../../src/syntax/image-parts.ts";
import { type ImageReference, parseImageReference } from "../../src/syntax/image-reference.ts";
import { asTemplate, hole } from "../../src/syntax/template.ts";

/** The parts of a text in which each `?` is a piece that is not known, as one line. */
function parts(text: string): string {
  const template = asTemplate(text.replaceAll("?", hole));
  const fact = unknownFact("X is not known", [], template);
  return lineOf(imageParts(fact, fact));
}

function lineOf({ registry, repository, name, tag, digest }: ImageParts): string {
  const shown = (fact: Fact<string | undefined>) => (fact.known ? (fact.value ?? "none") : "?");
  return [registry, repository, name, tag, digest].map(shown).join(" ");
}

const digest = `sha256:${"0".repeat(64)}`;

describe("the parts of an image reference", () => {
  it.each([
    // registry repository name tag digest
    ["evil.example.com/app:?", "evil.example.com app evil.example.com/app ? ?"],
    ["evil.example.com:5000/team/app:?", "evil.example.com:5000 team/app evil.example.com:5000/team/app ? ?"],
    ["evil.example.com/?", "evil.example.com ? ? ? ?"],
    ["evil.example.com/app?", "evil.example.com ? ? ? ?"],
    ["library/?", "docker.io ? ? ? ?"],
    ["bitnami/redis:?", "docker.io bitnami/redis bitnami/redis ? ?"],
    ["?/app:1.2", "? ? ? 1.2 none"],
    ["?/team/app", "? ? ? none none"],
    ["?:1.2", "? ? ? 1.2 none"],
    ["?:latest", "? ? ? latest none"],
    // The sign may open a digest whose algorithm the variable ends with.
    [`?:${"a".repeat(64)}`, "? ? ? ? ?"],
    ["node:?", "? ? ? ? ?"],
    ["node:?-slim", "? ? ? ? none"],
    ["node?", "? ? ? ? ?"],
    ["?", "? ? ? ? ?"],
    [`?/app@${digest}`, `? ? ? ? ${digest}`],
    [`?@${digest}`, `? ? ? ? ${digest}`],
    ["?/app@sha256:?", "? ? ? ? ?"],
    ["UPPER/app:?", "UPPER app UPPER/app ? ?"],
    ["bad_host.:?/app:?", "? ? ? ? ?"],
  ])("of %s", (text, expected) => {
    expect(parts(text)).toBe(expected);
  });

  it("are all known where the reference is", () => {
    const text = `docker.io/library/node:22@${digest}`;
    const reference = known(parseImageReference(text) as ImageReference);
    expect(lineOf(imageParts(reference, known(text)))).toBe(`docker.io node node 22 ${digest}`);
  });

  it("are unknown for the reason of the whole", () => {
    const fact = unknownFact("ARG X has no default");
    expect(imageParts(fact, undefined).tag).toEqual(unknownFact("ARG X has no default"));
  });
});
