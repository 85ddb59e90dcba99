import { buildCases } from "../judge.ts";

buildCases("no-lookalike-characters", [
  {
    name: "a dash before an option",
    dockerfile: ["FROM busybox:1.35", "RUN mkdir \u2013p /a/b"],
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "quotes around words",
    dockerfile: ["FROM busybox:1.35", "RUN touch \u201ca b\u201d"],
    fix: "unsafe",
    changes: ["/"],
  },
  {
    name: "a text that is printed",
    dockerfile: ["FROM busybox:1.35", "RUN echo \u2013 it\u2019s done \u2013 > /said"],
    fix: "unsafe",
    hostile: true,
  },
]);
