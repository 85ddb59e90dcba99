import { lookUp } from "../text/look-up.ts";
import { wordSet } from "./words.ts";

// What packages of the distributions bring, by their names.

/** Packages, by a part of their name, that bring a program of another name. */
const bringers: Readonly<Record<string, RegExp>> = {
  nc: /netcat|ncat|nmap|busybox/,
  pg_isready: /postgres/,
  psql: /postgres/,
  mysqladmin: /mysql|mariadb/,
  "redis-cli": /redis|valkey/,
  python: /python/,
  python3: /python/,
  node: /node/,
  wget: /wget|busybox/,
  curl: /curl/,
};

/** Whether a package brings a program, as far as its name says so. */
export function bringsProgram(name: string, program: string): boolean {
  return name.includes(program) || (Object.hasOwn(bringers, program) && lookUp(bringers, program)!.test(name));
}

/** Packages that hold a C compiler. */
export const compilerPackage = /^(gcc|g\+\+|clang|build-base|build-essential|alpine-sdk|base-devel|tcc)(-?\d[\d.]*)?$/;

/** Distributions' own Go packages, which bring a C compiler or recommend one. */
export const goPackage = /^(go|golang)(-go|-bin)?(-?\d[\d.]*)?(-go)?$/;

/** Compilers, build tools and headers. */
export const buildToolPackage =
  /^(build-essential|build-base|alpine-sdk|base-devel|gcc|g\+\+|clang|make|cmake|gcc-c\+\+|autoconf|automake|musl-dev|libc6-dev|libc-dev|linux-headers|kernel-devel|python3?-dev|python3?-devel|golang|golang-go|rustc|cargo|ghc|cabal-install|cabal|stack|haskell-stack|swiftlang|swift-lang)(-?\d[\d.]*)?$/;

/** Packages that let programs of the other C library run. */
export const otherLibcPackage = /^(gcompat|libc6-compat|musl|glibc)(-|$)/;

/** Common packages that need no zone data, on any distribution. */
export const withoutZones = wordSet(
  "bash ca-certificates coreutils curl dumb-init findutils git gosu gnupg jq less libc6-compat make nano openssh-client" +
    " openssl procps rsync sed sqlite su-exec sudo tar tini unzip vim wget xz zip",
);

/** Root certificates and zone data: what a static base has too. */
export const dataPackages = wordSet("ca-certificates ca-certificates-bundle tzdata");
