import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { endOfLife } from "./end-of-life.ts";
import type { Recipe } from "./recipe.ts";
import type { Tag } from "./tag.ts";
import { env, list } from "./words.ts";

/** https://github.com/GoogleContainerTools/distroless: no shell, no package manager, trust roots, zones and a passwd. */
const distroless: BaseImageFacts = {
  family: "distroless",
  shell: false,
  shells: [],
  packageManager: "none",
  users: { nobody: 65534, nonroot: 65532 },
  passwd: true,
  caCertificates: true,
  tzdata: true,
  healthcheck: false,
  ports: [],
};

const bare: BaseImageFacts = {
  env: env("SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"),
  envComplete: true,
  command: false,
  entrypoint: false,
};

/** What an image adds to the common ground, by its name without `-debianN` and without trailing digits. */
const distrolessImages: Readonly<Record<string, BaseImageFacts>> = {
  static: { ...bare, libc: "none", programs: [], programsComplete: true },
  base: { ...bare, libc: "glibc" },
  "base-nossl": { ...bare, libc: "glibc" },
  cc: { ...bare, libc: "glibc" },
  "java-base": { libc: "glibc", command: false },
  java: {
    libc: "glibc",
    entrypoint: true,
    env: env("SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt JAVA_VERSION LANG"),
  },
  python: { libc: "glibc", entrypoint: true, command: true },
  // Node stands in /nodejs/bin, which is not on the PATH.
  nodejs: { libc: "glibc", entrypoint: true, absent: list("npm npx") },
};

export function distrolessImage(name: string): Recipe | undefined {
  const marker = name.indexOf("-debian");
  const release = marker < 0 ? undefined : name.slice(marker + 7);
  const kind = withoutDigits(marker < 0 ? name : name.slice(0, marker));
  const own = Object.hasOwn(distrolessImages, kind) ? lookUp(distrolessImages, kind) : undefined;
  const end = release === undefined ? undefined : endOfLife("debian", release);
  const facts: BaseImageFacts = {
    ...distroless,
    ...own,
    ...(release === undefined ? { rolling: true } : { release }),
    ...(end === undefined ? {} : { endOfLife: end.date, endOfLifeOf: end.of }),
  };
  return { facts, refine: distrolessTag };
}

/** Tags name the user and the debug variant: latest, nonroot, debug, debug-nonroot, each perhaps with an architecture. */
function distrolessTag(tag: Tag): BaseImageFacts | undefined {
  if (tag.words.some((word) => word !== "nonroot" && word !== "debug")) return undefined;
  const user: BaseImageFacts = tag.words.includes("nonroot")
    ? { user: "65532", workdir: "/home/nonroot" }
    : { user: "root", workdir: "/" };
  if (!tag.words.includes("debug")) return user;
  // Its busybox is in /busybox, which is on the PATH; there is still no /bin/sh.
  return {
    ...user,
    debugVariant: true,
    programsComplete: false,
    entrypoint: true,
    programs: list("sh busybox cat ls wget"),
  };
}

function withoutDigits(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1]! >= "0" && text[end - 1]! <= "9") end--;
  return text.slice(0, end);
}

/** https://edu.chainguard.dev/chainguard/chainguard-images/: floating tags, uid 65532 but for tools that must be root. */
const chainguardImages: Readonly<Record<string, BaseImageFacts>> = {
  static: { user: "65532", libc: "none", caCertificates: true, tzdata: true, programs: [], programsComplete: true },
  "glibc-dynamic": { user: "65532" },
  "cc-dynamic": { user: "65532" },
  "wolfi-base": {
    user: "root",
    shell: true,
    shellDialect: "ash",
    packageManager: "apk",
    absent: list("bash curl git gcc make"),
  },
  "chainguard-base": { user: "root", shell: true },
  busybox: { shell: true, shellDialect: "ash" },
  bash: { shell: true, shells: ["bash"] },
  go: { user: "root", toolchain: "go", sdk: true, shell: true, entrypoint: true, programs: list("go git") },
  node: { user: "65532", toolchain: "node", workdir: "/app", entrypoint: true, programs: list("node") },
  python: { user: "65532", toolchain: "python", entrypoint: true, programs: list("python python3") },
  jre: { user: "65532", entrypoint: true, programs: list("java") },
  nginx: { user: "65532", entrypoint: true, programs: list("nginx") },
};

/** Images of Chainguard whose plain tags have neither shell nor apk. */
const chainguardShellLess = new Set(["static", "glibc-dynamic", "cc-dynamic", "python", "jre", "nginx"]);

export function chainguardImage(name: string): Recipe {
  const own = Object.hasOwn(chainguardImages, name) ? lookUp(chainguardImages, name) : undefined;
  const facts: BaseImageFacts = {
    family: "wolfi",
    libc: "glibc",
    passwd: true,
    caCertificates: true,
    rolling: true,
    healthcheck: false,
    users: { nonroot: 65532 },
    ...own,
  };
  return {
    facts,
    refine: (tag) => {
      if (tag.words.includes("dev")) {
        return {
          debugVariant: true,
          sdk: true,
          shell: true,
          shellDialect: "ash",
          packageManager: "apk",
          programsComplete: false,
          programs: list("apk"),
        };
      }
      return chainguardShellLess.has(name) ? { shell: false, shells: [], packageManager: "none" } : undefined;
    },
  };
}

/** Docker's hardened images, https://docs.docker.com/dhi/: `-dev` tags have a shell, a package manager and root. */
export function hardenedImage(name: string): Recipe {
  return {
    facts: { caCertificates: true, healthcheck: false },
    refine: (tag) => {
      if (tag.words.includes("dev")) return { user: "root", shell: true, sdk: true, debugVariant: true };
      const runtime: BaseImageFacts = { user: "nonroot", users: { nonroot: 65532 }, packageManager: "none" };
      return name === "static"
        ? { ...runtime, shell: false, shells: [] }
        : { ...runtime, shell: undefined, shells: undefined };
    },
  };
}
