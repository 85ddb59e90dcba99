import { buildCases } from "../judge.ts";

const base = "FROM alpine:3.22";

buildCases("healthcheck-tool-present", [
  {
    name: "a page",
    dockerfile: [base, "HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1"],
    fix: "unsafe",
    changes: ["config.Healthcheck"],
  },
  {
    name: "with times",
    dockerfile: [base, "HEALTHCHECK --interval=5s CMD curl -fsS http://localhost:8080/live"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Healthcheck"],
  },
  {
    name: "a tool that is copied",
    dockerfile: [base, "COPY curl /usr/bin/curl", "HEALTHCHECK CMD curl -f http://localhost/"],
    files: { curl: "x\n" },
    fix: "unsafe",
    hostile: true,
  },
]);
