import { buildCases } from "../judge.ts";

const stages = (name: string, ...rest: readonly string[]) => [
  `FROM busybox:1.35 AS ${name}`,
  "RUN echo a > /a",
  ...rest,
];

buildCases("no-reserved-stage-name", [
  { name: "context", dockerfile: stages("context", "FROM busybox:1.35", "COPY --from=context /a /a"), fix: "unsafe" },
  { name: "scratch", dockerfile: stages("scratch"), fix: "unsafe" },
  {
    name: "scratch that is built upon",
    dockerfile: stages("scratch", "FROM scratch", "COPY --from=scratch /a /b"),
    fix: "unsafe",
    hostile: true,
    says: "scratch",
  },
]);
