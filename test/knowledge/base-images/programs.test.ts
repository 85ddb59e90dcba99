import { describe, expect, it } from "vitest";
import { userId } from "../../../src/knowledge/base-images/accounts.ts";
import { endOfLife } from "../../../src/knowledge/base-images/end-of-life.ts";
import { baseImageFacts } from "../../../src/knowledge/base-images/index.ts";
import { hasProgram } from "../../../src/knowledge/base-images/programs.ts";

const split = (text: string) => text.split(":") as [string, string | undefined];

describe("hasProgram", () => {
  it.each<[string, string, string, string]>([
    // image, present, absent, not known
    ["alpine", "wget nc vi sh apk adduser", "curl bash python3 git useradd", "frobnicate"],
    ["busybox", "wget nc sh", "curl bash apk", "frobnicate"],
    ["debian:12", "bash perl apt-get tar gzip sed grep useradd", "curl wget git python3 nc sudo", "frobnicate"],
    ["debian:12-slim", "bash dash", "curl wget git", ""],
    ["ubuntu:24.04", "bash apt-get", "curl wget git python3", ""],
    ["fedora:40", "bash dnf curl", "wget", ""],
    ["registry.access.redhat.com/ubi9-minimal", "curl microdnf bash", "dnf tar useradd", ""],
    ["registry.access.redhat.com/ubi9-micro", "bash", "curl dnf microdnf", ""],
    ["amazonlinux:2", "curl yum", "tar useradd wget", ""],
    ["scratch", "", "sh curl anything", ""],
    ["gcr.io/distroless/static", "", "sh bash curl", ""],
    ["gcr.io/distroless/base", "", "sh bash", "openssl"],
    ["gcr.io/distroless/static:debug", "sh wget", "bash", "find"],
    ["golang:1.24", "go git gcc make curl wget svn bash", "jq sudo", "python3"],
    ["golang:1.24-alpine", "go wget tar", "git gcc bash curl make", "upx"],
    ["node:22", "node npm yarn git curl python3 gcc".replace(" python3", ""), "sudo jq", ""],
    ["node:22-slim", "node npm bash", "curl wget git python3 gcc", ""],
    ["node:22-alpine", "node npm wget", "curl bash git python3", ""],
    ["python:3.12-slim", "python pip python3 bash", "curl wget git gcc", ""],
    ["ruby:3.3", "ruby bundle git gcc", "sudo", ""],
    ["php:8.3-fpm", "php curl gcc docker-php-ext-install", "git wget composer", ""],
    ["php:8.3-fpm-alpine", "php curl", "git gcc", ""],
    ["rust:1.80-slim", "cargo gcc", "curl git", ""],
    ["buildpack-deps:bookworm-curl", "curl wget", "git gcc", ""],
    ["nginx:1.27", "nginx curl", "wget git", ""],
    ["nginx:1.27-alpine-slim", "nginx wget", "curl", ""],
    ["mcr.microsoft.com/dotnet/aspnet:8.0", "dotnet bash", "curl wget", ""],
    ["mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "dotnet", "sh bash curl", ""],
    ["mcr.microsoft.com/windows/servercore:ltsc2022", "powershell cmd curl", "", "git"],
    ["mcr.microsoft.com/windows/nanoserver:ltsc2022", "cmd", "powershell", ""],
    ["eclipse-temurin:21-jre", "java", "javac", "curl"],
  ])("%s", (image, present, absent, unknown) => {
    const slash = image.lastIndexOf("/");
    const [last, tag] = split(image.slice(slash + 1));
    const facts = baseImageFacts(image.slice(0, slash + 1) + last, tag, undefined)!;
    const asked = (programs: string) => programs.split(" ").filter((program) => program !== "");
    for (const program of asked(present)) expect([program, hasProgram(facts, program)]).toEqual([program, true]);
    for (const program of asked(absent)) expect([program, hasProgram(facts, program)]).toEqual([program, false]);
    for (const program of asked(unknown)) expect([program, hasProgram(facts, program)]).toEqual([program, undefined]);
  });
});

describe("userId", () => {
  it.each([
    ["node", "22", "node", 1000],
    ["node", "22", "www-data", 33],
    ["alpine", "3.20", "nobody", 65534],
    ["alpine", "3.20", "www-data", undefined],
    ["php", "8.3-fpm-alpine", "www-data", 82],
    ["fedora", "40", "root", 0],
    ["scratch", "latest", "root", undefined],
    ["gcr.io/distroless/static", "nonroot", "nonroot", 65532],
    ["debian", "12", "constructor", undefined],
  ])("%s:%s %s", (name, tag, user, expected) => {
    expect(userId(baseImageFacts(name, tag, undefined)!, user)).toBe(expected);
  });
});

describe("endOfLife", () => {
  it("tells regular support from what comes after it", () => {
    expect(endOfLife("debian", "10")).toEqual({ date: "2024-06-30", regular: "2022-09-10", of: "Debian 10" });
    expect(endOfLife("debian", "7")).toEqual({ date: "2018-05-31", of: "Debian 7" });
  });

  it.each([
    ["python", "3.8.19", "2024-10-07", "Python 3.8"],
    ["node", "18.20.4", "2025-04-30", "Node.js 18"],
    ["postgres", "9.6.1", "2021-11-11", "PostgreSQL 9.6"],
    ["java", "17.0.9", "2027-10-31", "Java 17"],
  ])("%s %s", (product, version, date, of) => {
    expect(endOfLife(product, version)).toEqual({ date, of });
  });

  it.each([
    ["python", "3"],
    ["python", "99.1"],
    ["unknown", "1"],
    ["debian", ""],
    ["constructor", "1"],
    ["debian", "toString"],
    ["debian", "14"],
  ])("has no date for %s %s", (product, version) => {
    expect(endOfLife(product, version)).toBeUndefined();
  });
});
