import { buildCases } from "../judge.ts";

const changes = ["build: fails"];

buildCases("known-flags", [
  {
    name: "from",
    dockerfile: ["FROM busybox:1.35 AS b", "RUN echo a > /a", "FROM scratch", "COPY --form=b /a /a"],
    fix: "unsafe",
    changes,
  },
  {
    name: "chmod",
    dockerfile: ["FROM busybox:1.35", "COPY --chomd=600 a /a"],
    files: { a: "a\n" },
    fix: "unsafe",
    changes,
  },
  {
    name: "mount",
    dockerfile: ["FROM busybox:1.35", "RUN --muont=type=tmpfs,target=/t echo a > /a"],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
