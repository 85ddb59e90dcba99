import { lookUp } from "../../text/look-up.ts";
import { codenames } from "./releases.ts";

/** A userland: a distribution, the release where it is certain, and whether it is the distribution's small image ("slim", "minimal"). */
export interface Userland {
  readonly family: string;
  readonly release: string | undefined;
  readonly slim: boolean;
}

/** What a tag says of an image, by the customs of Docker's official images ("1.24-alpine3.20", "3.12-slim-bookworm"). */
export interface Tag {
  readonly text: string;
  /** Numeric version at its start: "1.24" of "1.24rc1-alpine". */
  readonly version: string | undefined;
  /** The userland that a part names. */
  readonly family: string | undefined;
  readonly release: string | undefined;
  readonly slim: boolean;
  /** Parts that are neither version, userland, date, architecture nor "slim" or "minimal", without their trailing digits. */
  readonly words: readonly string[];
}

const debianReleases: Readonly<Record<string, string>> = codenames.debian;
const ubuntuReleases: Readonly<Record<string, string>> = codenames.ubuntu;

/** Parts that name a distribution, perhaps with its release glued on: "alpine3.20", "ubi9", "al2023". */
const families: Readonly<Record<string, string>> = {
  alpine: "alpine",
  debian: "debian",
  ubuntu: "ubuntu",
  ubi: "rhel",
  rhel: "rhel",
  al: "amazonlinux",
  amazonlinux: "amazonlinux",
  oraclelinux: "oraclelinux",
  oracle: "oraclelinux",
  rockylinux: "rockylinux",
  centos: "centos",
  fedora: "fedora",
  azurelinux: "azurelinux",
  mariner: "azurelinux",
  windowsservercore: "windows",
  nanoserver: "nanoserver",
  scratch: "scratch",
  distroless: "distroless",
  wolfi: "wolfi",
  busybox: "busybox",
  opensuse: "opensuse",
  photon: "photon",
  sid: "debian",
  unstable: "debian",
};

/** Parts that say nothing of the content. */
const neutral = new Set(
  "latest stable lts amd64 arm64 arm64v8 arm arm32v6 arm32v7 armhf aarch64 x86_64 x64 i386".split(" "),
);
for (const word of ["386", "ppc64le", "s390x", "riscv64", "rc", "alpha", "beta", "preview", "linux", "multiarch"]) {
  neutral.add(word);
}

/** Reads a tag part by part; linear in its length. Parts of an unknown kind, and those in `own`, end up in `words`. */
export function readTag(text: string, own?: readonly string[]): Tag {
  const words: string[] = [];
  let version: string | undefined;
  let family: string | undefined;
  let release: string | undefined;
  let slim = false;
  for (const part of text.split("-")) {
    const userland = own?.includes(part) ? undefined : userlandOf(part);
    if (userland !== undefined) {
      // The first one counts: "3.9-eclipse-temurin-21-alpine" has one, "22.04-ubuntu" repeats itself.
      family ??= userland.family;
      release ??= userland.release;
    } else if (part === "slim" || part === "minimal") {
      slim = true;
    } else if (isVersion(part)) {
      version ??= words.length === 0 ? numericPrefix(part) : undefined;
    } else if (part !== "" && !neutral.has(part)) {
      const word = withoutNumber(part);
      if (!neutral.has(word)) words.push(word);
    }
  }
  return { text, version, family, release, slim, words };
}

function userlandOf(part: string): { family: string; release: string | undefined } | undefined {
  if (Object.hasOwn(debianReleases, part)) return { family: "debian", release: lookUp(debianReleases, part) };
  if (Object.hasOwn(ubuntuReleases, part)) return { family: "ubuntu", release: lookUp(ubuntuReleases, part) };
  const word = withoutNumber(part);
  if (!Object.hasOwn(families, word)) return undefined;
  const family = lookUp(families, word)!;
  const release = part.slice(word.length);
  // Amazon puts the build behind its release: "al2023.2024.10.14".
  return { family, release: (family === "amazonlinux" ? release.split(".")[0] : release) || undefined };
}

/** "3.12.0rc1", "v2", "20240904.1", "17.0.9_9". */
function isVersion(part: string): boolean {
  return isDigit(part.charCodeAt(part.startsWith("v") ? 1 : 0));
}

function numericPrefix(part: string): string {
  const start = part.startsWith("v") ? 1 : 0;
  let end = start;
  while (isDigit(part.charCodeAt(end)) || (part[end] === "." && isDigit(part.charCodeAt(end + 1)))) end++;
  return part.slice(start, end);
}

/** "php8.3" is "php", "rc1" is "rc". */
function withoutNumber(part: string): string {
  let end = part.length;
  while (end > 0 && (isDigit(part.charCodeAt(end - 1)) || part[end - 1] === "." || part[end - 1] === "_")) end--;
  return part.slice(0, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Major version of a tag; infinite for "latest", undefined where the tag names none. */
export function majorOf(tag: Tag): number | undefined {
  if (tag.version !== undefined) return Number.parseInt(tag.version, 10);
  return tag.text === "latest" ? Number.POSITIVE_INFINITY : undefined;
}

/** Whether a tag is of this version or a later one; a version that leaves its minor open counts as its last. */
export function atLeast(tag: Tag, major: number, minor = 0): boolean {
  const found = majorOf(tag);
  if (found === undefined) return false;
  const second = tag.version?.split(".")[1];
  return found > major || (found === major && (second === undefined || Number.parseInt(second, 10) >= minor));
}
