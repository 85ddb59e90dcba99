import { buildCases } from "../judge.ts";

const changes = ["build: fails"];

buildCases("known-instruction", [
  { name: "COPPY", dockerfile: ["FROM busybox:1.35", "COPPY a /a"], files: { a: "a\n" }, fix: "unsafe", changes },
  { name: "ENTRYPONT", dockerfile: ["FROM busybox:1.35", 'ENTRYPONT ["echo"]'], fix: "unsafe", changes },
  {
    name: "a line that lost its continuation",
    dockerfile: ["FROM busybox:1.35", "RUN echo a", "  && echo b"],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
