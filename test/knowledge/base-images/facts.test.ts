import { describe, expect, it } from "vitest";
import { baseImageFacts } from "../../../src/knowledge/base-images/index.ts";
import type { BaseImageFacts } from "../../../src/knowledge/types.ts";
import { parseImageReference } from "../../../src/syntax/image-reference.ts";

function factsOf(text: string): BaseImageFacts | undefined {
  const reference = parseImageReference(text);
  if ("error" in reference) throw new Error(reference.error);
  return baseImageFacts(reference.name, reference.tag, reference.digest);
}

const digest = `@sha256:${"0".repeat(64)}`;

describe("base image facts", () => {
  it.each<[string, BaseImageFacts]>([
    // Distributions
    [
      "scratch",
      { family: "scratch", shell: false, libc: "none", passwd: false, programsComplete: true, envComplete: true },
    ],
    [
      "debian",
      {
        family: "debian",
        libc: "glibc",
        shellDialect: "dash",
        packageManager: "apt",
        user: "root",
        release: undefined,
      },
    ],
    ["debian:12", { release: "12", endOfLife: "2028-06-30", regularSupportUntil: "2026-06-10", caCertificates: false }],
    ["debian:12.5-slim", { release: "12", family: "debian" }],
    ["debian:bookworm-20240904-slim", { release: "12" }],
    ["debian:buster", { release: "10", endOfLife: "2024-06-30", endOfLifeOf: "Debian 10" }],
    ["debian:stable-slim", { family: "debian", release: undefined, endOfLife: undefined }],
    ["debian:sid", { family: "debian", release: undefined }],
    ["ubuntu:22.04", { release: "22.04", users: {}, tzdata: false }],
    ["ubuntu:24.04", { release: "24.04", users: { ubuntu: 1000 } }],
    ["ubuntu:23.10", { users: { ubuntu: 1000 }, endOfLife: "2024-07-11" }],
    ["ubuntu:noble-20240904.1", { release: "24.04", users: { ubuntu: 1000 } }],
    ["ubuntu", { release: undefined, users: { ubuntu: 1000 } }],
    [`ubuntu${digest}`, { family: "ubuntu", packageManager: "apt", release: undefined, users: undefined }],
    ["ubuntu:bionic", { release: "18.04", endOfLife: "2023-05-31" }],
    ["alpine", { family: "alpine", libc: "musl", shellDialect: "ash", packageManager: "apk", release: undefined }],
    ["alpine:3", { release: undefined, endOfLife: undefined }],
    ["alpine:3.16.2", { release: "3.16", endOfLife: "2024-05-23", endOfLifeOf: "Alpine 3.16" }],
    ["alpine:edge", { family: "alpine", release: undefined }],
    ["busybox:1.36-musl", { family: "busybox", libc: "musl", shellDialect: "ash", packageManager: "none" }],
    ["busybox:glibc", { libc: "glibc" }],
    ["busybox:uclibc", { libc: undefined }],
    ["fedora:40", { family: "fedora", release: "40", packageManager: "dnf", endOfLife: "2025-05-13" }],
    ["centos:7", { release: "7", packageManager: "yum", endOfLife: "2024-06-30", deprecated: "" }],
    ["centos:centos7", { release: "7" }],
    ["centos:7.9.2009", { release: "7" }],
    ["centos", { release: "8", endOfLife: "2021-12-31", endOfLifeOf: "CentOS 8" }],
    ["quay.io/centos/centos:stream9", { release: "stream9", packageManager: "dnf", endOfLife: "2027-05-31" }],
    ["quay.io/centos/centos:stream8-minimal", { endOfLife: "2024-05-31", endOfLifeOf: "CentOS stream8" }],
    ["quay.io/centos/centos:stream99", { release: "stream99", endOfLife: undefined }],
    ["rockylinux:9", { family: "rockylinux", packageManager: "dnf", release: "9" }],
    ["rockylinux:9-minimal", { packageManager: "microdnf" }],
    ["almalinux:8.9", { release: "8", packageManager: "dnf" }],
    ["oraclelinux:8-slim", { packageManager: "microdnf", release: "8" }],
    ["oraclelinux:7.9", { packageManager: "yum", endOfLife: "2024-12-31" }],
    ["amazonlinux:1", { release: "1", packageManager: "yum", endOfLife: "2023-12-31" }],
    ["amazonlinux:2018.03", { release: "1" }],
    ["amazonlinux:2", { release: "2", packageManager: "yum", endOfLife: "2026-06-30" }],
    ["amazonlinux:2023", { release: "2023", packageManager: "dnf" }],
    ["amazonlinux:2023.5.20240903.0", { release: "2023" }],
    ["opensuse/leap:15.4", { family: "opensuse", packageManager: "zypper", endOfLife: "2023-12-07" }],
    ["opensuse/tumbleweed", { rolling: true, packageManager: "zypper" }],
    ["archlinux", { family: "arch", packageManager: "pacman", rolling: true }],
    ["photon:3.0", { packageManager: "tdnf", endOfLife: "2024-03-01" }],
    ["clearlinux", { family: "clearlinux", endOfLife: "2025-07-18", endOfLifeOf: "Clear Linux OS" }],
    ["alt:p10", { family: "alt" }],
    // Red Hat
    ["registry.access.redhat.com/ubi9", { family: "rhel", release: "9", packageManager: "dnf", shellDialect: "bash" }],
    ["registry.access.redhat.com/ubi9/ubi-minimal:9.4", { packageManager: "microdnf", user: "root" }],
    ["registry.access.redhat.com/ubi8-micro", { packageManager: "none", shell: true, caCertificates: undefined }],
    ["redhat/ubi10-minimal", { release: "10", packageManager: "microdnf" }],
    ["registry.access.redhat.com/ubi7/ubi", { packageManager: "yum", endOfLife: "2024-06-30" }],
    ["registry.access.redhat.com/ubi9/nodejs-20", { user: "1001" }],
    ["registry.access.redhat.com/ubi9/openjdk-21-runtime", { user: "185" }],
    // Microsoft
    ["mcr.microsoft.com/dotnet/sdk:8.0", { family: "debian", release: "12", sdk: true, toolchain: "dotnet-sdk" }],
    ["mcr.microsoft.com/dotnet/aspnet:8.0", { user: "root", users: { app: 1654 }, endOfLife: "2026-11-10" }],
    ["mcr.microsoft.com/dotnet/aspnet:10.0", { family: "ubuntu" }],
    [
      "mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled",
      { user: "1654", shell: false, packageManager: "none", release: "24.04" },
    ],
    ["mcr.microsoft.com/dotnet/runtime-deps:6.0-jammy-chiseled", { user: "app", shell: false }],
    [
      "mcr.microsoft.com/dotnet/runtime-deps:9.0-azurelinux3.0-distroless",
      { user: "1654", shell: false, family: "azurelinux" },
    ],
    [
      "mcr.microsoft.com/dotnet/runtime:6.0-alpine3.18",
      { family: "alpine", endOfLife: "2024-11-12", endOfLifeOf: ".NET 6.0" },
    ],
    ["mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-1809", { family: "windows", user: "ContainerUser", shell: false }],
    ["mcr.microsoft.com/dotnet/core/sdk:3.1", { deprecated: "mcr.microsoft.com/dotnet/sdk", endOfLife: "2022-12-13" }],
    [
      "mcr.microsoft.com/windows/servercore:ltsc2022",
      { family: "windows", shell: false, user: "ContainerAdministrator" },
    ],
    ["mcr.microsoft.com/windows/nanoserver:ltsc2022", { user: "ContainerUser" }],
    ["mcr.microsoft.com/azurelinux/base/core:3.0", { family: "azurelinux", packageManager: "tdnf", release: "3.0" }],
    ["mcr.microsoft.com/cbl-mariner/base/core:2.0", { endOfLife: "2025-07-31" }],
    ["mcr.microsoft.com/devcontainers/base:bookworm", { users: { vscode: 1000 }, user: "root", sdk: true }],
    ["mcr.microsoft.com/devcontainers/javascript-node:22", { users: { node: 1000 } }],
    ["mcr.microsoft.com/mssql/server:2022-latest", { user: "mssql" }],
    ["mcr.microsoft.com/mssql/server:2017-latest", { user: undefined }],
    // Minimal images
    [
      "gcr.io/distroless/static-debian12:nonroot",
      { libc: "none", user: "65532", workdir: "/home/nonroot", release: "12", caCertificates: true, tzdata: true },
    ],
    ["gcr.io/distroless/static", { user: "root", shell: false, programsComplete: true, envComplete: true }],
    ["gcr.io/distroless/static:nonroot-amd64", { user: "65532" }],
    [
      "gcr.io/distroless/base-debian11:debug",
      { libc: "glibc", debugVariant: true, user: "root", endOfLife: "2026-08-31" },
    ],
    ["gcr.io/distroless/cc-debian13:debug-nonroot-arm64", { libc: "glibc", debugVariant: true, user: "65532" }],
    ["gcr.io/distroless/java21-debian12", { entrypoint: true, shell: false }],
    ["gcr.io/distroless/nodejs22-debian12:nonroot", { entrypoint: true, user: "65532" }],
    ["gcr.io/distroless/python3", { entrypoint: true }],
    [`gcr.io/distroless/static${digest}`, { libc: "none", user: undefined }],
    ["cgr.dev/chainguard/static", { user: "65532", libc: "none", shell: false, rolling: true }],
    ["cgr.dev/chainguard/wolfi-base", { user: "root", shell: true, packageManager: "apk" }],
    ["cgr.dev/chainguard/python:latest-dev", { user: "65532", shell: true, packageManager: "apk", debugVariant: true }],
    ["cgr.dev/chainguard/go", { user: "root", sdk: true }],
    ["dhi.io/node:22-debian13", { user: "nonroot", family: "debian" }],
    ["dhi.io/node:22-debian13-dev", { user: "root", shell: true }],
    // Languages
    ["golang", { family: "debian", toolchain: "go", sdk: true, workdir: "/go", release: undefined }],
    [
      "golang:1.24-alpine3.20",
      {
        family: "alpine",
        release: "3.20",
        env: { GOLANG_VERSION: null, GOTOOLCHAIN: "local", GOPATH: "/go" },
        endOfLife: "2026-02-10",
      },
    ],
    [
      "golang:1.20-bullseye",
      { release: "11", env: { GOLANG_VERSION: null, GOTOOLCHAIN: null, GOPATH: "/go" }, endOfLifeOf: "Go 1.20" },
    ],
    ["golang:alpine", { family: "alpine" }],
    [
      "golang:1.24-windowsservercore-ltsc2022",
      { family: "windows", workdir: "C:\\go", user: "ContainerAdministrator" },
    ],
    ["golang:1.24-special", { family: undefined, toolchain: "go", workdir: "/go" }],
    [`golang${digest}`, { family: undefined, toolchain: "go", sdk: true, endOfLife: undefined }],
    [
      "node:20",
      { family: "debian", users: { node: 1000 }, user: "root", endOfLife: "2026-04-30", endOfLifeOf: "Node.js 20" },
    ],
    ["node:lts-alpine", { family: "alpine", endOfLife: undefined }],
    ["node:iron-bookworm-slim", { release: "12", caCertificates: false }],
    ["node:22-slim", { family: "debian", toolchain: "node" }],
    ["node:8-onbuild", { onbuild: true, family: undefined }],
    ["python:3.12", { family: "debian", endOfLife: "2028-10-31" }],
    ["python:3.12.4-slim-bookworm", { release: "12", endOfLife: "2028-06-30" }],
    ["python:3", { family: "debian", endOfLife: undefined }],
    ["python:3.13.0rc1-alpine", { family: "alpine" }],
    ["python:2.7", { endOfLife: "2020-01-01" }],
    ["ruby:3.3-slim", { family: "debian", toolchain: "ruby" }],
    ["php:8.2-fpm-alpine", { family: "alpine", users: { "www-data": 82 }, workdir: "/var/www/html" }],
    ["php:8.2-apache", { family: "debian", users: { "www-data": 33 }, workdir: "/var/www/html" }],
    ["php:7.4-cli", { endOfLife: "2022-11-28" }],
    ["php:8.3-zts-bookworm", { release: "12" }],
    ["rust:1.80-slim", { family: "debian", toolchain: "rust", sdk: true }],
    ["rust:alpine3.20", { family: "alpine", release: "3.20" }],
    ["openjdk:17-jdk-slim", { deprecated: "eclipse-temurin", family: "debian" }],
    ["openjdk:21", { deprecated: "eclipse-temurin", family: undefined }],
    ["openjdk:8-jre-alpine", { family: "alpine", toolchain: undefined }],
    ["eclipse-temurin:21-jdk", { family: "ubuntu", toolchain: "jdk", sdk: true }],
    ["eclipse-temurin:17.0.9_9-jre-jammy", { release: "22.04", sdk: undefined, endOfLife: "2027-04-30" }],
    ["eclipse-temurin:8u442-b06-jre", { family: "ubuntu" }],
    ["amazoncorretto:17-al2023", { family: "amazonlinux", release: "2023" }],
    ["gradle:8.5-jdk17", { family: "ubuntu", users: { gradle: 1000 }, user: "root" }],
    ["maven:3.9-eclipse-temurin-21-alpine", { family: "alpine", toolchain: "jdk" }],
    ["maven:3.9-eclipse-temurin-21", { family: "ubuntu" }],
    ["maven:3.9-amazoncorretto-17", { family: "amazonlinux" }],
    ["composer:2", { family: "alpine", workdir: "/app" }],
    ["swift:5.9-slim", { family: "ubuntu", sdk: undefined }],
    ["gcc:13", { sdk: true, toolchain: "gcc" }],
    ["oven/bun:1", { family: "debian", users: { bun: 1000 }, user: "root" }],
    ["oven/bun:1-alpine", { family: "alpine", workdir: "/home/bun/app" }],
    ["denoland/deno:alpine", { family: "alpine" }],
    // Services
    ["nginx", { family: "debian", user: "root", users: { nginx: 101 }, entrypoint: true, healthcheck: false }],
    ["nginx:1.27-alpine-slim", { family: "alpine" }],
    ["nginxinc/nginx-unprivileged:1.27", { user: "101" }],
    ["httpd:2.4-alpine", { users: { "www-data": 82 } }],
    ["postgres:16", { family: "debian", users: { postgres: 999 } }],
    ["postgres:12-alpine", { users: { postgres: 70 }, endOfLife: "2024-11-21" }],
    ["mysql:8.4", { family: "oraclelinux", users: { mysql: 999 } }],
    ["mysql:8.0-debian", { family: "debian", endOfLife: "2026-04-30" }],
    ["mysql:8.0.20", { family: undefined }],
    ["mariadb:10.5", { family: "ubuntu", endOfLife: "2025-06-24" }],
    ["redis:7-alpine", { users: { redis: 999 }, workdir: "/data" }],
    ["memcached", { user: "memcache" }],
    ["elasticsearch:8.18.2", { user: "elasticsearch:root" }],
    ["elasticsearch:7.17.0", { user: undefined, endOfLife: "2026-01-15" }],
    ["haproxy:2.8", { user: "haproxy" }],
    ["haproxy:2.2", { user: "root" }],
    ["docker:27-dind-rootless", { user: "rootless" }],
    ["wordpress:cli", { user: "www-data", family: "alpine" }],
    ["jetty:12", { user: "jetty" }],
    ["jenkins/jenkins:lts-jdk17", { user: "jenkins", family: "debian" }],
    ["solr:9", { user: "8983" }],
    ["nats:2", { family: "scratch", shell: false }],
    ["nats:2-alpine", { family: "alpine", shell: true }],
    ["hello-world", { family: "scratch", command: true }],
    ["vault:1.13", { deprecated: "hashicorp/vault" }],
    // Other publishers
    ["grafana/grafana:11.0.0", { user: "472", family: "alpine" }],
    ["prom/prometheus:v2.53.0", { user: "nobody", family: "busybox" }],
    ["quay.io/keycloak/keycloak:25.0", { user: "1000", packageManager: "none" }],
    ["curlimages/curl:8.8.0", { user: "curl_user", family: "alpine" }],
    ["bitnami/redis:7", { user: "1001", deprecated: "bitnamisecure/redis" }],
    ["bitnami/node:20", { user: undefined }],
    ["bitnamilegacy/redis:7", { deprecated: "" }],
    ["nvidia/cuda:12.4.1-devel-ubuntu22.04", { family: "ubuntu", release: "22.04", sdk: true }],
    ["nvidia/cuda:12.4.1-runtime-ubi9", { family: "rhel", release: "9", sdk: undefined }],
    ["jupyter/scipy-notebook", { user: "1000", deprecated: "quay.io/jupyter/scipy-notebook" }],
    ["quay.io/jupyter/base-notebook", { users: { jovyan: 1000 }, deprecated: undefined }],
    ["continuumio/miniconda3", { family: "debian", user: "root" }],
    ["mambaorg/micromamba:1.5-jammy", { user: "mambauser", release: "22.04" }],
    ["ghcr.io/astral-sh/uv:0.5.1", { family: "scratch", shell: false }],
    ["ghcr.io/astral-sh/uv:python3.12-bookworm-slim", { family: "debian", release: "12", toolchain: "python" }],
    ["public.ecr.aws/lambda/python:3.12", { release: "2023", packageManager: "dnf", workdir: "/var/task" }],
    ["public.ecr.aws/lambda/python:3.9", { release: "2", packageManager: "yum", endOfLifeOf: "Python 3.9" }],
    ["public.ecr.aws/lambda/provided:al2023.2024.10.14", { release: "2023" }],
    ["public.ecr.aws/lambda/python:3.13", { user: "root", hostSetsUser: true }],
    ["amazon/aws-lambda-nodejs:22", { hostSetsUser: true }],
    ["lambci/lambda:build-python3.8", { hostSetsUser: true }],
    ["jenkins/inbound-agent:windowsservercore-1809", { family: "windows", user: "jenkins", users: undefined }],
    ["jenkins/agent:nanoserver-1809", { user: "jenkins" }],
    ["jenkins/agent:jdk21", { user: "jenkins", users: { jenkins: 1000 } }],
    ["microsoft/mssql-server-windows-express", { deprecated: "" }],
    ["microsoft/mssql-server-linux", { deprecated: "mcr.microsoft.com/" }],
    ["tonistiigi/xx", { family: "scratch" }],
    ["gcr.io/kaniko-project/executor:debug", { deprecated: "", debugVariant: true }],
    ["cimg/node:20.11", { user: "circleci" }],
    ["selenium/standalone-chrome:4", { users: { seluser: 1200 } }],
    ["confluentinc/cp-kafka:7.6.0", { user: "appuser" }],
    ["marketplace.gcr.io/google/debian12", { family: "debian", release: "12" }],
    ["ros:kinetic", { family: "ubuntu", release: undefined, endOfLife: undefined }],
    ["ros:lunar-robot-xenial", { release: "16.04", endOfLife: "2021-04-30" }],
    ["osrf/ros:kinetic-desktop", { family: "ubuntu", release: undefined }],
    ["microsoft/aspnet:4.7.2-windowsservercore-ltsc2016", { family: "windows", dropsPrivileges: true }],
    ["microsoft/aspnetcore:2.0", { deprecated: "mcr.microsoft.com/", dropsPrivileges: undefined }],
    ["envoyproxy/envoy:v1.33.0", { user: "root", dropsPrivileges: true }],
    ["envoyproxy/envoy:distroless-v1.33.0", { user: undefined, dropsPrivileges: undefined }],
    ["container-registry.oracle.com/mysql/community-server:8.4", { user: "root", dropsPrivileges: true }],
    ["container-registry.oracle.com/mysql/community-router:8.4", { dropsPrivileges: undefined }],
    ["webdevops/php-nginx:8.3", { user: "root", dropsPrivileges: true }],
    ["webdevops/bootstrap:alpine", { user: "root", dropsPrivileges: undefined }],
    ["phusion/baseimage:noble-1.0.0", { release: "24.04", dropsPrivileges: true }],
    ["launcher.gcr.io/google/ubuntu16_04", { release: "16.04", endOfLife: "2021-04-30" }],
    // Mirrors
    ["public.ecr.aws/docker/library/golang:1.24-alpine", { family: "alpine", toolchain: "go" }],
    ["mirror.gcr.io/library/node:20", { users: { node: 1000 } }],
    ["mirror.gcr.io/busybox", { family: "busybox" }],
    ["mirror.gcr.io/grafana/grafana", { user: "472" }],
    ["docker.io/library/python:3.12-slim", { family: "debian" }],
    ["arm64v8/buildpack-deps:bookworm-scm", { release: "12" }],
    ["quay.io/fedora/fedora:40", { release: "40" }],
  ])("%s", (text, expected) => {
    const facts = factsOf(text)!;
    const asked = Object.keys(expected) as (keyof BaseImageFacts)[];
    expect(Object.fromEntries(asked.map((key) => [key, facts[key]]))).toMatchObject(expected);
  });

  it.each([
    "registry.example.com/team/app:1",
    "example/unknown",
    "gcr.io/other/image",
    "constructor",
    "mcr.microsoft.com/constructor",
  ])("knows nothing of %s", (text) => {
    expect(factsOf(text)).toBeUndefined();
  });

  it("answers the same object for the same image, frozen", () => {
    const first = baseImageFacts("node", "22", undefined);
    expect(baseImageFacts("node", "22", undefined)).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  it("does not trip over odd tags", () => {
    for (const tag of ["constructor", "__proto__-toString", "-", "v", "a".repeat(128), "1-".repeat(64)]) {
      expect(baseImageFacts("golang", tag, undefined)?.toolchain).toBe("go");
    }
  });
});
