import { registryEnd } from "../knowledge/base-images/pattern.ts";
import { type Fact, known, type Unknown, unknownFact } from "./fact.ts";
import { type ImageReference, type ImageReferenceError, parseImageReference } from "./image-reference.ts";
import { hasHole, hole, type Template } from "./template.ts";

/** The parts of an image reference, each known or not: a variable in one of them leaves the others as they are. */
export interface ImageParts {
  /** "docker.io" where none is named. */
  readonly registry: Fact<string>;
  /** Without the registry, and without the `library/` that docker.io implies. */
  readonly repository: Fact<string>;
  /** Both in the shortest usual form: "node", "gcr.io/distroless/static". */
  readonly name: Fact<string>;
  /** Known to be undefined where none is named. */
  readonly tag: Fact<string | undefined>;
  readonly digest: Fact<string | undefined>;
}

/** The parts of a reference that is known, or of the text that is to become one. */
export function imageParts(reference: Fact<ImageReference>, text: Fact<string> | undefined): ImageParts {
  if (reference.known) {
    const { registry, repository, name, tag, digest } = reference.value;
    return {
      registry: known(registry),
      repository: known(repository),
      name: known(name),
      tag: known(tag),
      digest: known(digest),
    };
  }
  const template = text?.known === false ? text.template : undefined;
  return template === undefined ? noParts(reference) : partsOfTemplate(template, reference);
}

function noParts(reference: Unknown): ImageParts {
  const unknown = unknownFact(reference.reason, reference.origins);
  return { registry: unknown, repository: unknown, name: unknown, tag: unknown, digest: unknown };
}

/**
 * What holds whatever stands in the holes, as long as the whole is an image reference: a slash ends tags and digests
 * before it, a colon or an at sign none of a repository after a registry.
 */
function partsOfTemplate(template: Template, reference: Unknown): ImageParts {
  const nothing = noParts(reference);
  const lastHole = template.lastIndexOf(hole);
  const tail = template.slice(lastHole + 1);
  const registry = literalRegistry(template);
  const digest = digestOf(template, tail);
  const host = registry && parsed(`${template.slice(0, registry.end)}x`);
  const named = registry && parsed(template.slice(0, registry.end) + pathIn(template.slice(registry.end)));
  return {
    registry: host ? known(host.registry) : nothing.registry,
    repository: named ? known(named.repository) : nothing.repository,
    name: named ? known(named.name) : nothing.name,
    // What may be the digits of a digest is no tag for certain.
    tag: (digest && tagOf(tail)) ?? nothing.tag,
    digest: digest ?? nothing.digest,
  };
}

/** Where the registry ends, if what stands before the first slash can be read; 0 for one that is implied. */
function literalRegistry(template: Template): { readonly end: number } | undefined {
  const slash = template.indexOf("/");
  if (slash < 0 || hasHole(template.slice(0, slash))) return undefined;
  return { end: registryEnd(template) };
}

/** The repository after a registry or the first part of a path: it ends at a colon, an at sign or the end. */
function pathIn(rest: string): string {
  return rest.replace(/[:@].*$/s, "");
}

/** Undefined where a hole is left: it can stand in no part. */
function parsed(text: string): ImageReference | undefined {
  const reference: ImageReference | ImageReferenceError = parseImageReference(text);
  return "error" in reference ? undefined : reference;
}

/** The tag, where it stands behind the last hole; a digest there leaves it open. */
function tagOf(tail: string): Fact<string | undefined> | undefined {
  if (tail.includes("@")) return undefined;
  const name = tail.slice(tail.lastIndexOf("/") + 1);
  const colon = name.lastIndexOf(":");
  if (colon >= 0) return /^\w[\w.-]{0,127}$/.test(name.slice(colon + 1)) ? known(name.slice(colon + 1)) : undefined;
  return tail.includes("/") ? known(undefined) : undefined;
}

/** Behind the sign of a digest stand an algorithm and many hexadecimal digits: other text behind the last hole rules one out. */
function digestOf(template: Template, tail: string): Fact<string | undefined> | undefined {
  const at = template.lastIndexOf("@");
  if (at >= 0) return parsed(`x${template.slice(at)}`) ? known(template.slice(at + 1)) : undefined;
  const colon = tail.lastIndexOf(":");
  const mayEndOne = colon < 0 ? /^[\da-f]*$/i : /^(?:[\da-f]{32,})?$/i;
  return tail.includes("/") || !mayEndOne.test(tail.slice(colon + 1)) ? known(undefined) : undefined;
}
