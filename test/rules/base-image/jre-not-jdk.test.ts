import rule from "../../../rules/base-image/jre-not-jdk.ts";
import { testRule } from "../../rule-tester.ts";

const run = '\nENTRYPOINT ["java", "-jar", "/app.jar"]';

testRule(rule, {
  good: [
    `FROM eclipse-temurin:21-jre${run}`,
    "FROM eclipse-temurin:21-jdk\nRUN javac A.java",
    'FROM eclipse-temurin:21-jdk\nCMD ["jshell"]',
    `FROM eclipse-temurin:21-jdk\nHEALTHCHECK CMD jcmd 1 VM.version${run}`,
    `FROM clojure:latest${run}`,
    { code: `FROM eclipse-temurin:21-jdk${run}`, options: { allow: ["eclipse-temurin"] } },
  ],
  bad: [
    {
      code: `FROM eclipse-temurin:«21-jdk-alpine»\nCOPY app.jar /app.jar${run}`,
      fixedUnsafe: `FROM eclipse-temurin:21-jre-alpine\nCOPY app.jar /app.jar${run}`,
    },
    {
      title: "what is built here needs the kit",
      code: `FROM eclipse-temurin:«21-jdk»\nRUN ./mvnw package${run}`,
      fixed: null,
    },
    { code: `FROM maven:«3.9-eclipse-temurin-21»\nRUN mvn package${run}`, fixed: null },
    { title: "a digest", code: `FROM eclipse-temurin:«21-jdk»@sha256:${"0".repeat(64)}${run}`, fixed: null },
    {
      title: "a variable",
      code: `ARG V=21-jdk\nFROM «eclipse-temurin:\${V}»${run}`,
      says: "eclipse-temurin:21-jdk is a development kit, and the image only runs java",
      fixed: null,
    },
  ],
});
