import { buildCases } from "../judge.ts";

buildCases("absolute-workdir", [
  {
    name: "below the root",
    dockerfile: ["FROM busybox:1.35", "WORKDIR app", "COPY a.txt .", 'CMD ["cat", "a.txt"]'],
    files: { "a.txt": "a\n" },
  },
  {
    name: "one below another",
    dockerfile: ["FROM busybox:1.35", "WORKDIR app", "WORKDIR src", "WORKDIR ../lib", 'CMD ["pwd"]'],
  },
  {
    name: "a directory of the parent stage",
    dockerfile: ["FROM busybox:1.35 AS base", "WORKDIR srv", "FROM base", "WORKDIR app", 'CMD ["pwd"]'],
  },
  {
    name: "a directory that the base brings",
    dockerfile: ["FROM gcr.io/distroless/static:nonroot", "WORKDIR app", "COPY a.txt ."],
    files: { "a.txt": "a\n" },
    hostile: true,
  },
  {
    name: "variables, dots and spaces",
    dockerfile: [
      "FROM busybox:1.35",
      "ENV SUB=a/./b",
      "WORKDIR /w",
      "WORKDIR $SUB/../c",
      "WORKDIR 'd e'",
      'CMD ["pwd"]',
    ],
    hostile: true,
  },
]);
