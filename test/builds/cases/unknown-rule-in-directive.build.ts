import { buildCases } from "../judge.ts";

buildCases("unknown-rule-in-directive", [
  { name: "a name", dockerfile: ["# plimsoll ignore-file=no-root-usr -- why", "FROM busybox:1.35"], fix: "unsafe" },
  {
    name: "two",
    dockerfile: ["FROM busybox:1.35", "# plimsoll ignore=no-sudoo,no-cdd -- why", "RUN echo a > /a"],
    fix: "unsafe",
  },
  {
    name: "within a continued line",
    dockerfile: ["FROM busybox:1.35", "RUN echo a \\", "# plimsoll ignore=no-sudoo -- why", "  > /a"],
    fix: "unsafe",
    hostile: true,
  },
]);
