import { buildCases } from "../judge.ts";

const dockerfile = ["FROM busybox:1.35", "COPY *.* sub* /srv/"];
const files = { "a.txt": "a\n", "b.log": "b\n", "sub/c.log": "c\n" };

buildCases("dockerignore-exception-order", [
  {
    name: "an exception before what it excepts from",
    dockerfile,
    files: { ...files, ".dockerignore": ".dockerignore\n!b.log\n*.log\n" },
    fix: "unsafe",
    // That the file is there again is what the rule is about.
    changes: ["/srv/b.log: none -> file"],
  },
  {
    name: "several",
    dockerfile,
    files: { ...files, ".dockerignore": "!a.txt\n!b.log\n*\n!sub\n" },
    fix: "unsafe",
    changes: ["/srv/a.txt: none -> file", "/srv/b.log: none -> file"],
  },
  {
    name: "an exception that a later line takes back on purpose",
    dockerfile,
    files: { ...files, ".dockerignore": "*\n!sub\nsub/*.log\n" },
    fix: "unsafe",
    hostile: true,
  },
]);
