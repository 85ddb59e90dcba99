import rule from "../../../rules/metadata/absolute-workdir.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1\nWORKDIR /app",
    'FROM a:1\nWORKDIR "/app"',
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\app",
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR c:/app\nWORKDIR bin",
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR \\app",
    "FROM a:1\nENV HOME_DIR=/srv\nWORKDIR $HOME_DIR",
    { code: "FROM a:1\nARG DIR\nWORKDIR $DIR", unknown: true },
    { title: "the literal start tells", code: "FROM a:1\nARG DIR\nWORKDIR /srv/$DIR" },
    { title: "a parent stage has one", code: "FROM a:1 AS base\nWORKDIR /app\nFROM base\nWORKDIR src" },
    { title: "an unknown one before it", code: "FROM a:1\nARG D\nWORKDIR $D\nWORKDIR src", unknown: true },
    "FROM a:1\nWORKDIR",
    { code: 'FROM a:1\nARG DIR\nWORKDIR "/srv/$DIR"' },
    { title: "nothing", code: "FROM a:1\nENV DIR=\nWORKDIR $DIR" },
    { title: "stays where it is", code: "FROM a:1\nWORKDIR ." },
  ],
  bad: [
    { code: "FROM registry.example.com/a:1\nWORKDIR «app»", message: "relative" },
    {
      code: "FROM alpine:3.20\nWORKDIR «./app/x»\nWORKDIR y",
      message: "relative",
      fixed: "FROM alpine:3.20\nWORKDIR /app/x\nWORKDIR y",
    },
    { code: "FROM alpine:3.20\nARG D=app\nWORKDIR «$D»", message: "relative" },
    ...["../x", "./../x", "a/./b", "a/../b", "a/..", "app:1"].map((path) => ({
      title: `not written out: ${path}`,
      code: `FROM alpine:3.20\nWORKDIR «${path}»`,
      message: "relative",
    })),
    ...[".config", "v1./x"].map((path) => ({
      title: `a name with a dot: ${path}`,
      code: `FROM alpine:3.20\nWORKDIR «${path}»`,
      message: "relative",
      fixed: `FROM alpine:3.20\nWORKDIR /${path}`,
    })),
    {
      title: "not below a drive",
      code: "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\srv\nWORKDIR «app»",
      options: { which: "every" },
      message: "follows",
    },
    {
      title: "not in a trigger",
      code: "FROM alpine:3.20\nONBUILD WORKDIR «src»",
      message: "relative",
    },
    {
      title: "a stage that is no parent does not count",
      code: "FROM a:1 AS b\nWORKDIR /app\nFROM a:1\nWORKDIR «app»",
      message: "relative",
    },
    {
      code: "FROM a:1\r\nWORKDIR /x/\r\nWORKDIR «y»\r\n",
      options: { which: "every" },
      message: "follows",
      says: "y is relative to the previous WORKDIR: use an absolute path",
      fixed: "FROM a:1\r\nWORKDIR /x/\r\nWORKDIR /x/y\r\n",
    },
    {
      code: "FROM a:1\nONBUILD WORKDIR «app»",
      message: "relative",
      says: "app is relative to the base image's working directory: use an absolute path",
    },
  ],
});
