import { expect, test } from "vitest";
import { longestSupportedTag, supportedName, supportedTag } from "../../../src/knowledge/base-images/supported-tag.ts";

test.each([
  ["alpine", "3.12", "3.21"],
  ["alpine", "3.12.1", "3.21"],
  ["alpine", "3.22", undefined],
  ["debian", "stretch-slim", "bullseye-slim"],
  ["golang", "1.15-alpine3.12", "1.25-alpine3.21"],
  ["mcr.microsoft.com/dotnet/sdk", "6.0", "8.0"],
  ["mcr.microsoft.com/dotnet/sdk", "6.0-alpine", "8.0-alpine"],
  ["mcr.microsoft.com/dotnet/sdk", "6.0-focal", undefined],
  ["nginx", "1.25-alpine", "1.28-alpine"],
  ["redis", "7.0-alpine3.18", "7.2-alpine3.21"],
  ["redis", "8.0", undefined],
  ["node", "lts-buster-slim", "lts-bullseye-slim"],
  ["mcr.microsoft.com/dotnet/core/sdk", "3.1", undefined],
  ["python", "3.7", "3.10"],
  ["php", "7.4-fpm-buster", "8.2-fpm-bullseye"],
  ["ros", "lunar-ros-base-xenial", undefined],
  ["centos", "7", undefined],
  ["debian", "latest", undefined],
  ["registry.example.com/app", "1", undefined],
])("%s:%s", (name, tag, expected) => {
  expect(supportedTag(name, tag, "2026-01-01")).toBe(expected);
});

test("what lasts half a year comes before what ends sooner, and that before nothing", () => {
  expect(supportedTag("alpine", "3.12", "2027-03-01")).toBe("3.23");
  expect(supportedTag("alpine", "3.12", "2027-10-01")).toBe("3.23");
  expect(supportedTag("alpine", "3.12", "2027-11-02")).toBeUndefined();
});

test("a release that is out comes next where none has an end that lies far enough away", () => {
  expect(supportedTag("golang", "1.15", "2026-04-01")).toBe("1.26");
  expect(supportedTag("golang", "1.15", "2027-04-01")).toBe("1.26");
  expect(supportedTag("golang", "1.25-bullseye", "2026-11-29")).toBe("1.26-bookworm");
  expect(supportedTag("mcr.microsoft.com/dotnet/aspnet", "8.0", "2026-11-29")).toBe("10.0");
});

test.each([
  ["python", "3.13.3-alpine3.20", "3.13-alpine3.23"],
  ["mirror.gcr.io/library/python", "3.13.3-slim-bullseye", "3.13-slim-bookworm"],
  ["python", "3.13-alpine3.20", "3.13-alpine3.23"],
  ["cypress/base-internal", "22.15.1-bullseye", undefined],
])("%s:%s, built anew on a release that is supported, is %s", (name, tag, next) => {
  expect(supportedTag(name, tag, "2026-11-29")).toBe(next);
});

test.each([
  ["golang", "1.26"],
  ["mcr.microsoft.com/dotnet/sdk", "10.0"],
  ["node", "24"],
  ["debian", "13"],
  ["alpine", "3.23"],
  ["postgres", "18"],
  ["nginx", "1.29"],
  ["haproxy", "3.2"],
  ["ubuntu", "26.04"],
  ["openjdk", undefined],
  ["rockylinux", undefined],
  ["rockylinux/rockylinux", "10"],
  ["centos", undefined],
  ["registry.example.com/app", undefined],
])("the release of %s that is supported longest", (name, expected) => {
  expect(longestSupportedTag(name)).toBe(expected);
});

test.each([
  ["gcr.io/distroless/base-debian11", "gcr.io/distroless/base-debian12"],
  ["gcr.io/distroless/nodejs18-debian11", "gcr.io/distroless/nodejs18-debian12"],
  ["launcher.gcr.io/google/ubuntu16_04", "launcher.gcr.io/google/ubuntu2404"],
  ["launcher.gcr.io/google/ubuntu1804", "launcher.gcr.io/google/ubuntu2404"],
  ["gcr.io/distroless/base-debian13", undefined],
  ["gcr.io/distroless/base", undefined],
  ["debian", undefined],
  ["registry.example.com/debian11/app", undefined],
])("after the image %s comes %s", (name, expected) => {
  expect(supportedName(name, "2026-11-29")).toBe(expected);
});
