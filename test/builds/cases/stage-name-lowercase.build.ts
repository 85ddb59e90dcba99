import { buildCases } from "../judge.ts";

buildCases("stage-name-lowercase", [
  {
    name: "a name that is copied from",
    dockerfile: ["FROM busybox:1.35 AS Build", "RUN echo a > /a", "FROM scratch", "COPY --from=Build /a /a"],
  },
  {
    name: "a name that is built upon",
    dockerfile: [
      "FROM busybox:1.35 AS Base",
      "RUN echo a > /a",
      "FROM base",
      "RUN --mount=from=BASE,target=/b cp /b/a /c",
    ],
  },
  {
    name: "a name behind a variable",
    dockerfile: ["ARG S=base", "FROM busybox:1.35 AS Base", "RUN echo a > /a", "FROM ${S}", "RUN echo Base > /b"],
    hostile: true,
  },
]);
