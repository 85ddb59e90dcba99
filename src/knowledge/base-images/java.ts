import type { BaseImageFacts } from "../types.ts";
import type { Recipe, Recipes } from "./recipe.ts";
import { majorOf, type Tag } from "./tag.ts";
import { env, list, once } from "./words.ts";

/** Docker's official images of Java and its build tools: https://github.com/docker-library/official-images, each with its Dockerfiles. */
const official: BaseImageFacts = {
  official: true,
  user: "root",
  users: {},
  workdir: "/",
  command: true,
  entrypoint: false,
  healthcheck: false,
};

/** Whether an image is Java itself or one of its build tools; others (Clojure, Jenkins) need the kit for what they are. */
export function isJavaKit(name: string): boolean {
  return /(^|\/)(eclipse-temurin|openjdk|amazoncorretto|maven|gradle)$/.test(name);
}

const jdkWords = list("jdk jre ea b");
/** Java's own variables in Adoptium's images: https://github.com/adoptium/containers */
const temurinVariables = env("JAVA_HOME=/opt/java/openjdk JAVA_VERSION LANG LANGUAGE LC_ALL");
const jdk: BaseImageFacts = { toolchain: "jdk", sdk: true, programs: list("java javac jar keytool jshell jlink") };
const jre: BaseImageFacts = { programs: list("java keytool"), absent: list("javac jar") };

/** A Java image whose bare tags are a JDK, with `-jre` beside it. */
function vendor(on: string, variables: BaseImageFacts["env"], extra: Recipe = {}): Recipe {
  return {
    on,
    words: jdkWords,
    product: "java",
    facts: { ...official, env: variables, caCertificates: true, programs: list("java") },
    ...extra,
    refine: (tag) => (tag.words.includes("jre") ? jre : jdk),
  };
}

/** Newer tags have an entrypoint that imports certificates, older ones none. */
const temurin: BaseImageFacts = {
  ...official,
  env: temurinVariables,
  caCertificates: true,
  entrypoint: undefined,
  programs: list("java"),
};

/** Temurin is the default of Maven's and Gradle's images; other vendors name themselves. */
function onTemurin(tag: Tag): string | undefined {
  if (tag.words.some((word) => word.startsWith("amazoncorretto") || word === "corretto")) return "amazonlinux";
  return tag.words.some((word) => word === "temurin" || word === "sapmachine" || word === "jdk") ? "ubuntu" : undefined;
}

const buildTool: BaseImageFacts = {
  ...official,
  toolchain: "jdk",
  sdk: true,
  programs: list("java javac jar keytool"),
};

export const java = once<Recipes>(() => ({
  openjdk: {
    // Only early-access builds are still made: https://github.com/docker-library/openjdk/issues/505
    words: list("jdk jre ea"),
    product: "java",
    facts: {
      ...official,
      deprecated: "eclipse-temurin",
      env: env("JAVA_HOME JAVA_VERSION LANG"),
      programs: list("java"),
    },
    when: { jdk, jre },
    // The default moved from Debian to Oracle Linux between the releases 11 and 18.
    on: (tag) => ((majorOf(tag) ?? 99) <= 11 ? "debian" : tag.slim ? "debian" : undefined),
  },
  "eclipse-temurin": vendor("ubuntu", temurinVariables, {
    facts: temurin,
    when: { alpine: { absent: list("git make gcc") } },
  }),
  amazoncorretto: vendor("amazonlinux", env("LANG=C.UTF-8 JAVA_HOME"), { words: list("jdk headless full") }),
  "ibm-semeru-runtimes": vendor(
    "ubuntu",
    env("JAVA_HOME=/opt/java/openjdk JAVA_VERSION LANG LANGUAGE LC_ALL JAVA_TOOL_OPTIONS"),
    { words: list("open jdk jre certified") },
  ),
  sapmachine: vendor("ubuntu", env("JAVA_HOME"), { words: list("jdk jre headless") }),
  adoptopenjdk: {
    words: list("jdk jre hotspot openj"),
    on: "ubuntu",
    product: "java",
    facts: { ...official, deprecated: "eclipse-temurin", programs: list("java"), env: temurinVariables },
    when: { jdk, jre },
  },
  gradle: {
    on: (tag) => onTemurin(tag) ?? (tag.words.length === 0 ? "ubuntu" : undefined),
    words: list("jdk jre corretto"),
    facts: {
      ...buildTool,
      workdir: "/home/gradle",
      users: { gradle: 1000 },
      env: env("JAVA_HOME JAVA_VERSION GRADLE_HOME=/opt/gradle GRADLE_VERSION LANG LANGUAGE LC_ALL"),
      programs: list("gradle java javac jar git"),
    },
  },
  maven: {
    on: onTemurin,
    words: list("eclipse temurin amazoncorretto sapmachine"),
    facts: {
      ...buildTool,
      entrypoint: true,
      env: env("JAVA_HOME MAVEN_HOME=/usr/share/maven MAVEN_CONFIG=/root/.m2"),
      programs: list("mvn java javac jar"),
    },
  },
  clojure: { facts: { ...buildTool, entrypoint: undefined, workdir: undefined } },
  groovy: {
    on: "ubuntu",
    words: list("jdk jre"),
    facts: {
      ...official,
      toolchain: "jdk",
      users: { groovy: 1000 },
      user: "groovy",
      workdir: "/home/groovy",
      programs: list("groovy java"),
    },
  },
  "sbtscala/scala-sbt": { facts: { toolchain: "jdk", sdk: true, programs: list("sbt java git") } },
}));
