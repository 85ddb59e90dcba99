import rule from "../../../rules/layers/no-copy-whole-filesystem.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a / /rootfs\nCOPY --from=a /etc /",
    { title: "of the build context", code: "FROM debian:12\nCOPY / /\nADD . /" },
    { title: "into the working directory", code: "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a / ./" },
    {
      title: "everything in the root, but not the root",
      code: "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a /* /",
    },
    { title: "continued from scratch", code: "FROM debian:12 AS a\nFROM scratch AS b\nFROM b\nCOPY --from=a / /" },
    {
      title: "an image that is not known",
      code: "FROM debian:12\nCOPY --from=registry.example.com/files:1 / /",
      unknown: true,
    },
    { title: "files alone", code: "FROM scratch AS a\nFROM debian:12\nCOPY --from=a / /" },
    { title: "a path that is not known", code: "FROM debian:12 AS a\nFROM debian:12\nARG P\nCOPY --from=a $P /" },
    {
      title: "a relative source is below the root of the stage",
      code: "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a etc /",
    },
  ],
  bad: [
    {
      code: "FROM golang:1.24 AS build\nFROM debian:12\nCOPY --chown=1 --from=build /etc «/» /",
      says: "The whole file system of build is copied over this image: copy the files that it needs",
    },
    {
      title: "an image, and other spellings of the root",
      code: 'FROM debian:12\nCOPY --from=alpine:3.20 ["«/.»", "//"]',
    },
    {
      title: "through a variable",
      code: "FROM debian:12 AS a\nFROM debian:12\nARG ROOT=/\nCOPY --from=0 «${ROOT}» $ROOT",
    },
    { title: "for a later build", code: "FROM debian:12 AS a\nFROM debian:12\nONBUILD COPY --from=a «/» /" },
    { options: { sources: "all" }, code: "FROM debian:12 AS a\nFROM scratch\nCOPY --from=a «/» /" },
  ],
});
