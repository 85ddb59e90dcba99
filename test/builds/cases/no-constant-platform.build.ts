import { buildCases } from "../judge.ts";

buildCases("no-constant-platform", [
  {
    name: "this machine's",
    dockerfile: ["FROM --platform=linux/amd64 busybox:1.35", "RUN echo a > /a"],
    fix: "unsafe",
  },
  {
    name: "of a stage",
    dockerfile: ["FROM --platform=linux/amd64 busybox:1.35 AS b", "RUN echo a > /a", "FROM b"],
    fix: "unsafe",
  },
  {
    name: "one of two",
    dockerfile: [
      "FROM --platform=linux/amd64 busybox:1.35 AS b",
      "RUN uname -m > /a",
      "FROM --platform=$BUILDPLATFORM busybox:1.35",
      "COPY --from=b /a /a",
    ],
    fix: "unsafe",
    hostile: true,
  },
]);
