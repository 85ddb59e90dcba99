import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["build: fails"];

buildCases("valid-run-mount", [
  { name: "an option", dockerfile: [base, "RUN --mount=type=cache,tagret=/c echo a > /a"], changes },
  { name: "a type", dockerfile: [base, "RUN --mount=type=cahce,target=/c echo a > /a"], changes },
  {
    name: "a word that may be another",
    dockerfile: [base, "RUN --mount=type=secret,ed=a echo a > /a"],
    hostile: true,
    changes,
  },
]);
