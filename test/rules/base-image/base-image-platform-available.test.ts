import rule from "../../../rules/base-image/base-image-platform-available.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "another variant of the architecture", code: "FROM --platform=linux/arm/v7 arm32v6/alpine:3.20" },
    {
      title: "other spellings",
      code: "FROM --platform=x86_64 amd64/debian:12\nFROM --platform=Linux/aarch64 arm64v8/debian:12",
    },
    { title: "the system alone", code: "FROM --platform=linux arm64v8/debian:12" },
    "FROM --platform=windows(10.0.17763.1)/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022",
    { title: "no platform is asked for", code: "FROM arm64v8/debian:12" },
    { title: "the platform of the build", code: "FROM --platform=$BUILDPLATFORM arm64v8/debian:12" },
    { title: "a name of another registry", code: "FROM --platform=linux/amd64 ghcr.io/arm64v8/tool:1" },
    { title: "an image whose name says nothing", code: "FROM --platform=linux/s390x debian:12" },
    { title: "a stage", code: "FROM debian:12 AS i386\nFROM --platform=linux/amd64 i386" },
  ],
  bad: [
    {
      code: "FROM --platform=«linux/amd64» arm32v7/python:3.13",
      says: "arm32v7/python:3.13 is for linux/arm, not for linux/amd64: choose the image of that platform",
    },
    { title: "an architecture alone", code: "FROM --platform=«arm64» docker.io/i386/debian:12" },
    { title: "another system", code: "FROM --platform=«linux/amd64» winamd64/golang:1.24" },
    {
      title: "through variables",
      code: "ARG PLATFORM=linux/amd64 ARCH=arm64v8\nFROM --platform=«$PLATFORM» $ARCH/debian:12",
    },
    {
      code: "FROM --platform=«linux/amd64» mcr.microsoft.com/windows/servercore:ltsc2022",
      says: "mcr.microsoft.com/windows/servercore:ltsc2022 is for windows, not for linux/amd64: choose the image of that platform",
    },
  ],
});
