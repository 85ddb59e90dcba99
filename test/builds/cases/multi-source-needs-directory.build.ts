import { buildCases } from "../judge.ts";

const files = { "a.txt": "a\n", "b.txt": "b\n" };

buildCases("multi-source-needs-directory", [
  {
    name: "a directory that is there",
    dockerfile: ["FROM busybox:1.35", "RUN mkdir /srv", "COPY a.txt b.txt /srv"],
    files,
    fix: "unsafe",
  },
  {
    name: "a variable",
    dockerfile: ["FROM busybox:1.35", "ENV TO=/srv", "RUN mkdir /srv", "COPY a.txt b.txt $TO"],
    files,
    fix: "unsafe",
  },
  {
    name: "the working directory",
    dockerfile: ["FROM busybox:1.35", "WORKDIR /srv", "COPY a.txt b.txt ."],
    files,
    hostile: true,
  },
  {
    name: "sources that are one file",
    dockerfile: ["FROM busybox:1.35", "COPY a.* /srv", 'CMD ["cat", "/srv"]'],
    files,
    hostile: true,
  },
]);
