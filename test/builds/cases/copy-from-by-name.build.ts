import { buildCases } from "../judge.ts";

buildCases("copy-from-by-name", [
  {
    name: "a number",
    dockerfile: ["FROM busybox:1.35 AS a", "RUN echo a > /a", "FROM scratch", "COPY --from=0 /a /a"],
  },
  {
    name: "among others",
    dockerfile: [
      "FROM busybox:1.35 AS a",
      "RUN echo a > /a",
      "FROM busybox:1.35 AS b",
      "RUN echo b > /a",
      "FROM scratch",
      "COPY --from=1 /a /a",
    ],
  },
  {
    name: "two stages of one name",
    dockerfile: [
      "FROM busybox:1.35 AS a",
      "RUN echo 1 > /a",
      "FROM busybox:1.35 AS a",
      "RUN echo 2 > /a",
      "FROM scratch",
      "COPY --from=0 /a /a",
    ],
    hostile: true,
  },
]);
