import { expect, test } from "vitest";
import { longestSupportedTag, supportedTag } from "../../../src/knowledge/base-images/supported-tag.ts";

test.each([
  ["alpine", "3.12", "3.21"],
  ["alpine", "3.12.1", "3.21"],
  ["alpine", "3.22", undefined],
  ["debian", "stretch-slim", "bullseye-slim"],
  ["golang", "1.15-alpine3.12", "1.25-alpine3.21"],
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

test.each([
  ["node", "24"],
  ["debian", "13"],
  ["alpine", "3.23"],
  ["postgres", "18"],
  ["nginx", undefined],
  ["rockylinux", undefined],
  ["rockylinux/rockylinux", "10"],
  ["centos", undefined],
  ["registry.example.com/app", undefined],
])("the release of %s that is supported longest", (name, expected) => {
  expect(longestSupportedTag(name)).toBe(expected);
});
