import { describe, expect, it } from "vitest";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { type ImageParts, imageParts } from "../../src/syntax/image-parts.ts";
import { type ImageReference, parseImageReference } from "../../src/syntax/image-reference.ts";
import { hole } from "../../src/syntax/template.ts";

const sha256 = `sha256:${"0123456789abcdef".repeat(4)}`;
const origins = [{ what: "default", label: "ARG A" }] as const;

/** The parts of a text in which `{}` is not known; `?` stands for a part that is not, `-` for one that is not there. */
function parts(text: string): string {
  const found = imageParts(
    unknownFact("A is not known", origins),
    unknownFact("A is not known", origins, text.replaceAll("{}", hole)),
  );
  const { registry, repository, tag, digest } = found;
  return [registry, repository, tag, digest].map(shown).join(" ");
}

function shown(fact: Fact<string | undefined>): string {
  if (fact.known) return fact.value ?? "-";
  expect(fact).toEqual(unknownFact("A is not known", origins));
  return "?";
}

describe("what holds whatever a variable is", () => {
  it.each([
    // Everything up to a slash can be the registry, and a tag can be any of it.
    ["{}", "? ? ? ?"],
    ["node{}", "? ? ? ?"],
    ["{}node", "? ? ? -"],
    ["{}/{}", "? ? ? ?"],
    ["{}/node", "? ? - -"],
    ["{}:5000/node", "? ? - -"],
    ["{}/team/node:22", "? ? 22 -"],
    ["{}/node:a:b", "? ? b -"],
    ["evil.example.com/app:{}", "evil.example.com app ? ?"],
    ["evil.example.com/app:1{}", "evil.example.com app ? ?"],
    ["evil.example.com/app@{}", "evil.example.com app ? ?"],
    ["evil.example.com/{}", "evil.example.com ? ? ?"],
    ["evil.example.com/a{}/app", "evil.example.com ? - -"],
    ["evil.example.com/a{}:1", "evil.example.com ? 1 -"],
    ["localhost:5000/{}:1", "localhost:5000 ? 1 -"],
    ["index.docker.io/library/node:{}", "docker.io node ? ?"],
    ["bitnami/node:{}", "docker.io bitnami/node ? ?"],
    ["bitnami/{}", "docker.io ? ? ?"],
    ["bitnami/node{}", "docker.io ? ? ?"],
    ["docker.io/:{}", "docker.io ? ? ?"],
    ["docker.io/Node:{}", "docker.io ? ? ?"],
    ["-.example.com/node:{}", "? ? ? ?"],
    ["evil{}.example.com/node:1", "? ? 1 -"],
    // A tag, as far as it can be one; a name ends with a letter or a digit.
    ["{}:22-alpine", "? ? 22-alpine -"],
    ["{}:-x", "? ? ? -"],
    ["{}:", "? ? ? ?"],
    ["{}:x y", "? ? ? -"],
    [`{}:${"x".repeat(128)}`, `? ? ${"x".repeat(128)} -`],
    [`{}:${"x".repeat(129)}`, "? ? ? -"],
    // What may be the end of a digest, and what cannot.
    ["{}:abc", "? ? abc -"],
    [`{}:${"a".repeat(31)}`, `? ? ${"a".repeat(31)} -`],
    [`{}:${"a".repeat(32)}`, "? ? ? ?"],
    [`{}:${"A".repeat(32)}`, "? ? ? ?"],
    [`{}/a:${"a".repeat(32)}`, `? ? ${"a".repeat(32)} -`],
    ["{}abc", "? ? ? ?"],
    ["{}ABC", "? ? ? ?"],
    ["{}b:abc", "? ? abc -"],
    ["{}:b:abc", "? ? abc -"],
    [`{}@${sha256}`, `? ? ? ${sha256}`],
    [`{}:1@${sha256}`, `? ? ? ${sha256}`],
    [`bitnami/{}@${sha256}`, `docker.io ? ? ${sha256}`],
    [`{}@${sha256}{}`, "? ? ? ?"],
    [`{}@x@${sha256}`, `? ? ? ${sha256}`],
    ["{}@sha256:abc", "? ? ? ?"],
    ["@{}", "? ? ? ?"],
  ])("%s: %s", (text, expected) => {
    expect(parts(text)).toBe(expected);
  });
});

it("takes all parts of a reference that is known", () => {
  const reference = known(parseImageReference(`docker.io/bitnami/node:22@${sha256}`) as ImageReference);
  expect(imageParts(reference, undefined)).toEqual<ImageParts>({
    registry: known("docker.io"),
    repository: known("bitnami/node"),
    name: known("bitnami/node"),
    tag: known("22"),
    digest: known(sha256),
  });
});

it.each([
  ["nothing is known of the text", unknownFact("why")],
  ["there is no text", undefined],
  // As of a text that is none of a reference.
  ["the text is known", known("bitnami/node")],
])("knows no part where %s", (_, text) => {
  const unknown = unknownFact("why", origins);
  expect(imageParts(unknown, text)).toEqual({
    registry: unknown,
    repository: unknown,
    name: unknown,
    tag: unknown,
    digest: unknown,
  });
});
