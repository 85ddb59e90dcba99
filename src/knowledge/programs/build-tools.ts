import { wordSet } from "../words.ts";

/** C and C++ compilers that link what they compile. */
export const compilers = wordSet("gcc g++ cc c++ clang clang++");

/** Toolchains, as base images name theirs, whose product runs without them. */
export const compiledToolchains = wordSet("go rust gcc swift haskell dart");

/** What an image of tools starts rather than what was built: toolchains, file watchers, shells, placeholders. */
export const notProducts = wordSet(
  "go cargo rustc make cmake gcc g++ clang swift stack cabal dart air dlv reflex gow realize cargo-watch bash sh ash zsh" +
    " tail sleep ghci cat true",
);

/** Tools that only a Java development kit has, or that need one. */
export const javaDeveloperTools = wordSet(
  "jcmd jmap jstack jstat jps jfr javac jshell jdeps mvn mvnw gradle gradlew sbt",
);

/** Programs that read a repository's history: git itself, Go's version stamp, and build tools that may ask for a version. */
export const historyReaders = wordSet("git go goreleaser make mage hatch pip poetry uv cargo mvn gradle");

/** Architectures that UPX cannot pack programs for, as GOARCH names them: https://upx.github.io/ */
export const notPackable = wordSet("riscv64 s390x loong64 mips64 mips64le");
