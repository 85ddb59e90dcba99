import { buildCases } from "../judge.ts";

buildCases("single-healthcheck", [
  {
    name: "the last one holds",
    dockerfile: ["FROM busybox:1.35", "HEALTHCHECK CMD test -e /a", "HEALTHCHECK CMD test -e /b"],
  },
  { name: "the last one is none", dockerfile: ["FROM busybox:1.35", "HEALTHCHECK CMD test -e /a", "HEALTHCHECK NONE"] },
  {
    name: "with other times",
    dockerfile: ["FROM busybox:1.35", "HEALTHCHECK --interval=5s --retries=9 CMD true", 'HEALTHCHECK CMD ["true"]'],
    hostile: true,
  },
]);
