import { lookUp } from "../../text/look-up.ts";
import { dotnetTag } from "./dotnet-tag.ts";
import { canonicalName } from "./image-name.ts";
import { baseImageFacts } from "./index.ts";
import type { ReleaseTable } from "./release-table.ts";
import { codenames, releases } from "./releases.ts";

/** An image names its product, its distribution, and seldom more. */
const mostReplacements = 4;

/** In days: what ends sooner would have to be replaced at once again. */
const worthwhile = 180;

/**
 * A tag like the given one in which each release that is out of support on a day (ISO date) stands replaced by the next
 * one that is supported for half a year more, or longest: `22-alpine3.22` for `12-alpine3.12`. Undefined where no part
 * of the tag names the release, or none is supported.
 */
export function supportedTag(name: string, tag: string, day: string): string | undefined {
  if (isFrozen(name)) return undefined;
  let text = tag;
  for (let i = 0; i < mostReplacements; i++) {
    const facts = baseImageFacts(name, text, undefined);
    // What has no end yet ends after the day.
    const isSupported = facts?.endOfLife === undefined || facts.endOfLifeOf === undefined || facts.endOfLife >= day;
    if (isSupported) return text === tag ? undefined : text;
    const next = replaceRelease(text, facts.endOfLifeOf, day);
    if (next === undefined) return undefined;
    const isAnew = isBuiltAnew(text, next);
    // Whether anybody else builds anew what they have published cannot be told.
    if (isAnew && !isOfficial(name)) return undefined;
    text = isAnew ? withoutPatch(next) : next;
  }
  return undefined;
}

/** Whether an image is one of Docker's official ones, or of .NET's, which are built on each release. */
function isOfficial(name: string): boolean {
  const canonical = canonicalName(name);
  return !canonical.includes("/") || canonical.startsWith("mcr.microsoft.com/dotnet/");
}

/** Whether the first part, which names the product, stays: then the tag says that the same is built on another release. */
function isBuiltAnew(tag: string, next: string): boolean {
  return tag.includes("-") && tag.split("-")[0] === next.split("-")[0];
}

/** A patch release is built on what was supported when it came out; only its minor release goes on to the next. */
function withoutPatch(tag: string): string {
  return tag.replace(/^(v?\d+\.\d+)\.\d+(?=-)/, "$1");
}

/** Whether a repository gets no further releases. */
function isFrozen(name: string): boolean {
  return baseImageFacts(name, "latest", undefined)?.deprecated !== undefined;
}

/**
 * The release of an image's product that is supported longest, as a tag: "24" of node. Undefined for images whose
 * releases are not known.
 */
export function longestSupportedTag(name: string): string | undefined {
  const newest = baseImageFacts(name, "latest", undefined);
  if (newest === undefined || newest.deprecated !== undefined) return undefined;
  products ??= Object.values(releases).flatMap((table) => productOf(table()));
  const own = products.find(
    ({ oldest, label }) => baseImageFacts(name, oldest, undefined)?.endOfLifeOf === `${label} ${oldest}`,
  );
  return own?.longest;
}

/** What is asked of a product's releases for each image: by the oldest one it is told whether the image is of it. */
interface Product {
  readonly label: string;
  readonly oldest: string;
  /** Supported longest. */
  readonly longest: string;
}

/** Worked out when first asked for. */
let products: readonly Product[] | undefined;

function productOf({ label, until, open = [] }: ReleaseTable): readonly Product[] {
  const versions = Object.keys(until).sort(compare);
  const [oldest] = versions;
  if (oldest === undefined) return [];
  const last = versions.reduce((best, one) => ((lookUp(until, one) ?? "") >= (lookUp(until, best) ?? "") ? one : best));
  return [{ label, oldest, longest: open[0] ?? last }];
}

/**
 * A name like the given one with the next release where it names one that is out of support on a day (ISO date):
 * `gcr.io/distroless/static-debian12` for `gcr.io/distroless/static-debian11`. Whether there is such an image is not
 * known. Undefined where the name names no release, or none is supported.
 */
