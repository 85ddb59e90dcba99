import { buildCases } from "../judge.ts";

const builder = ["FROM busybox:1.35 AS builder", "RUN echo a > /a", "FROM busybox:1.35"];

buildCases("copy-from-known-stage", [
  {
    name: "a slip",
    dockerfile: [...builder, "COPY --from=bulider /a /a"],
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "a mount",
    dockerfile: [...builder, "RUN --mount=from=bulider,target=/m cp /m/a /a"],
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "an image of nearly that name",
    dockerfile: ["FROM busybox:1.35 AS busybx", "FROM busybox:1.35", "COPY --from=busybox:1.35 /bin/sh /sh"],
    fix: "unsafe",
    hostile: true,
  },
]);
