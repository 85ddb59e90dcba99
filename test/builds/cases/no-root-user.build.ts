import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const run = ["id", "-u"];

buildCases("no-root-user", [
  {
    name: "the way back to root",
    dockerfile: [base, "USER 1000", "USER root", 'CMD ["id", "-u"]'],
    run,
    fix: "unsafe",
    changes: ["config.User", "run output"],
  },
  {
    name: "behind commands that need it",
    dockerfile: [base, "USER 1000", "USER root", "RUN echo a > /a", 'CMD ["id", "-u"]'],
    run,
    fix: "unsafe",
    hostile: true,
    changes: ["config.User", "run output"],
  },
  {
    name: "a user who is root by another name",
    dockerfile: [base, "USER 0:0", 'CMD ["id", "-u"]'],
    run,
    fix: "unsafe",
    hostile: true,
  },
]);
