export const defaultRegistry = "docker.io";
/** The namespace of Docker's official images, which their short names leave out. */
export const officialPrefix = "library/";

/** Host names of docker.io: Docker's own old default, and two that serve the same images. */
export const dockerHosts: ReadonlySet<string> = new Set([
  defaultRegistry,
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
]);

/** Where the repository starts in a reference: behind the slash of the registry, or 0 when it names none. */
export function registryEnd(text: string): number {
  const slash = text.indexOf("/");
  if (slash < 0) return 0;
  const first = text.slice(0, slash);
  // An upper-case first part can be no repository, so Docker takes it for a host name.
  const host = first === "localhost" || first.includes(".") || first.includes(":") || first !== first.toLowerCase();
  return host ? slash + 1 : 0;
}

/** What a pattern is held against: a parsed reference, or a short name with its tag. */
export interface NamedImage {
  /** In its shortest usual form: "node", "bitnami/node", "gcr.io/distroless/static". */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/**
 * Whether a user's pattern covers an image. A pattern is a name, optionally with `:tag` or `@digest`, where `*` stands
 * for any characters (slashes too) and `?` for one: "node", "registry.example.com/*", "golang:*-alpine*",
 * "docker.io/library/*". A name without registry is held against the short name ("bitnami/*"); one that names
 * docker.io, or starts with `library/`, against the full name. Without tag, all tags match; an image without tag and
 * digest has the tag "latest".
 */
export function matchesImage(pattern: string, image: NamedImage): boolean {
  return matches(readPattern(pattern), image);
}

/** A pattern in its parts. */
export interface ImagePattern {
  /** A glob, held against the short name or the full one. */
  readonly name: string;
  readonly isFull: boolean;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function readPattern(pattern: string): ImagePattern {
  const at = pattern.indexOf("@");
  const rest = at < 0 ? pattern : pattern.slice(0, at);
  const colon = rest.indexOf(":", rest.lastIndexOf("/") + 1);
  return {
    ...readName(colon < 0 ? rest : rest.slice(0, colon)),
    tag: colon < 0 ? undefined : rest.slice(colon + 1),
    digest: at < 0 ? undefined : pattern.slice(at + 1),
  };
}

function readName(pattern: string): Pick<ImagePattern, "name" | "isFull"> {
  const slash = pattern.indexOf("/");
  const host = slash < 0 ? "" : pattern.slice(0, slash);
  if (host === "library") return { name: `${defaultRegistry}/${pattern}`, isFull: true };
  if (!dockerHosts.has(host)) return { name: pattern, isFull: false };
  const path = pattern.slice(slash + 1);
  const isFull = path.includes("/") || path.includes("*");
  return { name: isFull ? `${defaultRegistry}/${path}` : path, isFull };
}

export function matches({ name, isFull, tag, digest }: ImagePattern, image: NamedImage): boolean {
  if (!matchesGlob(name, isFull ? fullName(image.name) : image.name)) return false;
  if (digest !== undefined && !matchesGlob(digest, image.digest ?? "")) return false;
  return tag === undefined || matchesGlob(tag, effectiveTag(image));
}

/** What a pattern's tag is held against. */
export function effectiveTag({ tag, digest }: NamedImage): string {
  return tag ?? (digest === undefined ? "latest" : "");
}

/** "node" becomes "docker.io/library/node"; names with a registry stay. */
export function fullName(name: string): string {
  if (registryEnd(name) > 0) return name;
  return `${defaultRegistry}/${name.includes("/") ? "" : officialPrefix}${name}`;
}

/**
 * A glob of `*` and `?`. Only the last star is ever tried again, so the cost is at most the product of both lengths,
 * and linear for patterns with one star.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const expected = pattern[p];
    if (expected === "*") {
      star = p++;
      resume = t;
    } else if (expected !== undefined && (expected === "?" || expected === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
