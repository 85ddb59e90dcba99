import rule from "../../../rules/containers/container-shell-present.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const app = (entrypoint: string, ...lines: readonly string[]) =>
  `services:\n  app:\n    build: .\n    entrypoint: ${entrypoint}\n${lines.map((line) => `    ${line}\n`).join("")}`;

const scratch = { Dockerfile: "FROM scratch\nCOPY app /app\n" };
const shop = (dockerfile: string) => ({
  "compose.yaml": "services:\n  a:\n    image: shop/api:1\n    build: a\n",
  "a/Dockerfile": dockerfile,
});

testRule(rule, {
  good: [
    { kind: "compose", title: "no command of its own", code: "services:\n  app:\n    build: .\n", files: scratch },
    { kind: "compose", title: "a program of the image", code: app('["/app", "bash"]'), files: scratch },
    { kind: "compose", title: "what is only an argument", code: app("[]", "command: [bash]"), files: scratch },
    {
      kind: "compose",
      title: "the shell of Alpine",
      code: app("[sh, -c, x]"),
      files: { Dockerfile: "FROM alpine:3.22" },
    },
    {
      kind: "compose",
      title: "installed",
      code: app("[bash]"),
      files: { Dockerfile: "FROM alpine:3.22\nRUN apk add --no-cache bash" },
    },
    {
      kind: "compose",
      title: "copied",
      code: app("[/bin/sh]"),
      files: { Dockerfile: "FROM scratch\nCOPY --from=busybox:1 /bin/busybox /bin/sh" },
    },
    { kind: "compose", title: "elsewhere", code: app("[/opt/tools/bash]"), files: scratch },
    { kind: "compose", title: "a variable", code: app('["${SHELL}"]'), files: scratch },
    { kind: "compose", title: "behind a wrapper", code: app("[env, bash]"), files: scratch },
    {
      kind: "compose",
      title: "a base of which nothing is known",
      code: app("[bash]"),
      files: { Dockerfile: "FROM example.com/base:1" },
      unknown: true,
    },
    {
      kind: "compose",
      title: "a directory of programs that is mounted",
      code: app("[bash]", "volumes: [tools:/usr/local/bin]"),
      files: scratch,
      unknown: "a volume may provide the shell",
    },
    {
      kind: "compose",
      title: "looked for on a PATH of its own",
      code: app("[bash]", "volumes: [tools:/tools]", "environment: {PATH: /tools}"),
      files: scratch,
      unknown: "PATH may lead to a shell elsewhere",
    },
    {
      kind: "compose",
      title: "a root directory that is copied to where the image works",
      code: app("[/bin/sh]"),
      files: { Dockerfile: "FROM scratch\nCOPY --from=alpine:3.22 . .\n" },
      unknown: "the files copied to the root directory may include it",
    },
    {
      kind: "compose",
      title: "a directory of programs that is copied to another one on the PATH",
      code: app("[sh]"),
      files: {
        Dockerfile:
          "FROM gcr.io/distroless/static-debian12\nCOPY --from=busybox:1.37 /bin /busybox\nENV PATH=$PATH:/busybox\n",
      },
      unknown: "a file copied to a directory of programs may be it",
    },
    {
      kind: "compose",
      title: "a build that cannot be read",
      code: app("[bash]"),
      unknown: "the Dockerfile is not readable",
    },
    { kind: "kubernetes", title: "an image of others", code: pod(["command: [bash]"]) },
    {
      kind: "kubernetes",
      title: "one of two builds has it",
      code: pod(["command: [bash]"], [], "shop/api:1"),
      files: {
        "compose.yaml": "services:\n  a: {image: 'shop/api:1', build: a}\n  b: {image: 'shop/api:1', build: b}\n",
        "a/Dockerfile": "FROM scratch",
        "b/Dockerfile": "FROM debian:12",
      },
    },
  ],
  bad: [
    {
      kind: "kubernetes",
      title: "by its path, with a script",
      code: pod(['command: ["«/bin/sh»", -c, "exec /app"]'], [], "shop/api:1"),
      files: shop("FROM ‹scratch›\nCOPY app /app\n"),
      says: "Container app starts with /bin/sh, but scratch, the base of a/Dockerfile, does not have it and nothing installs it",
      related: "The base image is scratch",
    },
    {
      kind: "compose",
      title: "by its path, whatever PATH is",
      code: app("[«/bin/sh»]", "environment: {PATH: /tools}"),
      files: { Dockerfile: "FROM ‹scratch›\nCOPY app /app\n" },
      related: "The base image is scratch",
    },
    {
      kind: "compose",
      title: "a line of words",
      code: app("«bash» /app/start.sh"),
      files: { Dockerfile: "FROM ‹alpine:3.22›\nCOPY . /app\n" },
      related: "The base image is alpine:3.22",
    },
  ],
});
