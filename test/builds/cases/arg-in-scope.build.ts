import { buildCases } from "../judge.ts";

buildCases("arg-in-scope", [
  {
    name: "a label",
    dockerfile: ["ARG V=1.35", "FROM busybox:${V}", "LABEL version=$V"],
    fix: "unsafe",
    changes: ["config.Labels"],
  },
  {
    name: "a command",
    dockerfile: ["ARG APP=web", "FROM busybox:1.35", "RUN mkdir -p /srv/$APP/a"],
    fix: "unsafe",
    changes: ["/srv"],
  },
  {
    name: "a variable of the shell itself",
    dockerfile: ["ARG V=1", "FROM busybox:1.35", "RUN V=2 && echo $V > /v"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a variable of the base",
    dockerfile: ["ARG PATH=/x", "FROM busybox:1.35", "RUN echo $PATH > /path"],
    fix: "unsafe",
    hostile: true,
  },
]);
