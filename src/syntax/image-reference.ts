import { defaultRegistry, dockerHosts, officialPrefix, registryEnd } from "../knowledge/base-images/pattern.ts";
import { lookUp } from "../text/look-up.ts";
import { type Span, span } from "../text/span.ts";

export { matchesImage } from "../knowledge/base-images/pattern.ts";

/**
 * A reference to an image in a registry, split by the grammar of the distribution project
 * (`[registry/]repository[:tag][@digest]`). Offsets are relative to the start of the reference's text.
 */
export interface ImageReference {
  /** The text that was parsed. */
  readonly text: string;
  /** "docker.io" when the text names none. */
  readonly registry: string;
  readonly registryExplicit: boolean;
  /** Without registry; the implied `library/` of docker.io is left out: "node", "bitnami/node". */
  readonly repository: string;
  /** registry and repository in the shortest usual form: "node", "bitnami/node", "gcr.io/distroless/static". */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly nameSpan: Span;
  readonly tagSpan: Span | undefined;
  readonly digestSpan: Span | undefined;
}

/** Why a text is no image reference: `error` ends the sentence "... is not an image reference: ". */
export interface ImageReferenceError {
  readonly error: string;
  /** The part at fault, relative to the start of the text. */
  readonly span: Span;
}

/** Limits of github.com/distribution/reference: of the repository, and of a tag. */
const maxRepository = 255;
const maxTag = 128;

const hostShape = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*|\[[a-f\d:]+\])(?::\d+)?$/i;
const tagShape = /^\w[\w.-]*$/;
const algorithmShape = /^[a-z][a-z\d]*(?:[-_+.][a-z][a-z\d]*)*$/i;
const hexShape = /^[a-f\d]+$/i;
const lowerHexShape = /^[a-f\d]+$/;
/** Hex digits of the digests that registries use. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * Parses an image reference as Docker reads it (`ParseNormalizedNamed` of github.com/distribution/reference), with
 * all host names of Docker Hub brought to `docker.io`.
 */
export function parseImageReference(text: string): ImageReference | ImageReferenceError {
  if (text === "") return failure("it is empty", 0, 0);
  const at = text.indexOf("@");
  const nameAndTagEnd = at < 0 ? text.length : at;
  const hostEnd = registryEnd(text.slice(0, nameAndTagEnd));
  const colon = text.indexOf(":", hostEnd);
  const nameEnd = colon >= 0 && colon < nameAndTagEnd ? colon : nameAndTagEnd;
  const hasTag = nameEnd < nameAndTagEnd;

  const written = hostEnd === 0 ? undefined : text.slice(0, hostEnd - 1);
  const path = text.slice(hostEnd, nameEnd);
  const problem =
    hostProblem(written) ??
    pathProblem(path, hostEnd) ??
    (hasTag ? tagProblem(text.slice(nameEnd + 1, nameAndTagEnd), nameEnd + 1) : undefined) ??
    (at < 0 ? undefined : digestProblem(text.slice(at + 1), at + 1)) ??
    identifierProblem(text);
  if (problem !== undefined) return problem;

  const { registry, repository } = normalise(written, path);
  return {
    text,
    registry,
    registryExplicit: written !== undefined,
    repository,
    name: registry === defaultRegistry ? repository : `${registry}/${repository}`,
    tag: hasTag ? text.slice(nameEnd + 1, nameAndTagEnd) : undefined,
    digest: at < 0 ? undefined : text.slice(at + 1),
    nameSpan: span(0, nameEnd),
    tagSpan: hasTag ? span(nameEnd + 1, nameAndTagEnd) : undefined,
    digestSpan: at < 0 ? undefined : span(at + 1, text.length),
  };
}

function normalise(written: string | undefined, path: string): { registry: string; repository: string } {
  if (written !== undefined && !dockerHosts.has(written)) return { registry: written, repository: path };
  const official = path.startsWith(officialPrefix) && !path.includes("/", officialPrefix.length);
  return { registry: defaultRegistry, repository: official ? path.slice(officialPrefix.length) : path };
}

function hostProblem(host: string | undefined): ImageReferenceError | undefined {
  if (host === undefined || hostShape.test(host)) return undefined;
  return failure(`"${host}" is not a registry's host name`, 0, host.length);
}

function pathProblem(path: string, start: number): ImageReferenceError | undefined {
  if (path === "") return failure("it names no repository", start, start);
  if (path.length > maxRepository) {
    return failure(`a repository has at most ${maxRepository} characters`, start, start + path.length);
  }
  let partStart = start;
  for (const part of path.split("/")) {
    if (part !== part.toLowerCase()) {
      return failure(`the repository "${path}" must be lower case`, partStart, partStart + part.length);
    }
    if (!isPathPart(part)) {
      const message =
        part === "" ? "a part of the repository is empty" : `"${part}" is not a valid part of a repository`;
      return failure(message, partStart, partStart + part.length);
    }
    partStart += part.length + 1;
  }
  return undefined;
}

/** Letters and digits, with single separators between them: `.`, `_`, `__`, or any number of `-`. */
function isPathPart(part: string): boolean {
  let index = 0;
  for (;;) {
    const wordStart = index;
    while (isLowerAlphanumeric(part.charCodeAt(index))) index++;
    if (index === wordStart) return false;
    if (index === part.length) return true;
    index = separatorEnd(part, index);
  }
}

function separatorEnd(part: string, start: number): number {
  if (part.startsWith("__", start)) return start + 2;
  if (part[start] === "." || part[start] === "_") return start + 1;
  let end = start;
  while (part[end] === "-") end++;
  // Without progress the caller finds no word here and refuses the part.
  return end;
}

function isLowerAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function tagProblem(tag: string, start: number): ImageReferenceError | undefined {
  const end = start + tag.length;
  if (tag === "") return failure("its tag is empty", start, end);
  if (tag.length > maxTag) return failure(`a tag has at most ${maxTag} characters`, start, end);
  return tagShape.test(tag) ? undefined : failure(`"${tag}" is not a tag`, start, end);
}

function digestProblem(digest: string, start: number): ImageReferenceError | undefined {
  const end = start + digest.length;
  const colon = digest.indexOf(":");
  const algorithm = digest.slice(0, Math.max(colon, 0));
  const hex = digest.slice(colon + 1);
  if (!algorithmShape.test(algorithm) || !hexShape.test(hex)) {
    return failure(`"${digest}" is not a digest`, start, end);
  }
  const length = lookUp(digestLengths, algorithm);
  if (length === undefined) {
    return hex.length >= 32 ? undefined : failure("a digest has at least 32 hexadecimal digits", start, end);
  }
  if (hex.length === length && lowerHexShape.test(hex)) return undefined;
  return failure(`a ${algorithm} digest has ${length} lower-case hexadecimal digits`, start, end);
}

/** Docker keeps bare 64-digit names for image ids. */
function identifierProblem(text: string): ImageReferenceError | undefined {
  if (text.length !== 64 || !lowerHexShape.test(text)) return undefined;
  return failure("64 hexadecimal digits are an image's id, not its name", 0, text.length);
}

function failure(error: string, start: number, end: number): ImageReferenceError {
  return { error, span: span(start, end) };
}
