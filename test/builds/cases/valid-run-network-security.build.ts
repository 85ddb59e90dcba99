import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["build: fails"];

buildCases("valid-run-network-security", [
  { name: "none", dockerfile: [base, "RUN --network=None echo a > /a"], changes },
  { name: "default", dockerfile: [base, "RUN --network=defualt echo a > /a"], changes },
  { name: "a value that may be another", dockerfile: [base, "RUN --network=hone echo a > /a"], hostile: true, changes },
]);
