import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("merge-consecutive-runs", [
  { name: "two", dockerfile: [base, "RUN echo a > /a", "RUN echo b > /b"] },
  {
    name: "lines and comments",
    dockerfile: [base, "RUN echo a > /a \\", "  && echo b > /b", "# Why.", "RUN echo c > /c", "RUN echo d > /d"],
  },
  {
    name: "a change of directory",
    dockerfile: [base, "RUN cd /tmp && echo a > a", "RUN echo b > b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a variable",
    dockerfile: [base, "RUN export A=1 && echo $A > /a", "RUN echo x$A > /b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "what ends the shell",
    dockerfile: [base, "RUN echo a > /a; exit 0", "RUN echo b > /b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a fallback",
    dockerfile: [base, "RUN false || echo a > /a", "RUN true || echo b > /b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a mask",
    dockerfile: [base, "RUN umask 077 && echo a > /a", "RUN echo b > /b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a variable of a loop",
    dockerfile: [base, "RUN for A in 1; do echo $A > /a; done", "RUN echo x$A > /b"],
    hostile: true,
  },
  {
    name: "a mount that starts empty",
    dockerfile: [
      base,
      "RUN --mount=type=tmpfs,target=/t touch /t/a",
      "RUN --mount=type=tmpfs,target=/t echo /t/* > /b",
    ],
    hostile: true,
  },
  {
    name: "in the background",
    dockerfile: [base, "RUN echo a > /a &", "RUN echo b > /b"],
    fix: "unsafe",
    hostile: true,
  },
]);
