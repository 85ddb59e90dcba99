import { buildCases } from "../judge.ts";

buildCases("from-as-casing", [
  { name: "as", dockerfile: ["FROM busybox:1.35 as base", "RUN echo a > /a", "FROM base"] },
  { name: "AS", dockerfile: ["from busybox:1.35 AS base", "run echo a > /a", "from base"] },
  { name: "a stage called as", dockerfile: ["FROM busybox:1.35 as as", "RUN echo a > /a", "FROM as"], hostile: true },
]);
