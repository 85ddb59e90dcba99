import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

buildCases("no-cd", [
  {
    name: "the only step there",
    dockerfile: ["FROM busybox:1.35", "RUN mkdir /w", "RUN cd /w && echo a > a"],
    fix: "unsafe",
    changes: ["config.WorkingDir"],
  },
  {
    name: "steps with paths of their own",
    dockerfile: ["FROM busybox:1.35", "RUN mkdir /w", "RUN cd /w && echo a > a && echo b > /b", 'CMD ["cat", "/w/a"]'],
    fix: "unsafe",
  },
  {
    name: "twice the same relative directory",
    dockerfile: [
      "FROM busybox:1.35",
      "WORKDIR /w/sub",
      "WORKDIR /w",
      "RUN cd sub && echo a > a",
      "RUN cd sub && test -e a && echo b > b",
    ],
    fix: "unsafe",
    hostile: true,
    changes: ["config.WorkingDir"],
  },
  {
    name: "a command with a relative path follows",
    dockerfile: ["FROM busybox:1.35", "WORKDIR /w", "COPY run.sh .", "RUN cd /tmp && echo a > a", "CMD sh run.sh"],
    files: { "run.sh": script("#!/bin/sh", "echo ran") },
    fix: "unsafe",
    hostile: true,
    changes: ["config.WorkingDir"],
  },
  {
    name: "a copy to a relative path follows",
    dockerfile: ["FROM busybox:1.35", "WORKDIR /w", "RUN cd /tmp && echo a > a", "COPY run.sh ."],
    files: { "run.sh": script("#!/bin/sh", "echo ran") },
    fix: "unsafe",
    hostile: true,
    changes: ["config.WorkingDir"],
  },
  {
    name: "a directory that is not there",
    dockerfile: ["FROM busybox:1.35", "RUN cd /none && echo a > a || echo none > /b"],
    fix: "unsafe",
    hostile: true,
  },
]);
