import { lookUp } from "../text/look-up.ts";
import type { BaseImageFacts } from "./types.ts";
import { wordSet } from "./words.ts";

/** The path of a dynamic loader, of a C library, or of a directory that holds them. */
export const libraryPath =
  /(^|\/)(ld-linux|ld-musl|ld\.so|ld-\d|libc\.so|libc\.musl|libc-\d|lib64)([^/]*$|\/)|^\/(usr\/)?lib(32|64)?(\/|$)/;

/** As it appears in a word of a command that gathers libraries. */
export const mentionsLibrary = /(^|\/)(ld-linux|ld-musl|libc\.so|libc\.musl|lib64)|\/lib(\/|$)/;

/** Programs that tell what libraries a program needs, or lay out a root file system. */
export const libraryGatherers = wordSet("ldd lddtree debootstrap mmdebstrap chisel apko dracut");

const ofDebian: Readonly<Record<string, number>> = { 8: 19, 9: 24, 10: 28, 11: 31, 12: 36, 13: 41 };
const ofRedHat: Readonly<Record<string, number>> = { 6: 12, 7: 17, 8: 28, 9: 34, 10: 39 };

/** The minor version of the glibc 2 of each release of a distribution; it stays the same as long as the release is supported. */
const glibcs: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  debian: ofDebian,
  distroless: ofDebian,
  ubuntu: {
    "16.04": 23,
    "18.04": 27,
    "20.04": 31,
    "22.04": 35,
    "22.10": 36,
    "23.04": 37,
    "23.10": 38,
    "24.04": 39,
    "24.10": 40,
    "25.04": 41,
    "25.10": 42,
  },
  fedora: { 36: 35, 37: 36, 38: 37, 39: 38, 40: 39, 41: 40, 42: 41, 43: 42 },
  rhel: ofRedHat,
  centos: ofRedHat,
  almalinux: ofRedHat,
  rockylinux: ofRedHat,
  oraclelinux: ofRedHat,
  amazonlinux: { 2: 26, 2023: 34 },
};

/** The minor version of an image's glibc 2; undefined where its release is not known. */
export function glibcMinor({ libc, family, release }: BaseImageFacts): number | undefined {
  const releases = libc === "glibc" && family !== undefined ? lookUp(glibcs, family) : undefined;
  if (!releases || release === undefined) return undefined;
  // Minor releases of Red Hat and its kin, and point releases of Debian, keep their library.
  return lookUp(releases, release) ?? lookUp(releases, release.split(".")[0] ?? "");
}

/** Since this one, threads and the start of a program are part of one library: what is linked with it runs on none before. */
export const mergedGlibc = 34;
