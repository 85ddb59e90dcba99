import { buildCases } from "../judge.ts";

buildCases("no-windows-path-on-linux", [
  {
    name: "a source",
    dockerfile: ["FROM alpine:3.22", "COPY build\\tide /tide"],
    files: { "build/tide": "a\n" },
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "a source in a directory of many",
    dockerfile: ["FROM alpine:3.22", "COPY a\\b\\c.txt /c.txt"],
    files: { "a/b/c.txt": "a\n" },
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "a file whose name has what is written",
    dockerfile: ["FROM alpine:3.22", "COPY build\\tide /tide"],
    files: { buildtide: "a\n" },
    says: "unless buildtide is meant",
    fix: "unsafe",
    hostile: true,
  },
]);
