import { lookUp } from "../../text/look-up.ts";

const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const domainPart = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * What makes a literal text no image reference, by the grammar of the distribution project
 * (github.com/distribution/reference), or undefined when it is one.
 */
export function imageFault(text: string): string | undefined {
  const at = text.indexOf("@");
  if (at >= 0 && !isDigest(text.slice(at + 1))) return `${text.slice(at + 1) || '""'} is not a valid digest`;
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/");
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !tagForm.test(tag)) return `${tag || '""'} is not a valid image tag`;
  return nameFault(tagged ? named.slice(0, colon) : named);
}

function nameFault(name: string): string | undefined {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const hasDomain = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (hasDomain && !isDomain(first)) return `${first} is not a valid registry`;
  const path = hasDomain ? name.slice(slash + 1) : name;
  if (path !== path.toLowerCase()) return `An image name must be lower case: ${path}`;
  if (!hasDomain && /^[0-9a-f]{64}$/.test(path)) return "An image name cannot be 64 hexadecimal characters";
  return path.split("/").every((part) => component.test(part))
    ? undefined
    : `${name || '""'} is not a valid image name`;
}

function isDomain(text: string): boolean {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:[\]]+)(?::[0-9]+)?$/.exec(text);
  if (!match) return false;
  const host = match[1] as string;
  return host.startsWith("[") || host.split(".").every((part) => domainPart.test(part));
}

function isDigest(text: string): boolean {
  if (!digestForm.test(text)) return false;
  const [algorithm, hex] = text.split(":") as [string, string];
  const length = lookUp(digestLengths, algorithm);
  return length === undefined || hex.length === length;
}

/** Whether a text is a digest that Docker can check a download against. */
export function isContentDigest(text: string): boolean {
  const [algorithm, hex, more] = text.split(":");
  if (more !== undefined || hex === undefined) return false;
  return lookUp(digestLengths, algorithm as string) === hex.length && /^[0-9a-f]+$/.test(hex);
}
