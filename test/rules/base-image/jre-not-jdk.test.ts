import rule from "../../../rules/base-image/jre-not-jdk.ts";
import { testRule } from "../../rule-tester.ts";
import { javaCases } from "./split-java-cases.ts";

const run = '\nENTRYPOINT ["java", "-jar", "/app.jar"]';

testRule(rule, {
  good: [
    `FROM eclipse-temurin:21-jre${run}`,
    "FROM eclipse-temurin:21-jdk\nRUN javac A.java",
    'FROM eclipse-temurin:21-jdk\nCMD ["jshell"]',
    `FROM eclipse-temurin:21-jdk\nHEALTHCHECK CMD jcmd 1 VM.version${run}`,
    'FROM eclipse-temurin:21-jdk\nCMD ["/start.sh"]',
    "FROM eclipse-temurin:21-jdk\nCMD java -jar /app.jar & sleep 60 && jcmd 1 Thread.print && wait",
    `FROM eclipse-temurin:21-jdk AS dev${run}\nFROM debian:12`,
    // What the image is for needs the kit.
    `FROM clojure:latest${run}`,
    `FROM clojure:openjdk-17-lein${run}`,
    `FROM groovy:4-jdk21${run}`,
    { code: `FROM eclipse-temurin:21-jdk${run}`, options: { allow: ["eclipse-temurin"] } },
  ],
  bad: [
    ...javaCases(),
    {
      code: `FROM eclipse-temurin:«21-jdk-alpine»\nCOPY app.jar /app.jar${run}`,
      fixedUnsafe: `FROM eclipse-temurin:21-jre-alpine\nCOPY app.jar /app.jar${run}`,
    },
    {
      title: "what is built here needs the kit",
      code: 'FROM eclipse-temurin:«21-jdk»\nRUN ‹./mvnw package›\n‹ENTRYPOINT ["java", "-jar", "/app.jar"]›',
      related: [
        "The program is built here",
        "No fix is offered, since the program's source does not come from the build context",
      ],
    },
    { code: `FROM amazoncorretto:«21»${run}`, fixed: null },
    { code: `FROM ibm-semeru-runtimes:«open-21-jdk»${run}`, fixed: null },
    { code: `FROM «eclipse-temurin»${run}`, fixed: null },
    { code: `FROM eclipse-temurin:«21»${run}`, fixed: null },
    {
      title: "a mirror, and a stage that goes on from another",
      code: `FROM public.ecr.aws/docker/library/eclipse-temurin:«21-jdk-jammy» AS base\nRUN mkdir /data\nFROM base${run}`,
      fixedUnsafe: `FROM public.ecr.aws/docker/library/eclipse-temurin:21-jre-jammy AS base\nRUN mkdir /data\nFROM base${run}`,
    },
    {
      title: "jlink is in the kit",
      code: 'FROM eclipse-temurin:«21-jdk»\nRUN ‹jlink --add-modules java.base --output /jre›\n‹ENTRYPOINT ["java", "-jar", "/app.jar"]›',
      related: ["The program is built here", "No fix is offered, since no build writes the program"],
    },
    { title: "a name over two lines", code: `FROM «eclipse-temurin:\\\n21-jdk»${run}`, fixed: null },
    { title: "a digest", code: `FROM eclipse-temurin:«21-jdk»@sha256:${"0".repeat(64)}${run}`, fixed: null },
    {
      title: "a variable",
      code: `ARG V=21-jdk\nFROM «eclipse-temurin:\${V}»${run}`,
      says: "eclipse-temurin:21-jdk is a JDK, but this image only runs java: a JRE is enough",
      fixed: null,
    },
  ],
});
