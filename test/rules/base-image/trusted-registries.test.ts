import rule from "../../../rules/base-image/trusted-registries.ts";
import { testRule } from "../../rule-tester.ts";

const only = (...registries: string[]) => ({ options: { registries } });

testRule(rule, {
  good: [
    "FROM anything.example.org/x:1",
    { code: "FROM alpine:3.20\nFROM bitnami/redis:7", ...only("docker.io") },
    { code: "FROM index.docker.io/library/alpine:3.20", ...only("docker.io/library/*") },
    { code: "FROM bitnami/redis:7", ...only("bitnami/*") },
    { code: "FROM localhost:5000/a:1", ...only("localhost:5000") },
    { code: "FROM localhost/a:1", ...only("localhost") },
    { code: "FROM my.app:v1", ...only("my.app:v1") },
    ...["docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com"].map((registry) => ({
      title: `a name of docker.io: ${registry}`,
      code: "FROM alpine:3.20",
      ...only(registry),
    })),
    { code: "FROM a.example.com:8443/x/y:1", ...only("*.example.com:8443/x/*") },
    { code: "FROM scratch\nFROM alpine:3.20 AS a\nFROM a", ...only("docker.io") },
    { code: "FROM anything:1", ...only("*") },
    { code: "ARG BASE\nFROM $BASE", ...only("*") },
    { code: "ARG BASE\nFROM $BASE", unknown: true, ...only("docker.io") },
    { code: "ARG T\nFROM ghcr.io/team/app:$T", unknown: true, ...only("ghcr.io/team/*") },
    { code: "FROM alpine:3.20\nCOPY --from=assets / /", unknown: true, ...only("registry.example.com", "alpine:3.20") },
  ],
  bad: [
    { code: "FROM «evil.test/a.example.com/b:1»", ...only("*.example.com") },
    {
      code: "FROM «bitnami/redis:7»",
      ...only("docker.io/library/*"),
      says: "bitnami/redis:7 comes from docker.io, which is not a trusted registry",
    },
    {
      title: "whatever the tag",
      code: "ARG T\nFROM «ghcr.io/team/app:$T»",
      ...only("localhost/team/*", "registry:5000/team/*", "registry.example.com/team/*"),
    },
    { code: "FROM «registry.example.com/other/x:1»", ...only("registry.example.com/team/*") },
    { code: "FROM «registry.example.com/teams/x:1»", ...only("registry.example.com/team/*") },
    {
      code: "ARG ‹REG=ghcr.io›\nFROM «${REG}/x:1»\nRUN --mount=type=bind,from=«quay.io/a/b:1»,target=/x true",
      ...only("docker.io"),
      related: [["ARG REG"], [null]],
      flow: [true, false],
    },
  ],
});
