import { wordSet } from "./words.ts";

/** The path of a dynamic loader, of a C library, or of a directory that holds them. */
export const libraryPath =
  /(^|\/)(ld-linux|ld-musl|ld\.so|ld-\d|libc\.so|libc\.musl|libc-\d|lib64)([^/]*$|\/)|^\/(usr\/)?lib(32|64)?(\/|$)/;

/** As it appears in a word of a command that gathers libraries. */
export const mentionsLibrary = /(^|\/)(ld-linux|ld-musl|libc\.so|libc\.musl|lib64)|\/lib(\/|$)/;

/** Programs that tell what libraries a program needs, or lay out a root file system. */
export const libraryGatherers = wordSet("ldd lddtree debootstrap mmdebstrap chisel apko dracut");
