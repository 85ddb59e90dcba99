import { buildCases } from "../judge.ts";

const dockerfile = ["FROM busybox:1.35", "COPY *.* sub /srv/"];
const files = { "a.txt": "a\n", "b.log": "b\n", "sub/c.log": "c\n" };

buildCases("dockerignore-dead-pattern", [
  {
    name: "an absolute path",
    dockerfile,
    files: { ...files, ".dockerignore": ".dockerignore\n./../x\nb.log\n*.log\n" },
    hostile: true,
  },
  {
    name: "a second time",
    dockerfile,
    files: { ...files, ".dockerignore": ".dockerignore\n*.log\n*.log\n" },
    hostile: true,
  },
  {
    name: "an exception of nothing before a pattern that it undoes",
    dockerfile,
    files: { ...files, ".dockerignore": ".dockerignore\n!b.log\n*.log\n!sub/c.log\n" },
    hostile: true,
  },
]);
