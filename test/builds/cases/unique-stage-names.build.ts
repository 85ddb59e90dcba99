import { buildCases } from "../judge.ts";

const first = ["FROM busybox:1.35 AS build", "RUN echo a > /a"];

buildCases("unique-stage-names", [
  {
    name: "that nothing names",
    dockerfile: [...first, "FROM busybox:1.35 AS build", "RUN echo b > /a"],
    fix: "unsafe",
  },
  {
    name: "with a copy from the last",
    dockerfile: [
      ...first,
      "FROM busybox:1.35 AS Build",
      "RUN echo b > /a",
      "FROM busybox:1.35",
      "COPY --from=build /a /a",
    ],
    fix: "unsafe",
  },
  {
    name: "with a stage upon the first",
    dockerfile: [
      ...first,
      "FROM build AS middle",
      "FROM busybox:1.35 AS build",
      "RUN echo b > /a",
      "FROM middle",
      "COPY --from=build /a /b",
    ],
    fix: "unsafe",
    hostile: true,
  },
]);
