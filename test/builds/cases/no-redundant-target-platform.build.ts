import { buildCases } from "../judge.ts";

buildCases("no-redundant-target-platform", [
  { name: "the only stage", dockerfile: ["FROM --platform=$TARGETPLATFORM busybox:1.35", "RUN echo a > /a"] },
  {
    name: "in braces",
    dockerfile: ["FROM --platform=${TARGETPLATFORM} busybox:1.35 AS a", "FROM a", "RUN echo a > /a"],
  },
  {
    name: "an argument of that name",
    dockerfile: ["ARG TARGETPLATFORM=linux/amd64", "FROM --platform=$TARGETPLATFORM busybox:1.35", "RUN echo a > /a"],
    hostile: true,
  },
]);
