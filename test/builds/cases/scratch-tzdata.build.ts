import { buildCases } from "../judge.ts";

const zones = "/usr/share/zoneinfo";
const stages = (zone: string, ...final: readonly string[]) => [
  "FROM debian:bookworm-slim AS build",
  "RUN mkdir -p /usr/share/zoneinfo && echo UTC > /usr/share/zoneinfo/UTC",
  "FROM scratch",
  `ENV TZ=${zone}`,
  ...final,
  "COPY --from=build /bin/true /app",
];

buildCases("scratch-tzdata", [
  {
    name: "a stage that has them",
    dockerfile: stages("Asia/Tokyo"),
    fix: "unsafe",
    hostile: true,
    changes: ["/usr", zones, "size"],
  },
  {
    name: "zones that are copied",
    dockerfile: stages("Asia/Tokyo", "COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo"),
    fix: "unsafe",
    hostile: true,
  },
  { name: "no zone at all", dockerfile: stages("UTC"), fix: "unsafe", hostile: true },
]);
