import rule from "../../../rules/metadata/no-admin-ports.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  bad: [
    { title: "a protocol", code: "FROM debian:12\nEXPOSE «22/TCP»", message: "exposed" },
    {
      title: "a range",
      code: "FROM debian:12\nEXPOSE «20-25»",
      message: "exposed",
      says: "Port 22 is SSH: do not expose remote administration",
    },
    { title: "each on its own", code: "FROM debian:12\nEXPOSE «3389» 80 «5985»", message: "exposed" },
    { title: "a variable", code: "FROM debian:12\nARG PORT=22\nEXPOSE «$PORT»", message: "exposed" },
    { title: "several in a variable", code: 'FROM debian:12\nENV PORTS="80 22"\nEXPOSE «$PORTS»', message: "exposed" },
    { title: "inherited by the target", code: "FROM debian:12 AS base\nEXPOSE «22»\nFROM base", message: "exposed" },
    {
      title: "ports of the policy",
      code: "FROM debian:12\nEXPOSE «8443»",
      options: { ports: [8443] },
      message: "exposed",
      says: "Port 8443 is forbidden by the policy: do not expose remote administration",
    },
    {
      title: "no server by the policy",
      code: "FROM gitea/gitea:1.22\nEXPOSE «22»",
      options: { servers: [] },
      message: "exposed",
    },
    {
      title: "behind an address",
      kind: "compose",
      code: "services:\n  app:\n    image: example.com/app:1\n    ports:\n      - «127.0.0.1:2222:22/tcp»",
      message: "published",
      says: "Port 22 of the container is SSH: do not publish remote administration",
    },
    {
      title: "the long form",
      kind: "compose",
      code: "services:\n  app:\n    image: example.com/app:1\n    ports:\n      - «target: 3389\n        published: 3389»",
      message: "published",
    },
    {
      title: "behind a host port that nobody can know",
      kind: "compose",
      code: "services:\n  app:\n    image: example.com/app:1\n    ports:\n      - «${SSH_PORT}:22»\n      - «target: 23\n        published: $TELNET»",
      message: "published",
    },
    {
      title: "of a service that is built, and of one that extends it",
      kind: "compose",
      code: "services:\n  app:\n    build: .\n    ports: [«'22'»]\n  other:\n    extends: app",
      message: "published",
    },
  ],
  good: [
    {
      title: "behind a host port that nobody can know, another port",
      kind: "compose",
      code: "services:\n  app:\n    image: example.com/app:1\n    ports:\n      - ${HTTP_PORT}:80\n      - ${PORT}:22/udp",
    },
    {
      title: "a port and a protocol that nobody can know",
      kind: "compose",
      code: "services:\n  app:\n    image: example.com/app:1\n    ports:\n      - 2222:${PORT}\n      - 22/${PROTOCOL}\n      - 80/${PROTOCOL}",
      unknown: [
        "PORT comes from the environment in which Compose runs",
        "PROTOCOL comes from the environment in which Compose runs",
      ],
    },
    { title: "no TCP", code: "FROM debian:12\nEXPOSE 22/udp" },
    { title: "a host port only", code: "FROM debian:12\nEXPOSE 22:8080" },
    {
      title: "a stage that does not ship",
      code: "FROM debian:12 AS build\nEXPOSE 22\nFROM scratch\nCOPY --from=build /app /app",
    },
    { title: "a port that nobody can know", code: "FROM debian:12\nARG PORT\nEXPOSE 80${PORT}", unknown: true },
    { title: "not a number", code: "FROM debian:12\nEXPOSE ssh" },
    { title: "a longer number", code: "FROM debian:12\nEXPOSE 2222 8022 220" },
    { title: "Docker in Docker", code: "FROM docker:27-dind\nEXPOSE 2375" },
    { title: "other ports by the policy", code: "FROM debian:12\nEXPOSE 22", options: { ports: [23] } },
    {
      title: "a Git server",
      kind: "compose",
      code: 'services:\n  git:\n    image: gitlab/gitlab-ce:17.5.0-ce.0\n    ports:\n      - "2222:22"',
    },
    ...[
      "linuxserver/openssh-server:9",
      "atmoz/sftp:alpine",
      "selenium/standalone-chrome:4",
      "gogs/gogs:0.13",
      "forgejo/forgejo:9",
    ].map((image) => ({
      title: `a server, ${image}`,
      kind: "compose",
      code: `services:\n  app:\n    image: ${image}\n    ports: ['2222:20-23', '5900:5900']`,
    })),
    {
      title: "a port of the host",
      kind: "compose",
      code: 'services:\n  app:\n    image: example.com/app:1\n    ports:\n      - "22:8080"',
    },
  ],
});
