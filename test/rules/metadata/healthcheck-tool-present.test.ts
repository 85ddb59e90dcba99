import rule from "../../../rules/metadata/healthcheck-tool-present.ts";
import { testRule } from "../../rule-tester.ts";

const check = "HEALTHCHECK CMD curl -f http://localhost/";

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
      code: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y ca-certificates\nHEALTHCHECK --interval=5s CMD «curl» -f http://localhost/",
      fixed: null,
    },
    {
      code: "FROM busybox:1.37\nHEALTHCHECK CMD «curl» --fail --silent http://localhost/health || exit 1",
      fixed: "FROM busybox:1.37\nHEALTHCHECK CMD wget -q --spider http://localhost/health || exit 1",
    },
    {
      title: "what wget cannot say",
      code: "FROM alpine:3.22\nHEALTHCHECK CMD «curl» -X POST http://localhost/",
      fixed: null,
    },
    "FROM alpine:3.22\nHEALTHCHECK CMD «bash» -c '«curl» -f http://localhost/'",
    'FROM gcr.io/distroless/static-debian12\nHEALTHCHECK CMD ["«wget»", "http://localhost/"]',
    "FROM python:3.12-slim\nRUN pip install x\nHEALTHCHECK CMD «wget» -q http://localhost/",
  ],
});
