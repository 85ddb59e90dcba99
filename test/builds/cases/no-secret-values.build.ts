import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("no-secret-values", [
  {
    name: "a variable of the image",
    dockerfile: [base, "ENV DB_PASSWORD=hunter2secret", "RUN echo a > /a"],
    fix: "unsafe",
    changes: ["config.Env"],
  },
  { name: "an argument", dockerfile: [base, "ARG DB_PASSWORD=hunter2secret", "RUN echo a > /a"], fix: "unsafe" },
  {
    name: "one that a step names",
    dockerfile: [base, "ENV DB_PASSWORD=hunter2secret", 'RUN test -n "$DB_PASSWORD"'],
    fix: "unsafe",
    hostile: true,
    says: "--secret",
  },
  {
    name: "one that a program reads",
    dockerfile: [base, "ENV DB_PASSWORD=hunter2secret", "COPY init /init", 'CMD ["/init"]'],
    files: { init: script("#!/bin/sh", "printenv DB_PASSWORD") },
    fix: "unsafe",
    hostile: true,
    says: "which must then be passed to the container",
  },
]);
