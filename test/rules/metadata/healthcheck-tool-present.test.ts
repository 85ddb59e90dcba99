import rule from "../../../rules/metadata/healthcheck-tool-present.ts";
import { testRule } from "../../rule-tester.ts";

const check = "HEALTHCHECK CMD curl -f http://localhost/";

const alpine = { Dockerfile: "FROM alpine:3.22" };
const service = (test: string, build = ".") =>
  `services:\n  a:\n    build: ${build}\n    healthcheck:\n      test: ${test}`;

testRule(rule, {
  good: [
    `FROM debian:12\nRUN apt-get update && apt-get install -y curl\n${check}`,
    `FROM alpine:3.22 AS base\nRUN apk add --no-cache curl\nFROM base\n${check}`,
    `FROM golang:1.24\n${check}`,
    `FROM alpine:3.22\nCOPY --from=example.com/curl:1 /curl /usr/bin/curl\n${check}`,
    "FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider http://localhost/ || nc -z localhost 80",
    "FROM mcr.microsoft.com/dotnet/aspnet:8.0-alpine\nHEALTHCHECK CMD wget -q --spider http://localhost/",
    "FROM alpine:3.22\nHEALTHCHECK CMD /usr/local/bin/curl -f http://localhost/",
    "FROM alpine:3.22\nHEALTHCHECK NONE",
    {
      kind: "compose",
      code: service("curl -f http://localhost/ || exit 1"),
      files: { Dockerfile: "FROM alpine:3.22\nRUN apk add curl" },
    },
    { kind: "compose", code: service('["NONE"]'), files: alpine },
    { kind: "compose", code: service('["CMD", "wget", "http://localhost/"]'), files: alpine },
    { kind: "compose", code: service('"$$PROBE http://localhost/"'), files: alpine },
    { kind: "compose", code: service('["CMD", "${PROBE}"]'), files: alpine },
    {
      title: "an image that is pulled",
      kind: "compose",
      code: "services:\n  a:\n    image: alpine:3.22\n    healthcheck:\n      test: curl localhost",
    },
    { title: "a Dockerfile that is not there", kind: "compose", code: service("curl localhost"), unknown: true },
    {
      title: "a volume with programs",
      kind: "compose",
      code: `${service("curl localhost")}\n    volumes:\n      - ./tools:/usr/local/bin:ro`,
      files: alpine,
      unknown: true,
    },
    ...["/", "/usr", "/usr/", "/usr/local", "/opt", "/sbin", "/usr/local/sbin/"].map((target) => ({
      title: `a volume at ${target}`,
      kind: "compose",
      code: `${service("curl localhost")}\n    volumes: [tools:${target}]`,
      files: alpine,
      unknown: true as const,
    })),
    {
      title: "a config with one program",
      kind: "compose",
      code: `${service("curl localhost")}\n    configs:\n      - {source: curl, target: /usr/bin/curl}`,
      files: alpine,
      unknown: true,
    },
    {
      title: "a shell that is no sh",
      kind: "compose",
      code: service("curl localhost"),
      files: { Dockerfile: 'FROM alpine:3.22\nSHELL ["pwsh", "-Command"]' },
    },
    {
      title: "no shell",
      kind: "compose",
      code: service("curl localhost"),
      files: { Dockerfile: "FROM scratch\nCOPY a /" },
    },
    { title: "other times for the image's check", kind: "compose", code: service("{}"), files: alpine },
    {
      title: "a volume with one program",
      kind: "compose",
      code: `${service("curl localhost")}\n    volumes:\n      - {type: bind, source: ./curl, target: /usr/bin/curl}`,
      files: alpine,
      unknown: true,
    },
    {
      title: "the target that the service builds",
      kind: "compose",
      code: service("curl localhost", "{context: ., target: dev}"),
      files: { Dockerfile: "FROM alpine:3.22 AS dev\nRUN apk add curl\nFROM alpine:3.22" },
    },
    "FROM alpine:3.22\nHEALTHCHECK CMD uv run python -c 'import app'",
    `FROM alpine:3.22\n${check}\nHEALTHCHECK NONE`,
    "FROM postgres:17\nHEALTHCHECK CMD pg_isready",
    `FROM scratch\nCOPY app /app\n${check}`,
    { code: `FROM example.com/base\n${check}`, unknown: true },
    { code: `ARG MORE\nFROM alpine:3.22\nARG MORE\nRUN apk add $MORE\n${check}`, unknown: true },
    { code: `FROM alpine:3.22\nCOPY setup.sh /\nRUN /setup.sh\n${check}`, unknown: true },
    { code: `FROM alpine:3.22\nRUN make install\n${check}`, unknown: true },
    {
      code: `FROM alpine:3.22 AS t\nFROM alpine:3.22\nCOPY --from=t /usr/local/bin /usr/local/bin\n${check}`,
      unknown: true,
    },
    { code: "FROM alpine:3.22\nRUN apk add git\nHEALTHCHECK CMD bash -c true", unknown: true },
    { code: `FROM alpine:3.22\n${check}`, options: { programs: ["wget"] } },
  ],
  bad: [
    {
      kind: "compose",
      code: `${service("'«curl» -f \"http://localhost:$$PORT/\" || exit 1'")}\n    volumes: [data:/var/lib/app]`,
      files: alpine,
      message: "built",
    },
    {
      kind: "compose",
      code: service('["CMD-SHELL", "wget -q localhost && «curl» localhost"]'),
      files: alpine,
      message: "built",
      says: "Dockerfile builds on alpine:3.22, which does not have curl, and brings none",
    },
    {
      title: "volumes that hold no programs",
      kind: "compose",
      code: `${service("«curl» localhost")}\n    volumes: [data:/opt/data, a:/srv, b:/binary, $V:/x]`,
      files: alpine,
      message: "built",
    },
    {
      title: "the check of a service that is extended",
      kind: "compose",
      code: "services:\n  base:\n    image: example.com/base:1\n    healthcheck:\n      test: [CMD, «curl», localhost]\n  a:\n    extends: base\n    build: .",
      files: alpine,
      message: "built",
    },
    {
      title: "without a shell, what needs none",
      kind: "compose",
      code: service("[CMD, «curl», localhost]"),
      files: { Dockerfile: "FROM scratch\nCOPY app /app" },
      message: "built",
    },
    {
      title: "an argument of the build decides",
      kind: "compose",
      code: service('["CMD", "«curl»", "localhost"]', "{context: ., args: {BASE: 'debian:12-slim'}}"),
      files: { Dockerfile: "ARG BASE=golang:1.24\nFROM $BASE" },
      message: "built",
    },
    {
      code: "FROM ‹debian:12-slim›\nRUN apt-get update && apt-get install -y ca-certificates\nHEALTHCHECK --interval=5s CMD «curl» -f http://localhost/",
      message: "missing",
      related: "debian:12-slim stands here",
      fixed: null,
    },
    {
      code: "FROM ‹busybox:1.37›\nHEALTHCHECK CMD «curl» --fail --silent http://localhost/health || exit 1",
      message: "missing",
      related: "busybox:1.37 stands here",
      fixedUnsafe: "FROM busybox:1.37\nHEALTHCHECK CMD wget -q --spider http://localhost/health || exit 1",
    },
    {
      title: "what wget cannot say",
      code: "FROM ‹alpine:3.22›\nHEALTHCHECK CMD «curl» -X POST http://localhost/",
      message: "missing",
      says: "alpine:3.22 does not have curl, and nothing here brings it",
      related: "alpine:3.22 stands here",
      fixed: null,
    },
    {
      code: "FROM ‹alpine:3.22›\nHEALTHCHECK CMD «bash» -c '«curl» -f http://localhost/'",
      message: "missing",
      related: "alpine:3.22 stands here",
    },
    {
      code: 'FROM ‹gcr.io/distroless/static-debian12›\nHEALTHCHECK CMD ["«wget»", "http://localhost/"]',
      message: "missing",
      related: "gcr.io/distroless/static-debian12 stands here",
    },
    {
      code: "FROM ‹python:3.12-slim›\nRUN pip install x\nHEALTHCHECK CMD «wget» -q http://localhost/",
      message: "missing",
      related: "python:3.12-slim stands here",
    },
  ],
});
