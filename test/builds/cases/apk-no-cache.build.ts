import { buildCases } from "../judge.ts";

const cache = "/var/cache/apk/index";

buildCases("apk-no-cache", [
  { name: "add", dockerfile: ["FROM alpine:3.22", "RUN apk add curl"], changes: [cache] },
  { name: "update and add", dockerfile: ["FROM alpine:3.22", "RUN apk update && apk add curl git"], changes: [cache] },
  {
    name: "a cache that later steps use",
    dockerfile: ["FROM alpine:3.22", "RUN apk update", "RUN apk add curl", "RUN cp /var/cache/apk/index /kept"],
    hostile: true,
  },
  {
    name: "a cache mount",
    dockerfile: [
      "FROM alpine:3.22",
      "RUN --mount=type=cache,target=/var/cache/apk apk add curl && test -e /var/cache/apk/index",
    ],
    hostile: true,
  },
]);