export function supportedName(name: string, day: string): string | undefined {
  const { endOfLife, endOfLifeOf, deprecated } = baseImageFacts(name, "latest", undefined) ?? {};
  if (endOfLife === undefined || endOfLifeOf === undefined || endOfLife >= day || deprecated !== undefined)
    return undefined;
  const step = nextRelease(endOfLifeOf, day);
  if (step === undefined) return undefined;
  const { product, release, next } = step;
  for (const separator of ["_", ".", ""]) {
    const ended = product + release.replace(".", separator);
    const at = name.lastIndexOf(ended);
    // Names part the numbers of a release, or write them together as the publisher does now.
    if (at > name.lastIndexOf("/") && !/^[\d_.]/.test(name.slice(at + ended.length)))
      return (
        name.slice(0, at) +
        product +
        next.replace(".", separator === "_" ? "" : separator) +
        name.slice(at + ended.length)
      );
  }
  return undefined;
}

function replaceRelease(tag: string, ended: string, day: string): string | undefined {
  const step = nextRelease(ended, day);
  return step && withRelease(tag, step.product, step.release, step.next);
}

/** From the release that has ended ("Debian 10") to the next one. */
function nextRelease(
  ended: string,
  day: string,
): { readonly product: string; readonly release: string; readonly next: string } | undefined {
  for (const [product, table] of Object.entries(releases)) {
    const own = table();
    const { label, until } = own;
    const release = ended.startsWith(`${label} `) ? ended.slice(label.length + 1) : "";
    if (!Object.hasOwn(until, release)) continue;
    const next = nextSupported(own, release, day);
    return next === undefined ? undefined : { product, release, next };
  }
  return undefined;
}

function nextSupported({ until, open = [] }: ReleaseTable, release: string, day: string): string | undefined {
  const later = Object.keys(until)
    .filter((one) => compare(one, release) > 0 && (lookUp(until, one) ?? "") >= day)
    .sort(compare);
  const out = open.filter((one) => compare(one, release) > 0);
  const lasting = new Date(Date.parse(day) + worthwhile * 86_400_000).toISOString().slice(0, 10);
  return later.find((one) => (lookUp(until, one) ?? "") >= lasting) ?? out.at(-1) ?? later.at(-1);
}

/** By their numbers. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** With the part that names a release, by its number (`3.12.1`, `alpine3.12`) or codename, naming another one. */
function withRelease(tag: string, product: string, release: string, next: string): string | undefined {
  const parts = tag.split("-");
  const index = parts.findIndex((part) => partNames(part, product, release));
  // A tag that starts with a name ("humble-ros-base-jammy") is made for the distribution that it names, but for a name
  // that goes from release to release itself.
  if (index < 0 || (index > 0 && !/^(?:v?\d|(?:lts|latest|current|stable)-)/.test(tag))) return undefined;
  // A day names a build, which no other release has.
  if (parts.some((part) => /^\d{8}/.test(part))) return undefined;
  // Each release of .NET stands on distributions of its own.
  if (product === "dotnet") return dotnetTag(next, parts.toSpliced(index, 1));
  const part = parts[index] as string;
  const names = codenamesOf(product);
  const codename = Object.keys(names).find((name) => lookUp(names, name) === next);
  const word = /^[a-z]*/.exec(part)?.[0] ?? "";
  if (Object.hasOwn(names, part)) {
    if (codename === undefined) return undefined;
    parts[index] = codename;
  } else parts[index] = word + next;
  return parts.join("-");
}

function partNames(part: string, product: string, release: string): boolean {
  if (lookUp(codenamesOf(product), part) === release) return true;
  const version = part.replace(/^[a-z]+(?=\d)/, "");
  return version === release || version.startsWith(`${release}.`);
}

function codenamesOf(product: string): Readonly<Record<string, string>> {
  return Object.hasOwn(codenames, product) ? codenames[product as keyof typeof codenames] : {};
}
